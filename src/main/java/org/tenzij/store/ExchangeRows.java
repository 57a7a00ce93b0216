package org.tenzij.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.send.Outgoing.Exchange;
import org.tenzij.send.Outgoing.State;

/** The rows of the table {@code exchange}: found, listed, claimed. */
final class ExchangeRows {
    static final String DECISION = "exchange.decision";
    static final String EXPLANATION = "exchange.explanation";
    static final String RECEIPT = "exchange.receipt";

    private static final String COLUMNS = """
            id, recipient, kind, state, created_at, expires_at, changed_at, next_at, turn, attempts, code, sequence,
            manifest, envelope, decision, explanation, receipt, submitted_by, thread, urgent, escalated_at""";

    private final Sql sql;
    private final StorageCipher cipher;

    ExchangeRows(Sql sql, StorageCipher cipher) {
        this.sql = sql;
        this.cipher = cipher;
    }

    private record Claimed(long nextAt, long turn, Exchange exchange) {
        static final Comparator<Claimed> LINE = Comparator.comparingLong(Claimed::nextAt)
                .thenComparingLong(Claimed::turn)
                .thenComparing(claimed -> claimed.exchange().id());
    }

    List<Exchange> claim(State state, @Nullable Party recipient, int most, Instant now, Duration lease) {
        Map<String, @Nullable Object> parameters = Claims.parameters(sql, most, now, lease);
        parameters.put("state", state.name());
        if (recipient != null) {
            parameters.put("recipient", recipient.id());
        }
        String statement =
                "with due as materialized (select id from exchange where ended_at is null and state = :state "
                        + (recipient == null ? "" : "and recipient = :recipient ")
                        + "and " + Claims.FREE + " order by next_at, turn, id limit :most" + sql.skipLocked() + ")"
                        + " update exchange set " + Claims.TAKE + " where id in (select id from due) returning "
                        + COLUMNS;
        return sql
                .write(jdbc -> jdbc.sql(statement)
                        .params(parameters)
                        .query((row, n) -> new Claimed(row.getLong("next_at"), row.getLong("turn"), exchange(row)))
                        .list())
                .stream()
                // What a statement returns has no order, whatever order it was claimed in.
                .sorted(Claimed.LINE)
                .map(Claimed::exchange)
                .toList();
    }

    Set<Party> waiting(State state, Instant now) {
        return new HashSet<>(sql.read(
                jdbc -> jdbc.sql(Claims.distinctFree("exchange", "recipient", "ended_at is null and state = :state"))
                        .param("state", state.name())
                        .param("now", Nanos.of(now))
                        .query((row, n) -> new Party(row.getString("value")))
                        .list()));
    }

    Optional<Exchange> find(MessageId id) {
        return list("where id = :id", Map.of("id", id.value())).stream().findFirst();
    }

    List<Exchange> bySubmission(Digest submission) {
        return list("where submission = :submission order by recipient", Map.of("submission", submission.value()));
    }

    Optional<Exchange> findByEnvelope(Party recipient, Digest envelope) {
        return list(
                        "where recipient = :recipient and envelope = :envelope",
                        Map.of("recipient", recipient.id(), "envelope", envelope.value()))
                .stream()
                .findFirst();
    }

    List<Exchange> newest(int most) {
        return list("order by id desc limit :most", Map.of("most", most));
    }

    int granted(String ground, @Nullable Party recipient, Instant since) {
        return sql.read(jdbc -> jdbc.sql("""
                        select count(*) from exchange
                        where ground = :ground and recipient like :recipient and created_at >= :since""")
                .param("ground", ground)
                .param("recipient", recipient == null ? "%" : recipient.id())
                .param("since", Nanos.of(since))
                .query(Integer.class)
                .single());
    }

    List<Exchange> held(int most) {
        return list(
                "where state = 'HELD' and ended_at is null order by urgent desc, created_at, id limit :most",
                Map.of("most", most));
    }

    List<Exchange> overdue(Instant before, int most) {
        return list(
                "where ended_at is null and state <> 'DEAD_LETTER' and expires_at < :before order by expires_at limit :most",
                Map.of("before", Nanos.of(before), "most", most));
    }

    private List<Exchange> list(String which, Map<String, Object> parameters) {
        return sql.read(jdbc -> jdbc.sql("select " + COLUMNS + " from exchange " + which)
                .params(parameters)
                .query((row, n) -> exchange(row))
                .list());
    }

    private Exchange exchange(ResultSet row) throws SQLException {
        String id = row.getString("id");
        long sequence = row.getLong("sequence");
        boolean numbered = !row.wasNull();
        return new Exchange(
                new MessageId(id),
                new Party(row.getString("recipient")),
                Kind.of(row.getString("kind"), "exchange.kind"),
                State.valueOf(row.getString("state")),
                Nanos.instant(row.getLong("created_at")),
                Nanos.instant(row.getLong("expires_at")),
                Nanos.instant(row.getLong("changed_at")),
                row.getInt("attempts"),
                row.getString("code"),
                numbered ? sequence : null,
                Columns.digest(row.getString("manifest")),
                Columns.digest(row.getString("envelope")),
                cipher.revealIfAny(row.getBytes("decision"), DECISION, id),
                cipher.revealIfAny(row.getBytes("explanation"), EXPLANATION, id),
                cipher.revealIfAny(row.getBytes("receipt"), RECEIPT, id),
                row.getString("submitted_by"),
                row.getString("thread"),
                row.getInt("urgent") == 1,
                Columns.instant(row, "escalated_at"));
    }
}
