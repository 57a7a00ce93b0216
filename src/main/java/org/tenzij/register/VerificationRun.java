package org.tenzij.register;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.Untrusted;
import org.tenzij.register.Verification.Broken;
import org.tenzij.register.Verification.Problem;

/** One check of one register, from the first entry to the last. */
final class VerificationRun {
    private final RegisterFolder folder;
    private final VerifierKey key;
    private final @Nullable EntryRows rows;
    private final RightEdge edge = new RightEdge();

    VerificationRun(Path folder, VerifierKey key, @Nullable EntryRows rows) {
        this.folder = new RegisterFolder(folder.toAbsolutePath());
        this.key = key;
        this.rows = rows;
    }

    Verification result() throws IOException {
        byte[] bytes = folder.checkpoint().orElse(null);
        if (bytes == null) {
            return Broken.in(Problem.FILE_MISSING, RegisterFolder.CHECKPOINT);
        }
        Checkpoint checkpoint;
        try {
            checkpoint = SignedCheckpoint.parse(bytes, key).checkpoint();
        } catch (Invalid e) {
            return Broken.in(Problem.CHECKPOINT_MALFORMED, RegisterFolder.CHECKPOINT);
        } catch (Untrusted e) {
            return Broken.in(Problem.CHECKPOINT_SIGNATURE, RegisterFolder.CHECKPOINT);
        }
        Broken broken = entries(checkpoint);
        if (broken == null) {
            broken = partialTiles();
        }
        if (broken == null && !Digest.ofRaw(edge.root()).equals(checkpoint.root())) {
            broken = Broken.in(Problem.ROOT_DIFFERS, RegisterFolder.CHECKPOINT);
        }
        return broken != null ? broken : Leftovers.count(folder, checkpoint);
    }

    private @Nullable Broken entries(Checkpoint checkpoint) throws IOException {
        Broken broken = null;
        while (broken == null && edge.size() < checkpoint.size()) {
            long from = edge.size();
            int width = (int) Math.min(TilePath.FULL, checkpoint.size() - from);
            broken = bundle(new TilePath(TilePath.ENTRIES, from / TilePath.FULL, width), checkpoint);
        }
        return broken;
    }

    private @Nullable Broken bundle(TilePath path, Checkpoint checkpoint) throws IOException {
        TilePath leavesPath = new TilePath(0, path.index(), path.width());
        Optional<RegisterFolder.Stored> bundle = folder.read(path);
        Optional<RegisterFolder.Stored> leaves = folder.read(leavesPath);
        if (bundle.isEmpty() || leaves.isEmpty()) {
            TilePath missing = bundle.isEmpty() ? path : leavesPath;
            return Broken.at(Problem.FILE_MISSING, path.firstEntry(0), missing.toString());
        }
        byte[] hashes = leaves.get().bytes();
        Blame blame = new Blame(folder, checkpoint, path, bundle.get().bytes(), hashes);
        EntryBundle.Cursor cursor = new EntryBundle.Cursor(bundle.get().bytes());
        for (int i = 0; i < path.width(); i++) {
            long index = path.firstEntry(i);
            byte[] entry = cursor.next().orElse(null);
            if (entry == null) {
                return Broken.at(
                        Problem.FILE_TRUNCATED, index, bundle.get().path().toString());
            }
            byte[] leaf = TreeHash.leaf(entry);
            if (!Arrays.equals(leaf, TreeHash.at(hashes, i))) {
                return blame.forEntry(i);
            }
            Broken broken = form(entry, index, path);
            if (broken == null) {
                broken = tiles(edge.append(leaf));
            }
            if (broken != null) {
                return broken;
            }
        }
        if (bundle.get().path().equals(path) && !cursor.atEnd()) {
            return Broken.in(Problem.EXTRA_BYTES, path.toString());
        }
        Broken broken = length(leaves.get());
        return broken != null ? broken : stored(path, bundle.get().bytes());
    }

    private static @Nullable Broken form(byte[] entry, long index, TilePath path) {
        try {
            Entry.read(entry, "entry " + index);
            return null;
        } catch (Invalid e) {
            Problem problem =
                    e.code() == ErrorCode.REGISTER_UNKNOWN_EVENT ? Problem.UNKNOWN_EVENT : Problem.ENTRY_NOT_CANONICAL;
            return Broken.at(problem, index, path.toString());
        }
    }

    private @Nullable Broken stored(TilePath path, byte[] bundle) {
        if (rows == null) {
            return null;
        }
        EntryBundle.Cursor cursor = new EntryBundle.Cursor(bundle);
        for (int at = 0; at < path.width(); ) {
            List<byte[]> entries = rows.read(path.firstEntry(at), path.width() - at);
            if (entries.isEmpty() || entries.size() > path.width() - at) {
                return Broken.at(Problem.ROW_MISSING, path.firstEntry(at), "store");
            }
            for (byte[] entry : entries) {
                if (!Arrays.equals(cursor.next().orElse(null), entry)) {
                    return Broken.at(Problem.ROW_DIFFERS, path.firstEntry(at), "store");
                }
                at++;
            }
        }
        return null;
    }

    private @Nullable Broken tiles(List<RightEdge.FullTile> full) throws IOException {
        for (RightEdge.FullTile tile : full) {
            Broken broken = tile.path().level() == 0 ? null : tile(tile.path(), tile.hashes());
            if (broken != null) {
                return broken;
            }
        }
        return null;
    }

    private @Nullable Broken partialTiles() throws IOException {
        Broken broken = null;
        for (int level = 1; broken == null && level < edge.levels(); level++) {
            TilePath path = TilePath.edge(level, edge.size()).orElse(null);
            broken = path == null ? null : tile(path, edge.partial(level));
        }
        return broken;
    }

    private @Nullable Broken tile(TilePath path, byte[] expected) throws IOException {
        RegisterFolder.Stored stored = folder.read(path).orElse(null);
        if (stored == null) {
            return Broken.at(Problem.FILE_MISSING, path.firstEntry(0), path.toString());
        }
        for (int i = 0; i < path.width(); i++) {
            if (!Arrays.equals(TreeHash.at(expected, i), TreeHash.at(stored.bytes(), i))) {
                return Blame.tile(stored, i);
            }
        }
        return length(stored);
    }

    private static @Nullable Broken length(RegisterFolder.Stored tile) {
        return tile.bytes().length > tile.path().width() * TreeHash.BYTES
                ? Broken.in(Problem.EXTRA_BYTES, tile.path().toString())
                : null;
    }
}
