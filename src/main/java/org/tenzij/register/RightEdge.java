package org.tenzij.register;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The partial tiles at the right edge of a tree: all that is needed to append to it and to know its root.
 *
 * <p>Holds at most 255 hashes per level, whatever the size of the tree.
 */
final class RightEdge {
    private final List<Row> levels = new ArrayList<>();
    private long size;

    /** A tile that became full. */
    record FullTile(TilePath path, byte[] hashes) {}

    private static final class Row {
        private final byte[] hashes = new byte[TilePath.FULL * TreeHash.BYTES];
        private int width;

        private void add(byte[] hash) {
            System.arraycopy(hash, 0, hashes, width * TreeHash.BYTES, TreeHash.BYTES);
            width++;
        }

        private byte[] bytes() {
            return Arrays.copyOf(hashes, width * TreeHash.BYTES);
        }
    }

    /** The edge of the empty tree. */
    RightEdge() {}

    /** The edge of a tree of that size. {@code partials}: per level, from 0 on, the hashes of its partial tile, or none. */
    RightEdge(long size, List<byte[]> partials) {
        this.size = size;
        for (int level = 0; level < partials.size(); level++) {
            byte[] hashes = partials.get(level);
            if (hashes.length != TilePath.hashes(level, size) % TilePath.FULL * TreeHash.BYTES) {
                throw new IllegalArgumentException("these are not the partial tiles of a tree of that size");
            }
            Row row = new Row();
            for (int i = 0; i < hashes.length / TreeHash.BYTES; i++) {
                row.add(TreeHash.at(hashes, i));
            }
            levels.add(row);
        }
    }

    RightEdge copy() {
        return new RightEdge(size, levels.stream().map(Row::bytes).toList());
    }

    long size() {
        return size;
    }

    /** How many levels of tiles the tree has. */
    int levels() {
        return levels.size();
    }

    /** The hashes of the partial tile at that level; empty where the level has none. */
    byte[] partial(int level) {
        return level < levels.size() ? levels.get(level).bytes() : new byte[0];
    }

    /** Appends a leaf hash. Answers the tiles that became full by it, from the lowest level up. */
    List<FullTile> append(byte[] leaf) {
        List<FullTile> full = List.of();
        byte[] hash = leaf;
        for (int level = 0; ; level++) {
            if (level == levels.size()) {
                levels.add(new Row());
            }
            Row row = levels.get(level);
            row.add(hash);
            if (row.width < TilePath.FULL) {
                size++;
                return full;
            }
            if (full.isEmpty()) {
                full = new ArrayList<>();
            }
            byte[] hashes = row.bytes();
            full.add(new FullTile(
                    new TilePath(level, TilePath.hashes(level, size) / TilePath.FULL, TilePath.FULL), hashes));
            hash = TreeHash.fold(hashes, 0, TilePath.FULL);
            row.width = 0;
        }
    }

    /** The root of the tree. */
    byte[] root() {
        byte[] root = null;
        for (Row row : levels) {
            int end = row.width;
            while (end > 0) {
                int whole = Integer.lowestOneBit(end);
                end -= whole;
                root = joined(TreeHash.fold(row.hashes, end, whole), root);
            }
        }
        return root == null ? TreeHash.empty() : root;
    }

    private static byte[] joined(byte[] left, byte @Nullable [] right) {
        return right == null ? left : TreeHash.node(left, right);
    }
}
