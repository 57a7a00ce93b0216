package org.tenzij.register;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.tenzij.exchange.Digest;

/** The Merkle tree as RFC 6962 section 2.1 defines it, by recursion over all entries; shares no code with the register. */
final class NaiveTree {
    private NaiveTree() {}

    static Digest root(List<byte[]> entries) {
        return Digest.ofRaw(hash(entries));
    }

    private static byte[] hash(List<byte[]> entries) {
        int n = entries.size();
        if (n == 0) {
            return sha256(new byte[0]);
        }
        if (n == 1) {
            byte[] entry = entries.getFirst();
            return sha256(ByteBuffer.allocate(1 + entry.length)
                    .put((byte) 0)
                    .put(entry)
                    .array());
        }
        int k = 1;
        while (2 * k < n) {
            k *= 2;
        }
        return sha256(ByteBuffer.allocate(65)
                .put((byte) 1)
                .put(hash(entries.subList(0, k)))
                .put(hash(entries.subList(k, n)))
                .array());
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
