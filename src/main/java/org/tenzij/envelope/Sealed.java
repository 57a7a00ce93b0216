package org.tenzij.envelope;

import org.tenzij.exchange.Digest;

/**
 * An envelope just made.
 *
 * @param manifestSha256 digest of its manifest.json: what the next message of the pair names as {@code previous}
 */
public record Sealed(Envelope envelope, Digest manifestSha256) {}
