package org.tenzij.exchange;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.json.CanonicalJson;
import org.tenzij.exchange.json.StrictJson;

/**
 * The signed list of an envelope: who to whom, under which law, what, when, in which order.
 *
 * <p>The signature covers sender, recipient, id and sequence, so a signed message cannot be re-addressed.
 *
 * @param profile the allow-list of algorithms, {@link #PROFILE}
 * @param sequence counts per ordered pair of parties from 1, without gaps; null for messages between gateways
 * @param previous digest of the manifest before this one of the same pair; null for the first and between gateways
 * @param thread the case this message belongs to, or null
 * @param supersedes the message this one corrects, or null
 * @param decision digest of {@code decision.json}
 * @param parts every file under {@code content/} that travels inside the envelope
 * @param segmented attachments that travel in segments of their own
 */
public record Manifest(
        String profile,
        MessageId id,
        Kind kind,
        Sender sender,
        Recipient recipient,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Long sequence,
        @Nullable Digest previous,
        @Nullable String thread,
        @Nullable MessageId supersedes,
        Handling handling,
        Digest decision,
        List<Part> parts,
        List<SegmentedPart> segmented) {

    /** The one profile of algorithms in use. */
    public static final String PROFILE = "tenzij-2026";

    private static final Pattern THREAD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._/-]{2,39}");

    public Manifest {
        requireThread(thread);
        parts = List.copyOf(parts);
        segmented = List.copyOf(segmented);
    }

    /** Fails with {@code validate.malformed} where it has not the form of a reference: free words travel nowhere outside the payload. */
    public static void requireThread(@Nullable String thread) {
        if (thread != null && !THREAD.matcher(thread).matches()) {
            throw new Invalid(
                    ErrorCode.VALIDATE_MALFORMED,
                    "a thread is called by a reference: 3 to 40 letters, digits, spaces, dots, dashes, slashes",
                    "thread",
                    "use the reference of the case");
        }
    }

    /** Who sends, and under which law in this exchange. */
    public record Sender(Party party, @Nullable String authority, Law actingUnderLawOf) {}

    /** To whom, and under which law that recipient says it acts. */
    public record Recipient(Party party, @Nullable String authority, Law actingUnderLawOf) {}

    /** One file inside the envelope. {@code path} starts with {@code content/}. */
    public record Part(String path, String mediaType, long sizeBytes, Digest sha256) {}

    /** One file that travels in segments: each opens with {@code key}, in this order. */
    public record SegmentedPart(
            String path, String mediaType, long sizeBytes, Digest sha256, SegmentKey key, List<Digest> segments) {
        public SegmentedPart {
            segments = List.copyOf(segments);
        }

        /** A key for one attachment; it never stands in a log or an evidence pack. */
        public record SegmentKey(String id, String value) {
            @Override
            public String toString() {
                return "SegmentKey[" + id + "]";
            }
        }
    }

    /** The canonical bytes (RFC 8785): what stands in {@code manifest.json} and what {@link #digest} is taken over. */
    public byte[] toBytes() {
        return CanonicalJson.bytes(StrictJson.toTree(this));
    }

    public Digest digest() {
        return Digest.of(toBytes());
    }
}
