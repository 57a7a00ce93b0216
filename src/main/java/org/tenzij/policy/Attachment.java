package org.tenzij.policy;

import org.tenzij.exchange.Digest;

/** A file beside the payload; it counts as a field. Its name may say something about a person, so it is not printed. */
public record Attachment(String name, String mediaType, long sizeBytes, Digest sha256) {
    @Override
    public String toString() {
        return "Attachment[" + sha256 + "]";
    }
}
