package org.tenzij.store;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.register.Entry;
import org.tenzij.register.Ledger;
import org.tenzij.send.Outgoing.Place;
import org.tenzij.send.Outgoing.State;
import org.tenzij.store.Contents.Holder;

/** The changes of state of an exchange: each names where it starts, and takes the entry that records it. */
final class ExchangeChanges {
    private static final String GRANT = """
            state = 'GRANTED', next_at = 0, decision = :decision, projection = :projection, ground = :ground, explanation = null, code = null
            where id = :id and state in ('SUBMITTED', 'HELD')""";
    private static final String HOLD =
            "state = 'HELD', next_at = 0, explanation = :explanation where id = :id and state = 'SUBMITTED'";
    private static final String RECONSIDER = "state = 'SUBMITTED', next_at = 0 where id = :id and state = 'HELD'";
    private static final String ESCALATE =
            "escalated_at = :escalated_at where id = :id and state = 'HELD' and escalated_at is null";
    private static final String END = """
            state = :state, ended_at = :ended_at, code = :code, explanation = coalesce(:explanation, explanation)
            where id = :id and ended_at is null and state <> :state""";
    private static final String SEAL = """
            state = 'SEALED', next_at = 0, turn = :sequence, sequence = :sequence, manifest = :manifest, envelope = :envelope,
            decision = :decision
            where id = :id and state = 'GRANTED'""";
    private static final String DISPATCH = """
            state = 'CARRIED', next_at = :next_at, attempts = attempts + 1
            where id = :id and state in ('SEALED', 'CARRIED')""";
    private static final String ACKNOWLEDGE = """
            state = :state, ended_at = :ended_at, code = :code, receipt = :receipt
            where id = :id and state in ('CARRIED', 'EXPIRED', 'DEAD_LETTER')""";

    private final Sql sql;
    private final Ledger ledger;
    private final Contents contents;
    private final StorageCipher cipher;
    private final PairRows pairs;

    ExchangeChanges(Sql sql, Ledger ledger, Contents contents, StorageCipher cipher, PairRows pairs) {
        this.sql = sql;
        this.ledger = ledger;
        this.contents = contents;
        this.cipher = cipher;
        this.pairs = pairs;
    }

    boolean grant(MessageId id, byte[] decision, Digest projection, Entry entry) {
        Map<String, @Nullable Object> values = new TreeMap<>();
        values.put("decision", cipher.protect(decision, ExchangeRows.DECISION, id.value()));
        values.put("projection", projection.value());
        values.put("ground", entry.particulars().get("ground"));
        return change(GRANT, id, values, entry);
    }

    boolean hold(MessageId id, byte[] explanation, Entry entry) {
        Map<String, @Nullable Object> values = new TreeMap<>();
        values.put("explanation", cipher.protect(explanation, ExchangeRows.EXPLANATION, id.value()));
        return change(HOLD, id, values, entry);
    }

    boolean reconsider(MessageId id, Entry entry) {
        return change(RECONSIDER, id, new TreeMap<>(), entry);
    }

    boolean escalate(MessageId id, Entry entry) {
        Map<String, @Nullable Object> values = new TreeMap<>();
        values.put("escalated_at", Nanos.of(entry.at()));
        return change(ESCALATE, id, values, entry);
    }

    boolean end(MessageId id, State end, @Nullable String code, byte @Nullable [] explanation, Entry entry) {
        if (end == State.COMPLETED || (!end.terminal() && end != State.DEAD_LETTER)) {
            throw new IllegalArgumentException("an exchange does not end as " + end + " without a receipt");
        }
        Map<String, @Nullable Object> values = new TreeMap<>();
        values.put("state", end.name());
        values.put("ended_at", end.terminal() ? Nanos.of(entry.at()) : null);
        values.put("code", code);
        values.put("explanation", cipher.protectIfAny(explanation, ExchangeRows.EXPLANATION, id.value()));
        return sql.write(jdbc -> change(END, id, values, entry) && forgotten(id, end));
    }

    boolean acknowledge(MessageId id, State end, byte[] receipt, @Nullable String code, Entry entry) {
        if (end != State.COMPLETED && end != State.REFUSED_BY_RECIPIENT) {
            throw new IllegalArgumentException("a receipt does not say " + end);
        }
        Map<String, @Nullable Object> values = new TreeMap<>();
        values.put("state", end.name());
        values.put("ended_at", Nanos.of(entry.at()));
        values.put("code", code);
        values.put("receipt", cipher.protect(receipt, ExchangeRows.RECEIPT, id.value()));
        return sql.write(jdbc -> change(ACKNOWLEDGE, id, values, entry) && forgotten(id, end));
    }

    boolean dispatch(MessageId id, Instant resendAt, Entry entry) {
        Map<String, @Nullable Object> values = new TreeMap<>();
        values.put("next_at", Nanos.of(resendAt));
        return change(DISPATCH, id, values, entry);
    }

    boolean seal(
            MessageId id,
            Place place,
            Party recipient,
            Digest manifest,
            Digest envelope,
            byte[] decision,
            byte[] sealed,
            Entry entry) {
        Map<String, @Nullable Object> values = new TreeMap<>();
        values.put("sequence", place.sequence());
        values.put("manifest", manifest.value());
        values.put("envelope", envelope.value());
        values.put("decision", cipher.protect(decision, ExchangeRows.DECISION, id.value()));
        return sql.write(jdbc -> {
            // Both rows are held before either changes: a false leaves nothing behind, and the transaction goes on.
            if (!granted(jdbc, id, recipient) || !pairs.take(jdbc, recipient, place, manifest)) {
                return false;
            }
            contents.put(Holder.OUTBOX, id.value(), sealed);
            return change(SEAL, id, values, entry);
        });
    }

    private boolean granted(JdbcClient jdbc, MessageId id, Party recipient) {
        return jdbc.sql("select 1 from exchange where id = :id and recipient = :recipient and state = 'GRANTED'"
                        + sql.locked())
                .param("id", id.value())
                .param("recipient", recipient.id())
                .query(Long.class)
                .optional()
                .isPresent();
    }

    private boolean change(String what, MessageId id, Map<String, @Nullable Object> values, Entry entry) {
        return sql.write(jdbc -> {
            boolean changed = jdbc.sql("update exchange set changed_at = :changed_at, " + Claims.LET_GO + ", " + what)
                            .params(values)
                            .param("id", id.value())
                            .param("changed_at", Nanos.of(entry.at()))
                            .update()
                    == 1;
            if (changed) {
                ledger.append(entry);
            }
            return changed;
        });
    }

    /** What ended is not carried again. Only a parked exchange keeps its sealed bytes: an operator may resume it. */
    private boolean forgotten(MessageId id, State end) {
        if (end.terminal()) {
            contents.drop(Holder.OUTBOX, id.value());
        }
        return true;
    }
}
