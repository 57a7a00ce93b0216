package org.tenzij.exchange;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a recipient's node says of one envelope: one signed file, the same each time it is asked again.
 *
 * @param of the message id; null only when the envelope could not be opened
 * @param manifestSha256 digest of the manifest it admits or refuses; null only when the envelope could not be opened
 * @param envelopeSha256 digest of the sealed bytes as they came in
 * @param code why it was refused, as told to peers; null when admitted
 */
public record Receipt(
        @Nullable MessageId of,
        @Nullable Digest manifestSha256,
        Digest envelopeSha256,
        Outcome outcome,
        @Nullable String code,
        Instant at) {

    /** Admitted means: verified, judged by the recipient's own receiving rules, and durable there. */
    public enum Outcome {
        @JsonProperty("admitted")
        ADMITTED,
        @JsonProperty("refused")
        REFUSED
    }
}
