package org.tenzij.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.Party;
import org.tenzij.receive.Incoming.Arrival;
import org.tenzij.receive.Incoming.Quarantined;
import org.tenzij.register.Entry;
import org.tenzij.register.Ledger;
import org.tenzij.store.Contents.Holder;

/** The rows of the table {@code arrival} while they wait, and those in quarantine. */
final class ArrivalRows {
    private final Sql sql;
    private final Ledger ledger;
    private final Contents contents;
    private final ReceiptRows receipts;

    ArrivalRows(Sql sql, Ledger ledger, Contents contents, ReceiptRows receipts) {
        this.sql = sql;
        this.ledger = ledger;
        this.contents = contents;
        this.receipts = receipts;
    }

    private record Claimed(long nextAt, Arrival arrival) {
        static final Comparator<Claimed> LINE = Comparator.comparingLong(Claimed::nextAt)
                .thenComparing(claimed -> claimed.arrival().receivedAt());
    }

    /** The row's key where one text is wanted. */
    static String key(Arrival arrival) {
        return arrival.peer().id() + ":" + arrival.envelope().value();
    }

    static MapSqlParameterSource at(Arrival arrival) {
        return new MapSqlParameterSource("peer", arrival.peer().id())
                .addValue("envelope", arrival.envelope().value());
    }

    boolean receive(Arrival arrival, byte[] sealed, Entry entry) {
        return sql.write(jdbc -> {
            boolean taken = jdbc.sql("""
                                    insert into arrival (peer, envelope, received_at)
                                    values (:peer, :envelope, :received_at) on conflict do nothing""")
                            .paramSource(at(arrival).addValue("received_at", Nanos.of(arrival.receivedAt())))
                            .update()
                    == 1;
            if (taken) {
                contents.put(Holder.ARRIVAL, key(arrival), sealed);
                ledger.append(entry);
            } else {
                receipts.answeredBytes(arrival.peer(), arrival.envelope())
                        .ifPresent(receipt -> receipts.due(arrival.peer(), receipt));
            }
            return taken;
        });
    }

    List<Arrival> claim(int most, Instant now, Duration lease) {
        String statement = "with due as materialized (select peer, envelope from arrival where state = 'WAITING' and "
                + Claims.FREE + " order by next_at, received_at, peer, envelope limit :most" + sql.skipLocked() + ")"
                + " update arrival set " + Claims.TAKE
                + " where (peer, envelope) in (select peer, envelope from due)"
                + " returning peer, envelope, received_at, next_at";
        return sql
                .write(jdbc -> jdbc.sql(statement)
                        .params(Claims.parameters(sql, most, now, lease))
                        .query((row, n) -> new Claimed(
                                row.getLong("next_at"),
                                new Arrival(
                                        new Party(row.getString("peer")),
                                        new Digest(row.getString("envelope")),
                                        Nanos.instant(row.getLong("received_at")))))
                        .list())
                .stream()
                .sorted(Claimed.LINE)
                .map(Claimed::arrival)
                .toList();
    }

    void release(List<Arrival> arrivals, Instant notBefore) {
        sql.batch(
                "update arrival set " + Claims.LET_GO + ", next_at = :next_at"
                        + " where peer = :peer and envelope = :envelope and state = 'WAITING' and " + Claims.OURS,
                arrivals.stream()
                        .map(arrival -> at(arrival)
                                .addValue("next_at", Nanos.of(notBefore))
                                .addValue("worker", sql.worker()))
                        .toList());
    }

    byte[] sealed(Arrival arrival) {
        byte[] sealed = contents.get(Holder.ARRIVAL, key(arrival))
                .orElseThrow(() -> new Invalid(
                        ErrorCode.STORE_NOT_KEPT,
                        "the bytes of this arrival are not kept here: it is unknown or has ended",
                        arrival.envelope().value(),
                        "claim an arrival that waits"));
        if (!Digest.of(sealed).equals(arrival.envelope())) {
            throw StoreFailure.corrupt("sealed bytes differ from the digest of their row", Holder.ARRIVAL.column());
        }
        return sealed;
    }

    List<Quarantined> quarantine(int most) {
        return sql.read(jdbc -> jdbc.sql("""
                        select peer, envelope, received_at, code from arrival where state = 'REFUSED'
                        order by received_at desc limit :most""")
                .param("most", most)
                .query((row, n) -> new Quarantined(
                        new Party(row.getString("peer")),
                        new Digest(row.getString("envelope")),
                        Nanos.instant(row.getLong("received_at")),
                        row.getString("code")))
                .list());
    }
}
