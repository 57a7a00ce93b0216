package org.tenzij.node;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.Law;
import org.tenzij.exchange.Manifest;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.people.Agreements;
import org.tenzij.people.Consent;
import org.tenzij.people.Handed;
import org.tenzij.people.Origins;
import org.tenzij.people.Pledge;
import org.tenzij.people.Pledges;
import org.tenzij.people.References;
import org.tenzij.people.Threads;
import org.tenzij.people.Undertaking;
import org.tenzij.policy.DecisionRecord;
import org.tenzij.receive.Incoming;
import org.tenzij.register.Entry;
import org.tenzij.register.Event;
import org.tenzij.send.Outgoing;
import org.tenzij.send.SealedMessage;
import org.tenzij.send.ValidMessage;

/**
 * Puts on file what messages say beside their content: threads, origins of references, undertakings and consents. Each method
 * takes part in the transaction that records the message itself.
 */
final class Filing {
    private static final int HELD_MOST = 10_000;

    private final Party own;
    private final Threads threads;
    private final Origins origins;
    private final References references;
    private final Agreements agreements;
    private final Pledges pledges;
    private final Outgoing outgoing;

    Filing(
            Party own,
            Threads threads,
            Origins origins,
            References references,
            Agreements agreements,
            Pledges pledges,
            Outgoing outgoing) {
        this.own = own;
        this.threads = threads;
        this.origins = origins;
        this.references = references;
        this.agreements = agreements;
        this.pledges = pledges;
        this.outgoing = outgoing;
    }

    /**
     * This party speaks on a thread: what it says of the waters and of the law it acts under. Once it has spoken there under a law
     * of the Wpg side, no later word makes that lighter. What went outside the gateway says nothing of waters.
     */
    void spoke(ValidMessage message, Instant now) {
        boolean carried = message.outside() == null;
        message.thread()
                .ifPresent(thread -> threads.spoke(
                        thread,
                        new Threads.Voice(
                                own,
                                threads.voice(thread, own)
                                        .map(Threads.Voice::law)
                                        .filter(law -> law == Law.BES || law == Law.NL)
                                        .orElse(message.sender().actingUnderLawOf()),
                                carried ? Handed.waters(message.payload()) : null,
                                carried && message.kind() == Kind.REQUEST,
                                now)));
    }

    /** Our own officer's promise, once the rule lets it leave. */
    void promised(ValidMessage message, Instant now) {
        if (Pledges.carries(message.kind())) {
            Pledges.Given given = pledges.read(own, message.kind(), message.payload(), now);
            agreements.keep(kept(given, Agreements.Direction.GIVEN, message.to(), message.id()));
        }
    }

    /** False where the last use of an undertaking or a consent was taken meanwhile. */
    boolean rely(SealedMessage sealed) {
        for (Digest id : sealed.reliedOn()) {
            int uses = agreements
                    .find(id, Agreements.Direction.RECEIVED)
                    .map(Filing::uses)
                    .orElse(0);
            if (!agreements.use(id, sealed.id(), uses)) {
                return false;
            }
        }
        return true;
    }

    private static int uses(Agreements.Kept kept) {
        return kept.type() == Agreements.Type.UNDERTAKING
                ? StrictJson.read(kept.statement(), Undertaking.class, "undertaking")
                        .uses()
                : StrictJson.read(kept.statement(), Consent.class, "consent").uses();
    }

    /**
     * What came in with an admitted message. True where something waits for it: the rule is to be asked again.
     *
     * <p>An undertaking of ours that it leans on is used by it; false from the store there means that it was used up meanwhile,
     * which {@link Incoming#admit} has to hear: then nothing is admitted.
     */
    boolean cameIn(Incoming.Message message, Instant now) {
        Manifest manifest = StrictJson.read(message.manifestBytes(), Manifest.class, "manifest.json");
        JsonNode payload = StrictJson.tree(message.content(), "payload");
        String thread = manifest.thread();
        origins.note(
                references.given(payload, opened(thread) ? null : thread),
                new Origins.Origin(message.sender(), message.id(), Handed.code(manifest.handling())));
        if (thread != null) {
            threads.spoke(
                    thread,
                    new Threads.Voice(
                            message.sender(),
                            manifest.sender().actingUnderLawOf(),
                            Handed.waters(payload),
                            message.kind() == Kind.REQUEST,
                            now));
        }
        if (!Pledges.carries(message.kind())) {
            return false;
        }
        Pledges.Given given = pledges.read(message.sender(), message.kind(), payload, now);
        agreements.keep(kept(given, Agreements.Direction.RECEIVED, message.sender(), message.id()));
        return heldFor(given.pledge(), message.sender()).stream()
                        .filter(held -> outgoing.reconsider(held.id(), word(held, given.pledge(), message, now)))
                        .count()
                > 0;
    }

    /** True where this party spoke on the thread before: then it is not another's. */
    private boolean opened(@Nullable String thread) {
        return thread != null && threads.voice(thread, own).isPresent();
    }

    /** An exchange of ours leans on our undertaking no more often than it says. */
    boolean used(DecisionRecord record, Incoming.Message message) {
        Digest id = record.undertaking();
        return id == null
                || agreements.use(
                        id,
                        message.id(),
                        agreements
                                .find(id, Agreements.Direction.GIVEN)
                                .map(Filing::uses)
                                .orElse(0));
    }

    private List<Outgoing.Exchange> heldFor(Pledge pledge, Party from) {
        return outgoing.held(HELD_MOST).stream()
                .filter(held -> switch (pledge) {
                    case Undertaking given ->
                        held.recipient().equals(from)
                                && (held.id().equals(given.exchange())
                                        || (given.thread() != null
                                                && given.thread().equals(held.thread())));
                    case Consent given -> held.recipient().equals(given.to());
                })
                .toList();
    }

    private static Entry word(Outgoing.Exchange held, Pledge pledge, Incoming.Message message, Instant now) {
        return new Entry(
                Event.WORD,
                now,
                held.id(),
                held.recipient(),
                Map.of(
                        "say",
                        message.kind().wireName(),
                        "statement",
                        pledge.id().value(),
                        "message",
                        message.id().value(),
                        "mandate",
                        pledge.mandate()));
    }

    private static Agreements.Kept kept(
            Pledges.Given given, Agreements.Direction direction, Party peer, MessageId message) {
        return new Agreements.Kept(
                given.pledge().id(),
                given.pledge() instanceof Undertaking ? Agreements.Type.UNDERTAKING : Agreements.Type.CONSENT,
                direction,
                peer,
                message,
                given.pledge().validUntil(),
                given.statement(),
                given.signature());
    }
}
