package org.tenzij.send;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.CanonicalJson;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.people.Consent;
import org.tenzij.people.Pledge;
import org.tenzij.people.Undertaking;
import org.tenzij.policy.DataClass;

/**
 * The request files of a handshake: offer and undertaking (Wpg 36e(7)(b)), consent request and consent (LED 35(1)(e)). None
 * holds personal data; each is handed in, signed by an officer, like any other request.
 */
public final class Handshake {
    private Handshake() {}

    /** Asks the recipient for an undertaking: what kind, for which purposes, how heavy, how long; nothing of the content. */
    public static RequestFile offer(ValidMessage message, DataClass dataClass, Instant now) {
        ObjectNode payload = StrictJson.object();
        payload.put("kind", Kind.OFFER.wireName());
        payload.put("exchange", message.id().value());
        ObjectNode content = payload.putObject("for");
        content.put("kind", message.kind().wireName());
        message.handling().purposes().forEach(content.putArray("purposes")::add);
        content.putArray("classes").add(dataClass.name());
        String authority = message.recipient().authority();
        if (authority != null) {
            content.put("authority", authority);
        }
        LocalDate retain = message.handling().retainUntil();
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        content.put("retentionDays", retain == null ? 0 : ChronoUnit.DAYS.between(today, retain));
        message.thread().ifPresent(thread -> payload.put("thread", thread));
        payload.put("validUntil", message.expiresAt().toString());
        return request(Kind.OFFER, message.sender().party(), message.to(), payload);
    }

    /** Asks the party data first came from whether they may go on to another. */
    public static RequestFile consentRequest(Party own, Consent.Of of, Party to, Collection<String> purposes) {
        ObjectNode payload = StrictJson.object();
        payload.put("kind", Kind.CONSENT_REQUEST.wireName());
        payload.putObject("of")
                .put("sender", of.sender().id())
                .put("id", of.id().value());
        payload.put("to", to.id());
        purposes.forEach(payload.putArray("purposes")::add);
        return request(Kind.CONSENT_REQUEST, own, of.sender(), payload);
    }

    /** Carries an officer's promise to the other party. */
    public static RequestFile pledge(Party own, Party to, Pledge pledge, byte[] signature) {
        Kind kind = pledge instanceof Undertaking ? Kind.UNDERTAKING : Kind.CONSENT;
        ObjectNode payload = StrictJson.object();
        payload.put("kind", kind.wireName());
        payload.set(kind.wireName(), StrictJson.tree(pledge.toBytes(), "pledge"));
        payload.put("signature", Base64.getEncoder().encodeToString(signature));
        return request(kind, own, to, payload);
    }

    /** Asks a recipient to use a message no more. */
    public static RequestFile recall(Party own, Party to, MessageId of, String reason) {
        ObjectNode payload = StrictJson.object();
        payload.put("kind", Kind.RECALL.wireName());
        payload.put("of", of.value());
        payload.put("reason", reason);
        return request(Kind.RECALL, own, to, payload);
    }

    private static RequestFile request(Kind kind, Party own, Party to, ObjectNode payload) {
        return RequestFile.plain(
                kind, new RequestFile.From(own, null, null), List.of(new RequestFile.To(to, null)), payload);
    }

    /** The bytes that are handed in and signed. */
    public static byte[] bytes(RequestFile request) {
        return CanonicalJson.bytes(StrictJson.toTree(request));
    }
}
