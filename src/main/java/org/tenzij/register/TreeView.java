package org.tenzij.register;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tenzij.exchange.Digest;

/** Hashes over ranges of entries, taken from the tiles of a register of that size. Source: RFC 6962, sections 2.1.1, 2.1.2. */
final class TreeView {
    private static final int REMEMBERED = 16;

    private final RegisterFolder folder;
    private final long size;
    private final Map<TilePath, byte[]> tiles = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<TilePath, byte[]> eldest) {
            return size() > REMEMBERED;
        }
    };

    TreeView(RegisterFolder folder, long size) {
        this.folder = folder;
        this.size = size;
    }

    /** MTH(D[from:to]). {@code from} is where a subtree begins that can hold the range. */
    byte[] root(long from, long to) throws IOException {
        long count = to - from;
        if (count == 0) {
            return TreeHash.empty();
        }
        if (Long.bitCount(count) == 1) {
            return whole(from, count);
        }
        long left = Long.highestOneBit(count);
        return TreeHash.node(whole(from, left), root(from + left, to));
    }

    /** PATH(index, D[0:to]). */
    List<Digest> path(long index, long to) throws IOException {
        List<Digest> down = new ArrayList<>();
        long from = 0;
        long end = to;
        while (end - from > 1) {
            long middle = from + Long.highestOneBit(end - from - 1);
            if (index < middle) {
                down.addFirst(Digest.ofRaw(root(middle, end)));
                end = middle;
            } else {
                down.addFirst(Digest.ofRaw(root(from, middle)));
                from = middle;
            }
        }
        return down;
    }

    /** PROOF(older, D[0:newer]), with older from 1. */
    List<Digest> proof(long older, long newer) throws IOException {
        List<Digest> down = new ArrayList<>();
        long from = 0;
        long end = newer;
        while (older < end) {
            long middle = from + Long.highestOneBit(end - from - 1);
            if (older <= middle) {
                down.addFirst(Digest.ofRaw(root(middle, end)));
                end = middle;
            } else {
                down.addFirst(Digest.ofRaw(root(from, middle)));
                from = middle;
            }
        }
        if (from > 0) {
            down.addFirst(Digest.ofRaw(root(from, end)));
        }
        return down;
    }

    private byte[] whole(long from, long count) throws IOException {
        int height = Long.numberOfTrailingZeros(count);
        int level = height / 8;
        long first = from >>> (8 * level);
        byte[] hashes = tile(level, first / TilePath.FULL);
        return TreeHash.fold(hashes, (int) (first % TilePath.FULL), 1 << (height % 8));
    }

    private byte[] tile(int level, long index) throws IOException {
        int width = (int) Math.min(TilePath.FULL, TilePath.hashes(level, size) - index * TilePath.FULL);
        TilePath path = new TilePath(level, index, width);
        byte[] known = tiles.get(path);
        if (known == null) {
            RegisterFolder.Stored stored = folder.read(path).orElse(null);
            if (stored == null || stored.bytes().length < width * TreeHash.BYTES) {
                throw RegisterHead.corrupt(
                        "a file that the checkpoint covers is missing or has the wrong length", path.toString());
            }
            known = stored.bytes();
            tiles.put(path, known);
        }
        return known;
    }

    /** The leaf hash of that entry. */
    byte[] leaf(long index) throws IOException {
        return whole(index, 1);
    }
}
