package org.tenzij.send;

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
 * The exchanges this node sends, as they stand in the store.
 *
 * <p>Every change of state takes the register entry that records it, and both become durable in one transaction or not at
 * all. A change names the state it starts from: where the exchange is elsewhere by now, the answer is false and nothing is
 * written. Methods take part in the transaction that runs on this thread, or make one of their own.
 */
public interface Outgoing {
    /** Where an exchange stands on the sending side. */
    enum State {
        /** Durable and answered; not decided yet. */
        SUBMITTED,
        /** The rule says yes. */
        GRANTED,
        /** The rule says no until a person supplies what is missing. */
        HELD,
        /** Sealed, numbered, queued. */
        SEALED,
        /** Handed to the peer's drop folder; the receipt is awaited. */
        CARRIED,
        /** A verified receipt says: admitted. */
        COMPLETED,
        REFUSED_BY_POLICY,
        REFUSED_BY_RECIPIENT,
        EXPIRED,
        WITHDRAWN,
        /** It went outside the gateway, and stands in the register. */
        RECORDED,
        /** Parked after failures; an operator decides. */
        DEAD_LETTER;

        /** States that nothing leaves by itself. */
        public boolean terminal() {
            return switch (this) {
                case COMPLETED, REFUSED_BY_POLICY, REFUSED_BY_RECIPIENT, EXPIRED, WITHDRAWN, RECORDED -> true;
                default -> false;
            };
        }
    }

    /**
     * A new exchange: one recipient of one submission.
     *
     * @param submission the digest of the request as submitted; the same request under the same id is not taken twice
     * @param submittedBy functional id of the officer who handed it in; null where nobody signed
     * @param request the whole request for this recipient, canonical JSON; kept encrypted
     */
    record New(
            MessageId id,
            Digest submission,
            Party recipient,
            Kind kind,
            Instant createdAt,
            Instant expiresAt,
            @Nullable String submittedBy,
            @Nullable String thread,
            boolean urgent,
            byte[] request) {}

    /**
     * An exchange as it stands.
     *
     * @param attempts how often carrying was begun
     * @param decision the decision record, canonical JSON, once decided
     * @param explanation why not, for the sender's own eyes, canonical JSON, once refused or held
     * @param receipt the recipient's signed word, once verified
     * @param escalatedAt since when it has waited for people too long; null while it has not
     */
    record Exchange(
            MessageId id,
            Party recipient,
            Kind kind,
            State state,
            Instant createdAt,
            Instant expiresAt,
            Instant changedAt,
            int attempts,
            @Nullable String code,
            @Nullable Long sequence,
            @Nullable Digest manifest,
            @Nullable Digest envelope,
            byte @Nullable [] decision,
            byte @Nullable [] explanation,
            byte @Nullable [] receipt,
            @Nullable String submittedBy,
            @Nullable String thread,
            boolean urgent,
            @Nullable Instant escalatedAt) {}

    /** What the next sealed message to that recipient carries: its number and the digest of the one before. */
    record Place(long sequence, @Nullable Digest previous) {}

    /** Takes new exchanges, all or none. False where one of these ids is known already: then nothing is written. */
    boolean submit(List<New> exchanges, List<Entry> entries);

    /**
     * Claims up to {@code most} exchanges in that state whose time has come, oldest first, for this worker until the lease
     * ends; nobody else gets them meanwhile. Claims of a worker that died return by themselves.
     */
    List<Exchange> claim(State state, @Nullable Party recipient, int most, Instant now, Duration lease);

    /** The exchanges of a submission that was taken before; empty where it is new. */
    List<Exchange> bySubmission(Digest submission);

    /** Recipients that have exchanges in that state whose time has come. */
    Set<Party> waiting(State state, Instant now);

    /** Gives claims back, to be taken again not before that time. */
    void release(List<MessageId> ids, Instant notBefore);

    /** The request of an exchange, as submitted; {@code store.not-kept} where the id is unknown. */
    byte[] request(MessageId id);

    /**
     * The sealed bytes of an exchange that is SEALED or later and not ended, the same as were sealed; otherwise
     * {@code store.not-kept}.
     */
    byte[] sealed(MessageId id);

    /** SUBMITTED or HELD to GRANTED. */
    boolean grant(MessageId id, byte[] decision, Digest projection, Entry entry);

    /** SUBMITTED to HELD. */
    boolean hold(MessageId id, byte[] explanation, Entry entry);

    /** HELD to SUBMITTED: something was said that the rule has to hear. */
    boolean reconsider(MessageId id, Entry entry);

    /** Exchanges that wait for people: urgent ones first, then the oldest; at most that many. */
    List<Exchange> held(int most);

    /** HELD for too long: noted once. */
    boolean escalate(MessageId id, Entry entry);
    /** Any state that is not terminal to a terminal one (COMPLETED takes {@link #acknowledge}) or to DEAD_LETTER. */
    boolean end(MessageId id, State terminal, @Nullable String code, byte @Nullable [] explanation, Entry entry);

    /** How many exchanges with that recipient, or with anyone, were granted on that ground since then, that one included. */
    int granted(String ground, @Nullable Party recipient, Instant since);

    /** The place the next message to that recipient takes. */
    Place next(Party recipient);

    /**
     * GRANTED to SEALED under that decision, taking that place in the pair. False where the place was taken meanwhile: discard the envelope and
     * seal anew. Source: settled point 1.
     */
    boolean seal(
            MessageId id,
            Place place,
            Party recipient,
            Digest manifest,
            Digest envelope,
            byte[] decision,
            byte[] sealed,
            Entry entry);

    /** SEALED or CARRIED (a resend) to CARRIED; written before the first byte leaves. */
    boolean dispatch(MessageId id, Instant resendAt, Entry entry);

    /** CARRIED (or EXPIRED, DEAD_LETTER: a late receipt) to COMPLETED or REFUSED_BY_RECIPIENT. */
    boolean acknowledge(MessageId id, State end, byte[] receipt, @Nullable String code, Entry entry);

    Optional<Exchange> find(MessageId id);

    /** The exchange whose sealed bytes have that digest, for a receipt about an envelope that could not be opened. */
    Optional<Exchange> findByEnvelope(Party recipient, Digest envelope);

    /** The newest exchanges first, at most that many. */
    List<Exchange> list(int most);

    /** Exchanges that are neither terminal nor DEAD_LETTER and whose expiry lies before that time. */
    List<Exchange> overdue(Instant before, int most);
}
