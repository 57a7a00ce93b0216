package org.tenzij.envelope;

import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;

/**
 * Sealed bytes, as they travel and as they rest in the outbox. Nothing about them is known to be true until an
 * {@link Opener} has opened them.
 */
public final class Envelope {
    /** The longest envelope that is made or taken, in bytes: it is sealed and opened in memory. */
    public static final int MAX_BYTES = Profile.MAX_ENVELOPE_BYTES;

    private final byte[] bytes;
    private final Digest sha256;

    private Envelope(byte[] bytes) {
        this.bytes = bytes;
        this.sha256 = Digest.of(bytes);
    }

    /**
     * Bytes as they came in.
     *
     * @throws org.tenzij.exchange.Untrusted {@link ErrorCode#OPEN_TOO_LARGE} when there are more than {@link #MAX_BYTES}
     */
    public static Envelope received(byte[] bytes) {
        bounded(bytes);
        return new Envelope(bytes.clone());
    }

    /** Bytes this package made and nobody else holds. */
    static Envelope made(byte[] bytes) {
        return new Envelope(bytes);
    }

    static void bounded(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw Distrust.of(ErrorCode.OPEN_TOO_LARGE, "an envelope is at most " + MAX_BYTES + " bytes", "envelope");
        }
    }

    /** A copy of the sealed bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The digest of the sealed bytes: the name under which a receipt speaks of them. */
    public Digest sha256() {
        return sha256;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Envelope that && sha256.equals(that.sha256);
    }

    @Override
    public int hashCode() {
        return sha256.hashCode();
    }

    @Override
    public String toString() {
        return "Envelope[" + bytes.length + " bytes, " + sha256 + "]";
    }
}
