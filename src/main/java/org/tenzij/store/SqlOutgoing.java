package org.tenzij.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.register.Entry;
import org.tenzij.register.Ledger;
import org.tenzij.send.Outgoing;
import org.tenzij.store.Contents.Holder;

/** The exchanges this node sends, in the tables {@code exchange}, {@code pair} and {@code content}. */
final class SqlOutgoing implements Outgoing {
    private final Sql sql;
    private final Contents contents;
    private final ExchangeRows rows;
    private final ExchangeChanges changes;
    private final Submissions submissions;
    private final PairRows pairs;

    SqlOutgoing(Sql sql, Ledger ledger, Contents contents, StorageCipher cipher) {
        this.sql = sql;
        this.contents = contents;
        this.rows = new ExchangeRows(sql, cipher);
        this.pairs = new PairRows(sql);
        this.changes = new ExchangeChanges(sql, ledger, contents, cipher, pairs);
        this.submissions = new Submissions(sql, ledger, contents);
    }

    @Override
    public boolean submit(List<New> exchanges, List<Entry> entries) {
        return submissions.submit(exchanges, entries);
    }

    @Override
    public List<Exchange> claim(State state, @Nullable Party recipient, int most, Instant now, Duration lease) {
        return rows.claim(state, recipient, most, now, lease);
    }

    @Override
    public List<Exchange> bySubmission(Digest submission) {
        return rows.bySubmission(submission);
    }

    @Override
    public Set<Party> waiting(State state, Instant now) {
        return rows.waiting(state, now);
    }

    @Override
    public void release(List<MessageId> ids, Instant notBefore) {
        sql.write(jdbc -> {
            for (List<MessageId> piece : Sql.pieces(ids)) {
                jdbc.sql("update exchange set " + Claims.LET_GO
                                + ", next_at = :next_at where id in (:ids) and ended_at is null and " + Claims.OURS)
                        .param("next_at", Nanos.of(notBefore))
                        .param("ids", piece.stream().map(MessageId::value).toList())
                        .param("worker", sql.worker())
                        .update();
            }
            return true;
        });
    }

    @Override
    public byte[] request(MessageId id) {
        return contents.get(Holder.REQUEST, id.value()).orElseThrow(() -> notKept(id));
    }

    @Override
    public byte[] sealed(MessageId id) {
        Optional<Digest> envelope =
                sql.read(jdbc -> jdbc.sql("select envelope from exchange where id = :id and envelope is not null")
                        .param("id", id.value())
                        .query((row, n) -> new Digest(row.getString("envelope")))
                        .optional());
        byte[] sealed = envelope.flatMap(digest -> contents.get(Holder.OUTBOX, id.value()))
                .orElseThrow(() -> notKept(id));
        if (!Digest.of(sealed).equals(envelope.orElseThrow())) {
            throw StoreFailure.corrupt("sealed bytes differ from the digest of their row", Holder.OUTBOX.column());
        }
        return sealed;
    }

    private static Invalid notKept(MessageId id) {
        return new Invalid(
                ErrorCode.STORE_NOT_KEPT,
                "these bytes are not kept here: the exchange is unknown, not sealed yet, or ended",
                id.value(),
                "look up where the exchange stands");
    }

    @Override
    public boolean grant(MessageId id, byte[] decision, Digest projection, Entry entry) {
        return changes.grant(id, decision, projection, entry);
    }

    @Override
    public boolean hold(MessageId id, byte[] explanation, Entry entry) {
        return changes.hold(id, explanation, entry);
    }

    @Override
    public boolean end(
            MessageId id, State terminal, @Nullable String code, byte @Nullable [] explanation, Entry entry) {
        return changes.end(id, terminal, code, explanation, entry);
    }

    @Override
    public int granted(String ground, @Nullable Party recipient, Instant since) {
        return rows.granted(ground, recipient, since);
    }

    @Override
    public Place next(Party recipient) {
        return pairs.next(recipient);
    }

    @Override
    public boolean reconsider(MessageId id, Entry entry) {
        return changes.reconsider(id, entry);
    }

    @Override
    public List<Exchange> held(int most) {
        return rows.held(most);
    }

    @Override
    public boolean escalate(MessageId id, Entry entry) {
        return changes.escalate(id, entry);
    }

    @Override
    public boolean seal(
            MessageId id,
            Place place,
            Party recipient,
            Digest manifest,
            Digest envelope,
            byte[] decision,
            byte[] sealed,
            Entry entry) {
        return changes.seal(id, place, recipient, manifest, envelope, decision, sealed, entry);
    }

    @Override
    public boolean dispatch(MessageId id, Instant resendAt, Entry entry) {
        return changes.dispatch(id, resendAt, entry);
    }

    @Override
    public boolean acknowledge(MessageId id, State end, byte[] receipt, @Nullable String code, Entry entry) {
        return changes.acknowledge(id, end, receipt, code, entry);
    }

    @Override
    public Optional<Exchange> find(MessageId id) {
        return rows.find(id);
    }

    @Override
    public Optional<Exchange> findByEnvelope(Party recipient, Digest envelope) {
        return rows.findByEnvelope(recipient, envelope);
    }

    @Override
    public List<Exchange> list(int most) {
        return rows.newest(most);
    }

    @Override
    public List<Exchange> overdue(Instant before, int most) {
        return rows.overdue(before, most);
    }
}
