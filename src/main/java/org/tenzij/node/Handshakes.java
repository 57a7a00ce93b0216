package org.tenzij.node;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.people.Agreements;
import org.tenzij.policy.Decision;
import org.tenzij.receive.Incoming;
import org.tenzij.send.Decide;
import org.tenzij.send.Handshake;
import org.tenzij.send.Outgoing;
import org.tenzij.send.RequestFile;
import org.tenzij.send.Submit;
import org.tenzij.send.ValidMessage;
import org.tenzij.send.Validate;

/** What officers of two parties still owe each other: offers and consent requests that came in, promises in force. */
public final class Handshakes {
    private static final int MOST = 10_000;

    private final Submit submit;
    private final Validate validate;
    private final Decide decide;
    private final Outgoing outgoing;
    private final Incoming incoming;
    private final Agreements agreements;
    private final InstantSource clock;

    Handshakes(
            Submit submit,
            Validate validate,
            Decide decide,
            Outgoing outgoing,
            Incoming incoming,
            Agreements agreements,
            InstantSource clock) {
        this.submit = submit;
        this.validate = validate;
        this.decide = decide;
        this.outgoing = outgoing;
        this.incoming = incoming;
        this.agreements = agreements;
        this.clock = clock;
    }

    /** An offer or a consent request that came in. {@code payloadSha256} is what an answer names. */
    public record Asked(Party from, MessageId id, Kind kind, Instant at, Digest payloadSha256, JsonNode payload) {}

    /** A promise in force between this party and another; never its signer's words. */
    public record Promise(
            Digest id,
            Agreements.Type type,
            Agreements.Direction direction,
            Party peer,
            Instant validUntil,
            JsonNode statement) {}

    /** What came in and asks for a promise, oldest first. */
    public List<Asked> asked() {
        List<Asked> asked = new ArrayList<>();
        for (Kind kind : List.of(Kind.OFFER, Kind.CONSENT_REQUEST)) {
            incoming.messages(kind, MOST)
                    .forEach(message -> asked.add(new Asked(
                            message.sender(),
                            message.id(),
                            kind,
                            message.admittedAt(),
                            Digest.of(message.content()),
                            StrictJson.tree(message.content(), "payload"))));
        }
        return asked;
    }

    /** Promises in force with that peer. */
    public List<Promise> promises(Party peer) {
        Instant now = clock.instant();
        List<Promise> promises = new ArrayList<>();
        for (Agreements.Type type : Agreements.Type.values()) {
            for (Agreements.Direction direction : Agreements.Direction.values()) {
                agreements
                        .inForce(type, direction, peer, now)
                        .forEach(kept -> promises.add(new Promise(
                                kept.id(),
                                type,
                                direction,
                                peer,
                                kept.validUntil(),
                                StrictJson.tree(kept.statement(), "statement"))));
            }
        }
        return promises;
    }

    /** The offer that asks for an undertaking for that exchange, ready to be signed and handed in. */
    public RequestFile offer(MessageId id) {
        Outgoing.Exchange exchange = outgoing.find(id)
                .filter(found -> found.state() == Outgoing.State.HELD)
                .orElseThrow(() -> new Invalid(
                        ErrorCode.APPROVE_NOT_WAITING,
                        "this exchange does not wait for another party",
                        "exchange",
                        "take the id from tenzij approvals list"));
        ValidMessage message = validate.validate(
                submit.resume(id, exchange.recipient(), outgoing.request(id), exchange.submittedBy()), clock.instant());
        Decision decision = decide.decide(message, clock.instant()).decision();
        return Handshake.offer(message, decision.dataClass(), clock.instant());
    }
}
