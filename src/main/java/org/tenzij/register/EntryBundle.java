package org.tenzij.register;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * The form of a bundle of entries: each entry behind its length in two bytes, the higher first.
 *
 * <p>Source: C2SP tlog-tiles, section "Log entries".
 */
final class EntryBundle {
    /** Longest bundle in bytes. */
    static final int MAX_BYTES = TilePath.FULL * (2 + Entry.MAX_BYTES);

    private EntryBundle() {}

    static void append(ByteArrayOutputStream bundle, byte[] entry) {
        bundle.write(entry.length >>> 8);
        bundle.write(entry.length);
        bundle.write(entry, 0, entry.length);
    }

    /** Reads a bundle entry by entry, so that what is wrong in it can be named by its entry. */
    static final class Cursor {
        private final byte[] bundle;
        private int at;

        Cursor(byte[] bundle) {
            this.bundle = bundle;
        }

        /** The next entry; none where the bundle ends before the entry does. */
        Optional<byte[]> next() {
            if (bundle.length - at < 2) {
                return Optional.empty();
            }
            int length = (bundle[at] & 0xff) << 8 | (bundle[at + 1] & 0xff);
            if (bundle.length - at - 2 < length) {
                return Optional.empty();
            }
            byte[] entry = Arrays.copyOfRange(bundle, at + 2, at + 2 + length);
            at += 2 + length;
            return Optional.of(entry);
        }

        /** Whether every byte was read. */
        boolean atEnd() {
            return at == bundle.length;
        }
    }
}
