package org.tenzij.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.receive.Incoming;
import org.tenzij.register.Entry;
import org.tenzij.register.Ledger;

/** What this node receives, in the tables {@code arrival}, {@code answered}, {@code message}, {@code receipt_due}. */
final class SqlIncoming implements Incoming {
    private final ArrivalRows arrivals;
    private final ArrivalEnds ends;
    private final MessageRows messages;
    private final ReceiptRows receipts;
    private final PairRows pairs;

    SqlIncoming(Sql sql, Ledger ledger, Contents contents, StorageCipher cipher) {
        this.pairs = new PairRows(sql);
        this.receipts = new ReceiptRows(sql, contents);
        this.messages = new MessageRows(sql, contents, cipher);
        this.arrivals = new ArrivalRows(sql, ledger, contents, receipts);
        this.ends = new ArrivalEnds(sql, ledger, contents, messages, receipts, pairs);
    }

    @Override
    public boolean receive(Arrival arrival, byte[] sealed, Entry entry) {
        return arrivals.receive(arrival, sealed, entry);
    }

    @Override
    public List<Arrival> claim(int most, Instant now, Duration lease) {
        return arrivals.claim(most, now, lease);
    }

    @Override
    public void release(List<Arrival> released, Instant notBefore) {
        arrivals.release(released, notBefore);
    }

    @Override
    public byte[] sealed(Arrival arrival) {
        return arrivals.sealed(arrival);
    }

    @Override
    public Optional<Answered> answered(Party sender, MessageId id) {
        return receipts.answered(sender, id);
    }

    @Override
    public Optional<byte[]> answeredBytes(Party peer, Digest envelope) {
        return receipts.answeredBytes(peer, envelope);
    }

    @Override
    public boolean admit(Arrival arrival, Message message, byte[] receipt, Entry entry) {
        return ends.admit(arrival, message, receipt, entry);
    }

    @Override
    public boolean refuse(
            Arrival arrival,
            @Nullable MessageId id,
            @Nullable Digest manifest,
            String code,
            byte[] receipt,
            Entry entry) {
        return ends.refuse(arrival, id, manifest, code, receipt, entry);
    }

    @Override
    public boolean repeat(Arrival arrival, byte[] originalReceipt) {
        return ends.repeat(arrival, originalReceipt);
    }

    @Override
    public boolean handled(Arrival arrival) {
        return ends.handled(arrival);
    }

    @Override
    public void dueAgain(Party peer, byte[] receipt) {
        receipts.due(peer, receipt);
    }

    @Override
    public List<Due> claimDue(Party peer, int most, Instant now, Duration lease) {
        return receipts.claim(peer, most, now, lease);
    }

    @Override
    public void releaseDue(List<Due> released, Instant notBefore) {
        receipts.release(released, notBefore);
    }

    @Override
    public void carried(List<Due> carried) {
        receipts.carried(carried);
    }

    @Override
    public Set<Party> receiptsDue(Instant now) {
        return receipts.peers(now);
    }

    @Override
    public long contiguousUpTo(Party sender) {
        return pairs.contiguousUpTo(sender);
    }

    @Override
    public List<Message> messages(@Nullable Kind kind, int most) {
        return messages.oldest(kind, most);
    }

    @Override
    public Optional<Message> find(Party sender, MessageId id) {
        return messages.find(sender, id);
    }

    @Override
    public boolean recall(Party sender, MessageId id, Instant at) {
        return messages.recall(sender, id, at);
    }

    @Override
    public List<Quarantined> quarantine(int most) {
        return arrivals.quarantine(most);
    }
}
