package org.tenzij.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.receive.Incoming.Answered;
import org.tenzij.receive.Incoming.Due;
import org.tenzij.store.Contents.Holder;

/**
 * What was answered, and which answers have to be carried. A receipt's bytes are kept once, by their digest: the original
 * receipt again means the same bytes again.
 */
final class ReceiptRows {
    private final Sql sql;
    private final Contents contents;

    ReceiptRows(Sql sql, Contents contents) {
        this.sql = sql;
        this.contents = contents;
    }

    private record Claimed(long nextAt, long number, Party peer, String receipt) {
        static final Comparator<Claimed> LINE =
                Comparator.comparingLong(Claimed::nextAt).thenComparingLong(Claimed::number);
    }

    static Digest digest(byte[] receipt) {
        return Digest.of(receipt);
    }

    /** Notes the answer to a message; false where it was answered before: that answer stands. */
    boolean answer(JdbcClient jdbc, Party sender, MessageId id, Digest manifest, Digest receipt) {
        return jdbc.sql("""
                                insert into answered (sender, id, manifest, receipt)
                                values (:sender, :id, :manifest, :receipt) on conflict do nothing""")
                        .param("sender", sender.id())
                        .param("id", id.value())
                        .param("manifest", manifest.value())
                        .param("receipt", receipt.value())
                        .update()
                == 1;
    }

    Optional<Answered> answered(Party sender, MessageId id) {
        return sql.read(jdbc -> jdbc.sql("select manifest, receipt from answered where sender = :sender and id = :id")
                        .param("sender", sender.id())
                        .param("id", id.value())
                        .query((row, n) -> Map.entry(new Digest(row.getString("manifest")), row.getString("receipt")))
                        .optional())
                .map(row -> new Answered(row.getKey(), kept(row.getValue())));
    }

    Optional<byte[]> answeredBytes(Party peer, Digest envelope) {
        return sql.read(jdbc -> jdbc.sql("""
                                select receipt from arrival
                                where peer = :peer and envelope = :envelope and receipt is not null""")
                        .param("peer", peer.id())
                        .param("envelope", envelope.value())
                        .query(String.class)
                        .optional())
                .map(this::kept);
    }

    /** Puts a receipt in the line; where it waits already, it waits once. */
    void due(Party peer, byte[] receipt) {
        String digest = digest(receipt).value();
        contents.put(Holder.RECEIPT, digest, receipt);
        sql.write(jdbc -> jdbc.sql(
                        "insert into receipt_due (peer, receipt) values (:peer, :receipt) on conflict do nothing")
                .param("peer", peer.id())
                .param("receipt", digest)
                .update());
    }

    List<Due> claim(Party peer, int most, Instant now, Duration lease) {
        Map<String, @Nullable Object> parameters = Claims.parameters(sql, most, now, lease);
        parameters.put("peer", peer.id());
        String statement = "with due as materialized (select number from receipt_due where peer = :peer and "
                + Claims.FREE + " order by next_at, number limit :most" + sql.skipLocked() + ")"
                + " update receipt_due set " + Claims.TAKE
                + " where number in (select number from due) returning next_at, number, receipt";
        return sql.write(jdbc -> {
            List<Claimed> claimed = jdbc.sql(statement)
                    .params(parameters)
                    .query((row, n) ->
                            new Claimed(row.getLong("next_at"), row.getLong("number"), peer, row.getString("receipt")))
                    .list();
            Map<String, byte[]> bytes = contents.getAll(
                    Holder.RECEIPT, claimed.stream().map(Claimed::receipt).toList());
            return claimed.stream()
                    .sorted(Claimed.LINE)
                    .map(each -> new Due(each.number, each.peer, present(bytes.get(each.receipt))))
                    .toList();
        });
    }

    void release(List<Due> receipts, Instant notBefore) {
        each(
                receipts,
                "update receipt_due set " + Claims.LET_GO + ", next_at = :next_at where number in (:numbers) and "
                        + Claims.OURS,
                Map.of("next_at", Nanos.of(notBefore), "worker", sql.worker()));
    }

    void carried(List<Due> receipts) {
        each(receipts, "delete from receipt_due where number in (:numbers)", Map.of());
    }

    private void each(List<Due> receipts, String statement, Map<String, Object> parameters) {
        sql.write(jdbc -> {
            for (List<Due> piece : Sql.pieces(receipts)) {
                jdbc.sql(statement)
                        .params(parameters)
                        .param("numbers", piece.stream().map(Due::number).toList())
                        .update();
            }
            return true;
        });
    }

    Set<Party> peers(Instant now) {
        return new HashSet<>(sql.read(jdbc -> jdbc.sql(Claims.distinctFree("receipt_due", "peer", "1 = 1"))
                .param("now", Nanos.of(now))
                .query((row, n) -> new Party(row.getString("value")))
                .list()));
    }

    private byte[] kept(String digest) {
        return present(contents.get(Holder.RECEIPT, digest).orElse(null));
    }

    private static byte[] present(byte @Nullable [] receipt) {
        if (receipt == null) {
            throw StoreFailure.corrupt("a receipt that a row names is not there", Holder.RECEIPT.column());
        }
        return receipt;
    }
}
