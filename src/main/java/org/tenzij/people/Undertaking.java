package org.tenzij.people;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.policy.DataClass;
import org.tenzij.trust.Office;

/**
 * The guarantee that a mandated officer of the recipient gives for one exchange, or for one thread. Source: Wpg 36e(7)(b);
 * settled point 9.
 *
 * @param offerSha256 digest of the offer's payload as it came
 * @param offer message id of the offer
 * @param exchange what it is for
 * @param sender who will send under it; {@code recipient} is who gives it
 * @param maxRetentionDays how long the recipient keeps at most what it gets
 * @param thread the thread it is for; null where it is for one exchange alone
 * @param uses how many exchanges may rely on it: one without a thread
 */
public record Undertaking(
        Digest offerSha256,
        MessageId offer,
        MessageId exchange,
        Party sender,
        Party recipient,
        @Nullable String authority,
        Kind kind,
        List<String> purposes,
        List<DataClass> classes,
        int maxRetentionDays,
        Instant validUntil,
        @Nullable String thread,
        int uses,
        boolean noOnwardTransfer,
        boolean notUsedToDetainOrRemove,
        boolean deletionReceipt,
        boolean audit,
        String mandate,
        String officer,
        Office office,
        Instant at)
        implements Pledge {
    public Undertaking {
        purposes = List.copyOf(purposes);
        classes = List.copyOf(classes);
    }

    /** An offer or a consent request as it came in. */
    public record Offered(Party from, MessageId id, Digest payloadSha256, JsonNode payload) {}

    /** Who promises, and by what right. */
    public record Giver(String mandate, String officer, Office office) {}

    /** The undertaking that an offer asks for, no wider than the offer. */
    public static Undertaking answering(Offered offer, Party own, Giver giver, int uses, Duration counts, Instant now) {
        JsonNode asked = offer.payload().path("for");
        List<String> purposes = new ArrayList<>();
        asked.path("purposes").forEach(purpose -> purposes.add(purpose.asText()));
        List<DataClass> classes = new ArrayList<>();
        asked.path("classes").forEach(one -> classes.add(DataClass.valueOf(one.asText())));
        String thread = offer.payload().path("thread").asText("");
        boolean single = uses == 1 || thread.isEmpty();
        return new Undertaking(
                offer.payloadSha256(),
                offer.id(),
                new MessageId(offer.payload().path("exchange").asText()),
                offer.from(),
                own,
                asked.has("authority") ? asked.path("authority").asText() : null,
                Kind.of(asked.path("kind").asText(), "offer"),
                purposes,
                classes,
                asked.path("retentionDays").asInt(),
                now.plus(counts).truncatedTo(ChronoUnit.SECONDS),
                single ? null : thread,
                single ? 1 : uses,
                true,
                true,
                true,
                true,
                giver.mandate(),
                giver.officer(),
                giver.office(),
                now.truncatedTo(ChronoUnit.SECONDS));
    }

    /** True where every promise that the law asks for is made, and no more uses than its form allows. */
    boolean whole() {
        return noOnwardTransfer
                && notUsedToDetainOrRemove
                && deletionReceipt
                && audit
                && uses >= 1
                && (thread != null || uses == 1);
    }

    /** True where that exchange lies wholly within what was promised. */
    boolean covers(Matter matter, DataClass dataClass, Instant now) {
        LocalDate retain = matter.handling().retainUntil();
        LocalDate last = now.atZone(ZoneOffset.UTC).toLocalDate().plusDays(maxRetentionDays);
        return whole()
                && now.isBefore(validUntil)
                && recipient.equals(matter.recipient())
                && (authority == null || authority.equals(matter.authority()))
                && kind == matter.kind()
                && purposes.containsAll(matter.handling().purposes())
                && classes.contains(dataClass)
                && retain != null
                && !retain.isAfter(last)
                && (thread == null ? exchange.equals(matter.exchange()) : thread.equals(matter.thread()));
    }
}
