package org.tenzij.register;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;
import org.tenzij.register.Verification.Broken;
import org.tenzij.register.Verification.Problem;

/**
 * Tells, where an entry and its leaf hash disagree, which of the two was changed: the one that the tree above does not know.
 */
record Blame(RegisterFolder folder, Checkpoint checkpoint, TilePath entries, byte[] bundle, byte[] hashes) {
    /** What to say of the {@code i}-th entry of the bundle, which does not have the {@code i}-th hash. */
    Broken forEntry(int i) throws IOException {
        TilePath tile = new TilePath(0, entries.index(), entries.width());
        if (hashes.length < (i + 1) * TreeHash.BYTES) {
            return Broken.at(Problem.FILE_TRUNCATED, entries.firstEntry(i), tile.toString());
        }
        byte[] leaves = leaves();
        boolean tileChanged =
                leaves != null && (entries.width() == TilePath.FULL ? parentKnows(leaves) : rootKnows(leaves));
        return tileChanged
                ? Broken.at(Problem.TILE_DIFFERS, entries.firstEntry(i), tile.toString())
                : Broken.at(Problem.ENTRY_DIFFERS, entries.firstEntry(i), entries.toString());
    }

    /** What to say of a tile whose {@code i}-th hash is not the one of the tree under it. */
    static Broken tile(RegisterFolder.Stored tile, int i) {
        Problem problem =
                tile.bytes().length < (i + 1) * TreeHash.BYTES ? Problem.FILE_TRUNCATED : Problem.TILE_DIFFERS;
        return Broken.at(problem, tile.path().firstEntry(i), tile.path().toString());
    }

    private byte @Nullable [] leaves() {
        EntryBundle.Cursor cursor = new EntryBundle.Cursor(bundle);
        byte[] leaves = new byte[entries.width() * TreeHash.BYTES];
        for (int i = 0; i < entries.width(); i++) {
            byte[] entry = cursor.next().orElse(null);
            if (entry == null) {
                return null;
            }
            System.arraycopy(TreeHash.leaf(entry), 0, leaves, i * TreeHash.BYTES, TreeHash.BYTES);
        }
        return leaves;
    }

    private boolean parentKnows(byte[] leaves) throws IOException {
        long above = TilePath.hashes(1, checkpoint.size());
        long tile = entries.index() / TilePath.FULL;
        int width = (int) Math.min(TilePath.FULL, above - tile * TilePath.FULL);
        int place = (int) (entries.index() % TilePath.FULL);
        RegisterFolder.Stored parent = folder.read(new TilePath(1, tile, width)).orElse(null);
        return parent != null
                && parent.bytes().length >= (place + 1) * TreeHash.BYTES
                && Arrays.equals(TreeHash.at(parent.bytes(), place), TreeHash.fold(leaves, 0, TilePath.FULL));
    }

    private boolean rootKnows(byte[] leaves) throws IOException {
        List<byte[]> partials = new ArrayList<>(List.of(leaves));
        for (int level = 1; TilePath.hashes(level, checkpoint.size()) > 0; level++) {
            TilePath path = TilePath.edge(level, checkpoint.size()).orElse(null);
            RegisterFolder.Stored stored =
                    path == null ? null : folder.read(path).orElse(null);
            int length = path == null ? 0 : path.width() * TreeHash.BYTES;
            if (path != null && (stored == null || stored.bytes().length < length)) {
                return false;
            }
            partials.add(stored == null ? new byte[0] : Arrays.copyOf(stored.bytes(), length));
        }
        byte[] root = new RightEdge(checkpoint.size(), partials).root();
        return Digest.ofRaw(root).equals(checkpoint.root());
    }
}
