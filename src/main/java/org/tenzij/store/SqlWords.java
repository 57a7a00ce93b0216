package org.tenzij.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.MessageId;
import org.tenzij.people.Words;
import org.tenzij.trust.Office;

/** What officers said, in the table {@code word}; the statements rest encrypted. */
final class SqlWords implements Words {
    private static final String STATEMENT = "word.statement";
    private static final String SIGNATURE = "word.signature";

    private final Sql sql;
    private final StorageCipher cipher;

    SqlWords(Sql sql, StorageCipher cipher) {
        this.sql = sql;
        this.cipher = cipher;
    }

    @Override
    public boolean keep(Kept word) {
        MessageId exchange = word.exchange();
        return sql.write(jdbc -> jdbc.sql("""
                                insert into word (id, exchange, say, about, officer, office, said_at, counts_until, settled,
                                    statement, signature)
                                values (:id, :exchange, :say, :about, :officer, :office, :said_at, :counts_until, :settled,
                                    :statement, :signature) on conflict do nothing""")
                        .paramSource(new MapSqlParameterSource("id", word.id().value())
                                .addValue("exchange", exchange == null ? null : exchange.value())
                                .addValue("say", word.say())
                                .addValue("about", Columns.text(word.about()))
                                .addValue("officer", word.officer())
                                .addValue("office", word.office().name())
                                .addValue("said_at", Nanos.of(word.at()))
                                .addValue("counts_until", Nanos.of(word.until()))
                                .addValue("settled", word.settled() ? 1 : 0)
                                .addValue(
                                        "statement",
                                        cipher.protect(
                                                word.statement(),
                                                STATEMENT,
                                                word.id().value()))
                                .addValue(
                                        "signature",
                                        cipher.protect(
                                                word.signature(),
                                                SIGNATURE,
                                                word.id().value())))
                        .update()
                == 1);
    }

    @Override
    public Optional<Kept> find(Digest id) {
        return list("where id = :id", Map.of("id", id.value())).stream().findFirst();
    }

    @Override
    public List<Kept> about(MessageId exchange) {
        return list("where exchange = :exchange order by said_at, id", Map.of("exchange", exchange.value()));
    }

    @Override
    public List<Kept> templates(Instant now) {
        return standing("approve", now);
    }

    @Override
    public List<Kept> delegations(Instant now) {
        return standing("delegate", now);
    }

    private List<Kept> standing(String say, Instant now) {
        return list(
                "where exchange is null and say = :say and counts_until > :now order by said_at, id",
                Map.of("say", say, "now", Nanos.of(now)));
    }

    @Override
    public List<Kept> unconfirmed(Instant now, int most) {
        return list(
                "where settled = 0 and counts_until <= :now order by counts_until limit :most",
                Map.of("now", Nanos.of(now), "most", most));
    }

    @Override
    public void settle(Digest id) {
        sql.write(jdbc -> jdbc.sql("update word set settled = 1 where id = :id")
                .param("id", id.value())
                .update());
    }

    private List<Kept> list(String which, Map<String, Object> parameters) {
        return sql.read(jdbc -> jdbc.sql("select * from word " + which)
                .params(parameters)
                .query((row, n) -> kept(row))
                .list());
    }

    private Kept kept(ResultSet row) throws SQLException {
        String id = row.getString("id");
        @Nullable String exchange = row.getString("exchange");
        return new Kept(
                new Digest(id),
                exchange == null ? null : new MessageId(exchange),
                row.getString("say"),
                Columns.digest(row.getString("about")),
                row.getString("officer"),
                Office.valueOf(row.getString("office")),
                Nanos.instant(row.getLong("said_at")),
                Nanos.instant(row.getLong("counts_until")),
                row.getInt("settled") == 1,
                cipher.reveal(row.getBytes("statement"), STATEMENT, id),
                cipher.reveal(row.getBytes("signature"), SIGNATURE, id));
    }
}
