package org.tenzij.register;

import java.util.Arrays;
import org.tenzij.exchange.Digest;

/** The hashes of the Merkle tree. Source: RFC 6962, section 2.1, with SHA-256. */
public final class TreeHash {
    /** Length of a hash in bytes. */
    public static final int BYTES = 32;

    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private TreeHash() {}

    /** The root of the tree without entries. */
    public static byte[] empty() {
        return Digest.sha256();
    }

    /** The hash of one entry's canonical bytes. */
    public static byte[] leaf(byte[] entry) {
        return Digest.sha256(LEAF, entry);
    }

    /** The hash of the node above these two. */
    public static byte[] node(byte[] left, byte[] right) {
        return Digest.sha256(NODE, left, right);
    }

    /**
     * The root over {@code count} hashes of one level that stand in a row, starting with the {@code from}-th.
     *
     * @param hashes hashes of 32 bytes, one after the other
     * @param count a power of two
     */
    static byte[] fold(byte[] hashes, int from, int count) {
        if (Integer.bitCount(count) != 1) {
            throw new IllegalArgumentException("only whole subtrees are folded");
        }
        byte[][] row = new byte[count][];
        for (int i = 0; i < count; i++) {
            row[i] = at(hashes, from + i);
        }
        for (int width = count; width > 1; width /= 2) {
            for (int i = 0; i < width / 2; i++) {
                row[i] = node(row[2 * i], row[2 * i + 1]);
            }
        }
        return row[0];
    }

    /** The {@code i}-th of the hashes that stand in a row; what there is of it, where the row ends before it. */
    static byte[] at(byte[] hashes, int i) {
        int from = Math.min(hashes.length, i * BYTES);
        return Arrays.copyOfRange(hashes, from, Math.min(hashes.length, from + BYTES));
    }
}
