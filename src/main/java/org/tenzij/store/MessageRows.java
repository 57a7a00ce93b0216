package org.tenzij.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.receive.Incoming.Message;
import org.tenzij.store.Contents.Holder;

/** The rows of the table {@code message}: what was admitted. */
final class MessageRows {
    private static final String MANIFEST_BYTES = "message.manifest_bytes";
    private static final String DECISION = "message.decision";
    private static final byte[] NONE = new byte[0];

    private final Sql sql;
    private final Contents contents;
    private final StorageCipher cipher;

    MessageRows(Sql sql, Contents contents, StorageCipher cipher) {
        this.sql = sql;
        this.contents = contents;
        this.cipher = cipher;
    }

    private static String key(Party sender, MessageId id) {
        return sender.id() + ":" + id.value();
    }

    void add(JdbcClient jdbc, Message message) {
        String key = key(message.sender(), message.id());
        jdbc.sql("""
                        insert into message (sender, id, kind, sequence, previous, manifest, envelope, created_at,
                            admitted_at, manifest_bytes, decision)
                        values (:sender, :id, :kind, :sequence, :previous, :manifest, :envelope, :created_at,
                            :admitted_at, :manifest_bytes, :decision)""")
                .paramSource(new MapSqlParameterSource(
                                "sender", message.sender().id())
                        .addValue("id", message.id().value())
                        .addValue("kind", message.kind().wireName())
                        .addValue("sequence", message.sequence())
                        .addValue("previous", Columns.text(message.previous()))
                        .addValue("manifest", message.manifest().value())
                        .addValue("envelope", message.envelope().value())
                        .addValue("created_at", Nanos.of(message.createdAt()))
                        .addValue("admitted_at", Nanos.of(message.admittedAt()))
                        .addValue("manifest_bytes", cipher.protect(message.manifestBytes(), MANIFEST_BYTES, key))
                        .addValue("decision", cipher.protect(message.decision(), DECISION, key)))
                .update();
        contents.put(Holder.MESSAGE, key, message.content());
    }

    List<Message> oldest(@Nullable Kind kind, int most) {
        return kind == null
                ? list("order by admitted_at, id limit :most", Map.of("most", most))
                : list(
                        "where kind = :kind order by admitted_at, id limit :most",
                        Map.of("kind", kind.wireName(), "most", most));
    }

    boolean recall(Party sender, MessageId id, Instant at) {
        return sql.write(jdbc -> jdbc.sql(
                                "update message set recalled_at = :at where sender = :sender and id = :id and recalled_at is null")
                        .param("at", Nanos.of(at))
                        .param("sender", sender.id())
                        .param("id", id.value())
                        .update()
                == 1);
    }

    Optional<Message> find(Party sender, MessageId id) {
        return list("where sender = :sender and id = :id", Map.of("sender", sender.id(), "id", id.value())).stream()
                .findFirst();
    }

    private List<Message> list(String which, Map<String, Object> parameters) {
        List<Message> bare = sql.read(jdbc -> jdbc.sql("select * from message " + which)
                .params(parameters)
                .query(mapper())
                .list());
        Map<String, byte[]> content = contents.getAll(
                Holder.MESSAGE,
                bare.stream().map(each -> key(each.sender(), each.id())).toList());
        return bare.stream()
                .map(each -> with(each, content.get(key(each.sender(), each.id()))))
                .toList();
    }

    private RowMapper<Message> mapper() {
        return (row, n) -> {
            Party sender = new Party(row.getString("sender"));
            MessageId id = new MessageId(row.getString("id"));
            long sequence = row.getLong("sequence");
            boolean numbered = !row.wasNull();
            return new Message(
                    sender,
                    id,
                    Kind.of(row.getString("kind"), "message.kind"),
                    numbered ? sequence : null,
                    Columns.digest(row.getString("previous")),
                    new Digest(row.getString("manifest")),
                    new Digest(row.getString("envelope")),
                    Nanos.instant(row.getLong("created_at")),
                    Nanos.instant(row.getLong("admitted_at")),
                    cipher.reveal(row.getBytes("manifest_bytes"), MANIFEST_BYTES, key(sender, id)),
                    cipher.reveal(row.getBytes("decision"), DECISION, key(sender, id)),
                    NONE,
                    Columns.instant(row, "recalled_at"));
        };
    }

    private static Message with(Message bare, byte @Nullable [] content) {
        if (content == null) {
            throw StoreFailure.corrupt("an admitted message has no content", Holder.MESSAGE.column());
        }
        return new Message(
                bare.sender(),
                bare.id(),
                bare.kind(),
                bare.sequence(),
                bare.previous(),
                bare.manifest(),
                bare.envelope(),
                bare.createdAt(),
                bare.admittedAt(),
                bare.manifestBytes(),
                bare.decision(),
                content,
                bare.recalledAt());
    }
}
