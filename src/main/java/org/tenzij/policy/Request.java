package org.tenzij.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.Handling;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.MessageId;

/**
 * What somebody wants to send to one recipient.
 *
 * @param exchange its id, once it has one; an approval binds to it
 * @param handling what the recipient will be told, purposes included
 * @param payload read strictly and not changed afterwards
 * @param necessity what the statement of necessity names of the personal fields: a catalogue path for the field in the form
 *     that this crossing allows, {@code path=exact} for the exact value where the catalogue allows that, {@code attachments}
 *     for the files
 * @param declaredClass raises the computed class, never lowers it; null to leave it
 * @param undertaking digest of the recipient's undertaking relied on, or null
 * @param asserted facts the sender vouches for: id to {@code Boolean}, {@code String} or {@code Long}
 * @param redaction what a person struck out of the free texts; null where nobody did
 */
public record Request(
        @Nullable MessageId exchange,
        Kind kind,
        Side sender,
        Side recipient,
        Handling handling,
        Instant createdAt,
        Instant expiresAt,
        @Nullable String thread,
        JsonNode payload,
        List<Attachment> attachments,
        Set<String> necessity,
        @Nullable DataClass declaredClass,
        @Nullable Digest undertaking,
        Map<String, Object> asserted,
        @Nullable Redaction redaction) {
    public Request {
        attachments = List.copyOf(attachments);
        necessity = Set.copyOf(necessity);
        asserted = Map.copyOf(asserted);
    }

    /** Nothing of the content. */
    @Override
    public String toString() {
        return "Request[" + kind + " " + sender.party() + " to " + recipient.party() + "]";
    }
}
