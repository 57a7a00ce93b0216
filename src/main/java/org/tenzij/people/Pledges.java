package org.tenzij.people;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.Refused;
import org.tenzij.exchange.Untrusted;
import org.tenzij.exchange.json.CanonicalJson;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.trust.Mandate;
import org.tenzij.trust.Officers;

/**
 * Reads undertakings and consents out of their messages: whole, signed by the officer they name, under a mandate of that party
 * that is in force. The same check is made before one leaves and when one comes in.
 *
 * <p>Fails with {@link Refused} {@code admit.bad-word}, whatever is wrong. Source: Wpg 36e(7)(b); settled points 8, 9.
 */
public final class Pledges {
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final Officers officers;

    public Pledges(Officers officers) {
        this.officers = officers;
    }

    /** A pledge, and the bytes that were signed. */
    public record Given(Pledge pledge, byte[] statement, byte[] signature) {}

    /** True for the two kinds of message that carry one. */
    public static boolean carries(Kind kind) {
        return kind == Kind.UNDERTAKING || kind == Kind.CONSENT;
    }

    /** The pledge in that payload, as that party's officer gave it. */
    public Given read(Party by, Kind kind, JsonNode payload, Instant now) {
        boolean undertaking = kind == Kind.UNDERTAKING;
        JsonNode tree = payload.path(undertaking ? "undertaking" : "consent");
        byte[] statement = CanonicalJson.bytes(tree);
        Pledge pledge = pledge(tree, undertaking);
        if (!Arrays.equals(pledge.toBytes(), statement)) {
            throw bad("it is not in the form that is signed");
        }
        byte[] signature = signature(payload);
        try {
            if (!officers.signer(by, statement, signature, now).id().equals(pledge.officer())) {
                throw bad("another officer signed it than the one it names");
            }
        } catch (Untrusted unsigned) {
            throw bad("its signature does not hold (" + unsigned.code() + ")");
        }
        requireMandate(by, pledge, now);
        if (pledge.at().isAfter(now.plus(CLOCKS_DIFFER)) || !now.isBefore(pledge.validUntil())) {
            throw bad("it is not valid now");
        }
        return new Given(pledge, statement, signature);
    }

    private static Pledge pledge(JsonNode tree, boolean undertaking) {
        try {
            Pledge pledge = undertaking
                    ? StrictJson.convert(tree, Undertaking.class, "undertaking")
                    : StrictJson.convert(tree, Consent.class, "consent");
            Form.missing(pledge, Set.of("authority", "thread", "reason")).ifPresent(field -> {
                throw bad("a field of it is missing");
            });
            if (pledge instanceof Undertaking given && !given.whole()) {
                throw bad("a promise that the law asks for is not made");
            }
            return pledge;
        } catch (Invalid unreadable) {
            throw bad("it cannot be read");
        }
    }

    private static byte[] signature(JsonNode payload) {
        try {
            return Base64.getDecoder().decode(payload.path("signature").asText(""));
        } catch (IllegalArgumentException e) {
            throw bad("its signature is not base64");
        }
    }

    private void requireMandate(Party by, Pledge pledge, Instant now) {
        Mandate.Gives gives = pledge instanceof Undertaking ? Mandate.Gives.GUARANTEE : Mandate.Gives.CONSENT;
        boolean mandated = officers.mandates(by, gives, now).stream()
                .anyMatch(mandate -> mandate.id().equals(pledge.mandate())
                        && mandate.officer().equals(pledge.officer())
                        && (!(pledge instanceof Undertaking given)
                                || mandate.kinds().contains(given.kind())));
        if (!mandated) {
            throw bad("the officer has no mandate for it");
        }
    }

    private static Refused bad(String why) {
        return new Refused(
                ErrorCode.ADMIT_BAD_WORD,
                "the promise of another party's officer does not count: " + why,
                "content/payload.json",
                "have a mandated officer give it anew with tenzij handshake");
    }
}
