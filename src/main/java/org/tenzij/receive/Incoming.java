package org.tenzij.receive;

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
import org.tenzij.register.Entry;

/**
 * What this node receives, as it stands in the store: arrivals as they came, messages that were admitted, receipts due.
 *
 * <p>Every change takes the register entry that records it, and both become durable in one transaction or not at all.
 * Methods take part in the transaction that runs on this thread, or make one of their own.
 */
public interface Incoming {
    /**
     * An envelope as it came in, before anyone looked inside.
     *
     * @param peer the owner of the drop folder it was put in
     * @param envelope digest of the bytes
     */
    record Arrival(Party peer, Digest envelope, Instant receivedAt) {}

    /** How an arrival ended. */
    enum End {
        ADMITTED,
        /** The same message was admitted before, in these or other sealed bytes. */
        DUPLICATE,
        REFUSED,
        /** A message between gateways, dealt with. */
        HANDLED
    }

    /**
     * A message that was admitted and is there for its users.
     *
     * @param content the verified container's payload, canonical JSON; kept encrypted
     * @param decision the sender's decision record
     * @param recalledAt since when its sender wants it used no more; null where it does not
     */
    record Message(
            Party sender,
            MessageId id,
            Kind kind,
            @Nullable Long sequence,
            @Nullable Digest previous,
            Digest manifest,
            Digest envelope,
            Instant createdAt,
            Instant admittedAt,
            byte[] manifestBytes,
            byte[] decision,
            byte[] content,
            @Nullable Instant recalledAt) {}

    /** What was answered to a message: its manifest and the receipt, to be given again. */
    record Answered(Digest manifest, byte[] receipt) {}

    /** A receipt that is due to a peer. {@code number} orders them and names them. */
    record Due(long number, Party peer, byte[] receipt) {}

    /**
     * Takes an envelope as it came: the first durable point. False where these bytes from this peer are known: then
     * nothing is added; they go on waiting when they wait, and their receipt is due again when they were answered.
     */
    boolean receive(Arrival arrival, byte[] sealed, Entry entry);

    /** Claims arrivals that wait to be opened, oldest first. Claims of a worker that died return by themselves. */
    List<Arrival> claim(int most, Instant now, Duration lease);

    void release(List<Arrival> arrivals, Instant notBefore);

    /** The bytes of an arrival that waits; {@code store.not-kept} where it is unknown or has ended. */
    byte[] sealed(Arrival arrival);

    /** What was answered to that message before, under whatever manifest. */
    Optional<Answered> answered(Party sender, MessageId id);

    /** What was answered to these very bytes before. */
    Optional<byte[]> answeredBytes(Party peer, Digest envelope);

    /**
     * Ends an arrival as ADMITTED: the message is there and its receipt is due, in one transaction. False, and nothing is
     * written, where the arrival does not wait any more or the message was answered meanwhile: ask {@link #answered}.
     */
    boolean admit(Arrival arrival, Message message, byte[] receipt, Entry entry);

    /**
     * Ends an arrival as REFUSED; the bytes stay in quarantine; the receipt is due. Where the message was answered before,
     * that answer stands. False, and nothing is written, where the arrival does not wait any more.
     */
    boolean refuse(
            Arrival arrival,
            @Nullable MessageId id,
            @Nullable Digest manifest,
            String code,
            byte[] receipt,
            Entry entry);

    /** Ends an arrival as DUPLICATE; the original receipt is due again. False where it does not wait any more. */
    boolean repeat(Arrival arrival, byte[] originalReceipt);

    /** Ends an arrival that was a message between gateways. False where it does not wait any more. */
    boolean handled(Arrival arrival);

    /** Makes a receipt due without an arrival: the same bytes came again. One that is due already stays due once. */
    void dueAgain(Party peer, byte[] receipt);

    /** Claims receipts that are due to a peer, oldest first. */
    List<Due> claimDue(Party peer, int most, Instant now, Duration lease);

    void releaseDue(List<Due> receipts, Instant notBefore);

    /** These receipts were carried. */
    void carried(List<Due> receipts);

    /** Peers to which receipts are due. */
    Set<Party> receiptsDue(Instant now);

    /** Highest number up to which every message of that sender is here; 0 where none is. */
    long contiguousUpTo(Party sender);

    /** Admitted messages of that kind, oldest first; of every kind when null. */
    List<Message> messages(@Nullable Kind kind, int most);

    Optional<Message> find(Party sender, MessageId id);

    /** Marks a message as recalled by its sender. False where it is unknown, or was recalled before. */
    boolean recall(Party sender, MessageId id, Instant at);

    /** What was refused or could not be opened, newest first: peer, digest, time and code; never content. */
    List<Quarantined> quarantine(int most);

    record Quarantined(Party peer, Digest envelope, Instant receivedAt, String code) {}
}
