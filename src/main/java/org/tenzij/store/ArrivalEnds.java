package org.tenzij.store;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.MessageId;
import org.tenzij.receive.Incoming.Arrival;
import org.tenzij.receive.Incoming.End;
import org.tenzij.receive.Incoming.Message;
import org.tenzij.register.Entry;
import org.tenzij.register.Ledger;
import org.tenzij.store.Contents.Holder;

/** How arrivals end. Each is guarded: an arrival that does not wait any more is not ended twice. */
final class ArrivalEnds {
    private final Sql sql;
    private final Ledger ledger;
    private final Contents contents;
    private final MessageRows messages;
    private final ReceiptRows receipts;
    private final PairRows pairs;

    ArrivalEnds(Sql sql, Ledger ledger, Contents contents, MessageRows messages, ReceiptRows receipts, PairRows pairs) {
        this.sql = sql;
        this.ledger = ledger;
        this.contents = contents;
        this.messages = messages;
        this.receipts = receipts;
        this.pairs = pairs;
    }

    private record Ending(
            End end,
            @Nullable MessageId id,
            @Nullable Digest manifest,
            @Nullable String code,
            @Nullable Digest receipt) {}

    boolean admit(Arrival arrival, Message message, byte[] receipt, Entry entry) {
        return sql.write(jdbc -> {
            Digest kept = ReceiptRows.digest(receipt);
            // The arrival is held first: then "answered before" cannot become true between the question and the answer.
            if (!waits(jdbc, arrival)
                    || !receipts.answer(jdbc, message.sender(), message.id(), message.manifest(), kept)) {
                return false;
            }
            messages.add(jdbc, message);
            Long sequence = message.sequence();
            if (sequence != null) {
                pairs.arrived(jdbc, message.sender(), sequence);
            }
            receipts.due(arrival.peer(), receipt);
            ledger.append(entry);
            return end(jdbc, arrival, new Ending(End.ADMITTED, message.id(), message.manifest(), null, kept));
        });
    }

    boolean refuse(
            Arrival arrival,
            @Nullable MessageId id,
            @Nullable Digest manifest,
            String code,
            byte[] receipt,
            Entry entry) {
        return sql.write(jdbc -> {
            Digest kept = ReceiptRows.digest(receipt);
            if (!end(jdbc, arrival, new Ending(End.REFUSED, id, manifest, code, kept))) {
                return false;
            }
            if (id != null && manifest != null) {
                // Where the message was answered before, that answer stands; this one belongs to these bytes only.
                receipts.answer(jdbc, arrival.peer(), id, manifest, kept);
            }
            receipts.due(arrival.peer(), receipt);
            ledger.append(entry);
            return true;
        });
    }

    boolean repeat(Arrival arrival, byte[] originalReceipt) {
        return sql.write(jdbc -> {
            Digest kept = ReceiptRows.digest(originalReceipt);
            if (!end(jdbc, arrival, new Ending(End.DUPLICATE, null, null, null, kept))) {
                return false;
            }
            contents.drop(Holder.ARRIVAL, ArrivalRows.key(arrival));
            receipts.due(arrival.peer(), originalReceipt);
            return true;
        });
    }

    boolean handled(Arrival arrival) {
        return sql.write(jdbc -> {
            if (!end(jdbc, arrival, new Ending(End.HANDLED, null, null, null, null))) {
                return false;
            }
            contents.drop(Holder.ARRIVAL, ArrivalRows.key(arrival));
            return true;
        });
    }

    private boolean waits(JdbcClient jdbc, Arrival arrival) {
        return jdbc.sql("select 1 from arrival where peer = :peer and envelope = :envelope and state = 'WAITING'"
                        + sql.locked())
                .paramSource(ArrivalRows.at(arrival))
                .query(Long.class)
                .optional()
                .isPresent();
    }

    private static boolean end(JdbcClient jdbc, Arrival arrival, Ending ending) {
        return jdbc.sql("update arrival set " + Claims.LET_GO + """
                                , state = :state, message_id = :message_id, manifest = :manifest, code = :code,
                                receipt = :receipt
                                where peer = :peer and envelope = :envelope and state = 'WAITING'""")
                        .paramSource(ArrivalRows.at(arrival)
                                .addValue("state", ending.end.name())
                                .addValue("message_id", ending.id == null ? null : ending.id.value())
                                .addValue("manifest", Columns.text(ending.manifest))
                                .addValue("code", ending.code)
                                .addValue("receipt", Columns.text(ending.receipt)))
                        .update()
                == 1;
    }
}
