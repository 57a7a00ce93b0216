package org.tenzij.node;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.GatewayException;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.CanonicalJson;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.policy.Decision;
import org.tenzij.policy.DecisionRecord;
import org.tenzij.policy.Grant;
import org.tenzij.policy.Held;
import org.tenzij.policy.Refusal;
import org.tenzij.register.Entry;
import org.tenzij.register.Event;
import org.tenzij.register.Ledger;
import org.tenzij.send.GrantedMessage;
import org.tenzij.send.Judged;
import org.tenzij.send.Outgoing;
import org.tenzij.send.RequestFile;
import org.tenzij.send.SealedMessage;
import org.tenzij.send.StoppedMessage;
import org.tenzij.send.ValidMessage;

/** Writes what a step answered, each change together with the register entry that records it. */
final class Answers {
    private Answers() {}

    static void grant(Outgoing outgoing, GrantedMessage granted, Instant now) {
        Grant grant = granted.grant();
        outgoing.grant(
                granted.message().id(),
                CanonicalJson.bytes(grant.toRecord()),
                grant.projectionDigest(),
                decided(grant, granted.message().id(), granted.message().to(), now));
    }

    private static Entry decided(Grant grant, MessageId id, Party recipient, Instant now) {
        return new Entry(Event.DECIDED, now, id, recipient, Particulars.grant(grant));
    }

    static void stop(Outgoing outgoing, Outgoing.Exchange exchange, StoppedMessage stopped, Instant now) {
        switch (stopped.decision()) {
            case Held held ->
                outgoing.hold(
                        exchange.id(),
                        CanonicalJson.bytes(held.explanation()),
                        entry(exchange, Particulars.stop(held, "held"), ErrorCode.DECIDE_HELD, now));
            case Refusal refusal ->
                outgoing.end(
                        exchange.id(),
                        Outgoing.State.REFUSED_BY_POLICY,
                        ErrorCode.DECIDE_REFUSED.code(),
                        CanonicalJson.bytes(explained(refusal.explanation(), stopped)),
                        entry(exchange, Particulars.stop(refusal, "refusal"), ErrorCode.DECIDE_REFUSED, now));
            case Grant grant -> throw new IllegalStateException("a grant does not stop a message");
        }
    }

    private static ObjectNode explained(ObjectNode explanation, StoppedMessage stopped) {
        if (!stopped.message().unsafeCells().isEmpty()) {
            explanation.set("unsafeCells", StrictJson.toTree(stopped.message().unsafeCells()));
        }
        return explanation;
    }

    private static Entry entry(
            Outgoing.Exchange exchange, Map<String, String> particulars, ErrorCode code, Instant now) {
        Map<String, String> all = new TreeMap<>(particulars);
        all.put("code", code.code());
        return new Entry(Event.DECIDED, now, exchange.id(), exchange.recipient(), all);
    }

    /** What went outside the gateway is judged all the same: the register says what the rule would have said. */
    static void outside(Outgoing outgoing, Outgoing.Exchange exchange, Judged judged, Instant now) {
        ValidMessage message = judged.message();
        Decision decision = judged.decision();
        RequestFile.Outside outside = Objects.requireNonNull(message.outside());
        Map<String, String> particulars = new TreeMap<>();
        particulars.put("kind", message.kind().wireName());
        particulars.put("channel", outside.channel().name());
        particulars.put("went", outside.at().toString());
        particulars.put("policy", decision.policyVersion().value());
        switch (decision) {
            case Grant grant -> {
                particulars.put("outcome", "grant");
                particulars.put("ground", grant.ground().id());
            }
            case Held held -> {
                particulars.put("outcome", "held");
                particulars.put("gate", held.failed().getFirst().id());
            }
            case Refusal refusal -> {
                particulars.put("outcome", "refusal");
                particulars.put("gate", refusal.headline().id());
            }
        }
        outgoing.end(
                exchange.id(),
                Outgoing.State.RECORDED,
                decision instanceof Grant ? null : ErrorCode.DECIDE_REFUSED.code(),
                CanonicalJson.bytes(decision.explanation()),
                new Entry(Event.RECORDED_OUTSIDE, now, exchange.id(), exchange.recipient(), particulars));
    }

    /** What was sealed and never left ends: the rule answers otherwise now. */
    static void withdraw(Outgoing outgoing, Outgoing.Exchange exchange, Judged judged, Instant now) {
        Decision decision =
                judged instanceof StoppedMessage stopped ? stopped.decision() : ((GrantedMessage) judged).grant();
        outgoing.end(
                exchange.id(),
                Outgoing.State.REFUSED_BY_POLICY,
                ErrorCode.DECIDE_CHANGED.code(),
                CanonicalJson.bytes(decision.explanation()),
                withdrawn(exchange, judged, now));
    }

    /** What was sealed may no longer leave as it is. */
    static Entry withdrawn(Outgoing.Exchange exchange, Judged judged, Instant now) {
        return switch (judged) {
            case StoppedMessage stopped ->
                entry(exchange, Particulars.stop(stopped.decision(), "refusal"), ErrorCode.DECIDE_CHANGED, now);
            case GrantedMessage granted ->
                entry(exchange, Particulars.changed(granted.grant()), ErrorCode.DECIDE_CHANGED, now);
        };
    }

    /** True where the rule still says the very yes that was sealed: same ground, same content. */
    static boolean stands(Outgoing.Exchange exchange, Judged judged) {
        byte[] recorded = exchange.decision();
        if (recorded == null || !(judged instanceof GrantedMessage granted)) {
            return false;
        }
        DecisionRecord before = DecisionRecord.parse(recorded, "exchange " + exchange.id());
        return before.content().equals(granted.grant().projectionDigest())
                && before.ground().equals(granted.grant().ground().id());
    }

    /** A message that stopped being valid between two steps: expired, or its recipient left the community. */
    static void refuse(Outgoing outgoing, Outgoing.Exchange exchange, GatewayException refusal, Instant now) {
        boolean expired = refusal.code() == ErrorCode.VALIDATE_EXPIRED;
        ObjectNode explanation = StrictJson.object();
        explanation.put("code", refusal.code().code());
        explanation.put("what", refusal.what());
        explanation.put("where", refusal.where());
        explanation.put("remedy", refusal.remedy());
        outgoing.end(
                exchange.id(),
                expired ? Outgoing.State.EXPIRED : Outgoing.State.REFUSED_BY_POLICY,
                refusal.code().code(),
                CanonicalJson.bytes(explanation),
                new Entry(
                        expired ? Event.EXPIRED : Event.DECIDED,
                        now,
                        exchange.id(),
                        exchange.recipient(),
                        Map.of("outcome", "refusal", "code", refusal.code().code())));
    }

    /** Where deciding again came to another yes than the one on record, that yes is recorded too before it is sealed. */
    static void regrant(Ledger ledger, Outgoing.Exchange exchange, Grant grant, Instant now) {
        byte[] recorded = exchange.decision();
        DecisionRecord before = recorded == null ? null : DecisionRecord.parse(recorded, "exchange " + exchange.id());
        boolean same = before != null
                && before.policyVersion().equals(grant.policyVersion())
                && before.content().equals(grant.projectionDigest())
                && before.ground().equals(grant.ground().id());
        if (!same) {
            ledger.append(decided(grant, exchange.id(), exchange.recipient(), now));
        }
    }

    /** The whole way of a container with receipts, which has no row of its own: handed over by the gateway itself. */
    static List<Entry> container(SealedMessage sealed, Party peer, Instant now) {
        return Stream.of(Event.SUBMITTED, Event.DECIDED, Event.SEALED, Event.CARRIED)
                .map(event -> new Entry(event, now, sealed.id(), peer, container(event, sealed)))
                .toList();
    }

    private static Map<String, String> container(Event event, SealedMessage sealed) {
        Map<String, String> particulars = new TreeMap<>();
        if (event == Event.DECIDED) {
            particulars.putAll(Particulars.grant(sealed.grant()));
        }
        particulars.put("kind", Kind.RECEIPT.wireName());
        if (event == Event.SEALED) {
            particulars.put("ground", sealed.grant().ground().id());
            particulars.put("policy", sealed.grant().policyVersion().value());
            particulars.put("projection", sealed.grant().projectionDigest().value());
            particulars.put("manifestSha256", sealed.manifest().value());
        }
        if (event == Event.SEALED || event == Event.CARRIED) {
            particulars.put("envelopeSha256", sealed.envelope().sha256().value());
        }
        return particulars;
    }

    /** False where the place in the sequence was taken meanwhile. */
    static boolean seal(Outgoing outgoing, Outgoing.Exchange exchange, SealedMessage sealed, Instant now) {
        Outgoing.@Nullable Place place = sealed.place();
        if (place == null) {
            throw new IllegalStateException("an exchange always has a place");
        }
        Map<String, String> particulars = new TreeMap<>();
        particulars.put("ground", sealed.grant().ground().id());
        particulars.put("policy", sealed.grant().policyVersion().value());
        particulars.put("projection", sealed.grant().projectionDigest().value());
        particulars.put("sequence", Long.toString(place.sequence()));
        particulars.put("manifestSha256", sealed.manifest().value());
        particulars.put("envelopeSha256", sealed.envelope().sha256().value());
        return outgoing.seal(
                exchange.id(),
                place,
                exchange.recipient(),
                sealed.manifest(),
                sealed.envelope().sha256(),
                sealed.decision(),
                sealed.envelope().bytes(),
                new Entry(Event.SEALED, now, exchange.id(), exchange.recipient(), particulars));
    }
}
