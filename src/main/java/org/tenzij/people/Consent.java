package org.tenzij.people;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.trust.Office;

/**
 * The leave, or the refusal of leave, of the party data first came from, for passing them on. Source: LED 35(1)(e); Wpg 17a(6).
 *
 * @param requestSha256 digest of the consent request's payload as it came
 * @param request message id of the consent request
 * @param of the message in which the data were given
 * @param holder who holds them now and asks
 * @param to to whom they may go on
 * @param granted false where the origin says no
 * @param reason a code, where it says no
 */
public record Consent(
        Digest requestSha256,
        MessageId request,
        Of of,
        Party holder,
        Party to,
        List<String> purposes,
        Instant validUntil,
        int uses,
        boolean granted,
        @Nullable String reason,
        String mandate,
        String officer,
        Office office,
        Instant at)
        implements Pledge {
    /** A message, by who sent it. */
    public record Of(Party sender, MessageId id) {}

    /** The answer to a consent request; {@code refusal} is the reason for a no, null for a yes. */
    public static Consent answering(
            Undertaking.Offered request,
            Undertaking.Giver giver,
            @Nullable String refusal,
            Duration counts,
            Instant now) {
        JsonNode payload = request.payload();
        List<String> purposes = new ArrayList<>();
        payload.path("purposes").forEach(purpose -> purposes.add(purpose.asText()));
        return new Consent(
                request.payloadSha256(),
                request.id(),
                new Of(
                        new Party(payload.path("of").path("sender").asText()),
                        new MessageId(payload.path("of").path("id").asText())),
                request.from(),
                new Party(payload.path("to").asText()),
                purposes,
                now.plus(counts).truncatedTo(ChronoUnit.SECONDS),
                1,
                refusal == null,
                refusal,
                giver.mandate(),
                giver.officer(),
                giver.office(),
                now.truncatedTo(ChronoUnit.SECONDS));
    }

    public Consent {
        purposes = List.copyOf(purposes);
    }

    /** True where it lets these data go on in that exchange. */
    boolean covers(Origins.Origin origin, Matter matter, Instant now) {
        return granted
                && uses >= 1
                && now.isBefore(validUntil)
                && of.sender().equals(origin.party())
                && of.id().equals(origin.message())
                && to.equals(matter.recipient())
                && purposes.containsAll(matter.handling().purposes());
    }
}
