package org.tenzij.register;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.Fault;

/**
 * Reads entries and makes proofs from a register's folder, as of its newest checkpoint. May read beside the node that writes.
 *
 * <p>Hands out nothing that the tiles contradict: fails with {@link Fault} {@code register.corrupt} that names the place, and
 * with {@link org.tenzij.exchange.Unavailable} {@code register.unavailable} where the disk fails.
 */
public final class TileReader implements EntryRows {
    private final RegisterFolder folder;
    private final SignedCheckpoint checkpoint;

    private TileReader(RegisterFolder folder, SignedCheckpoint checkpoint) {
        this.folder = folder;
        this.checkpoint = checkpoint;
    }

    /**
     * Opens a folder at its newest checkpoint. Fails with {@link org.tenzij.exchange.Invalid} {@code register.bad-checkpoint}
     * or {@link org.tenzij.exchange.Untrusted} {@code register.wrong-signature} where that key did not sign it.
     */
    public static TileReader open(Path folder, VerifierKey key) {
        RegisterFolder files = new RegisterFolder(folder.toAbsolutePath());
        try {
            byte[] bytes = files.checkpoint()
                    .orElseThrow(() -> RegisterHead.corrupt("there is no checkpoint", RegisterFolder.CHECKPOINT));
            return new TileReader(files, SignedCheckpoint.parse(bytes, key));
        } catch (IOException e) {
            throw TileLog.unavailable(e);
        }
    }

    public SignedCheckpoint checkpoint() {
        return checkpoint;
    }

    @Override
    public long size() {
        return checkpoint.checkpoint().size();
    }

    /** Each entry is held against its leaf hash. May answer fewer than asked; none from the end on. */
    @Override
    public List<byte[]> read(long from, int most) {
        if (from < 0 || from >= size() || most <= 0) {
            return List.of();
        }
        long first = from / TilePath.FULL * TilePath.FULL;
        int width = (int) Math.min(TilePath.FULL, size() - first);
        TilePath path = new TilePath(TilePath.ENTRIES, from / TilePath.FULL, width);
        try {
            TreeView tree = new TreeView(folder, size());
            byte[] bundle = folder.read(path)
                    .map(RegisterFolder.Stored::bytes)
                    .orElseThrow(() ->
                            RegisterHead.corrupt("a file that the checkpoint covers is missing", path.toString()));
            EntryBundle.Cursor cursor = new EntryBundle.Cursor(bundle);
            List<byte[]> entries = new ArrayList<>();
            for (long index = first; index < first + width && entries.size() < most; index++) {
                byte[] entry = cursor.next().orElse(null);
                if (entry == null || (index >= from && !Arrays.equals(TreeHash.leaf(entry), tree.leaf(index)))) {
                    throw RegisterHead.corrupt("an entry differs from its leaf hash", path + ", entry " + index);
                }
                if (index >= from) {
                    entries.add(entry);
                }
            }
            return entries;
        } catch (IOException e) {
            throw TileLog.unavailable(e);
        }
    }

    /** The entry at that index, from 0 to below {@link #size}. */
    public Entry entry(long index) {
        within(index, 0, size() - 1);
        return Entry.read(read(index, 1).getFirst(), "entry " + index);
    }

    /** The root over the first {@code size} entries. */
    public Digest root(long size) {
        within(size, 0, size());
        try {
            return size == size()
                    ? checkpoint.checkpoint().root()
                    : Digest.ofRaw(new TreeView(folder, size()).root(0, size));
        } catch (IOException e) {
            throw TileLog.unavailable(e);
        }
    }

    /** Proves the entry at that index against this checkpoint. */
    public InclusionProof inclusion(long index) {
        return inclusion(index, size());
    }

    /** Proves the entry at that index against an earlier checkpoint of that size. */
    public InclusionProof inclusion(long index, long size) {
        within(size, 0, size());
        within(index, 0, size - 1);
        try {
            InclusionProof proof = new InclusionProof(index, size, new TreeView(folder, size()).path(index, size));
            return holding(proof.proves(read(index, 1).getFirst(), root(size)), proof);
        } catch (IOException e) {
            throw TileLog.unavailable(e);
        }
    }

    /** Proves that this checkpoint continues an earlier one of that size. */
    public ConsistencyProof consistency(long from) {
        return consistency(from, size());
    }

    /** Proves that a checkpoint of the one size continues one of the other. */
    public ConsistencyProof consistency(long from, long to) {
        within(to, 0, size());
        within(from, 0, to);
        try {
            ConsistencyProof proof = new ConsistencyProof(
                    from, to, from == 0 ? List.of() : new TreeView(folder, size()).proof(from, to));
            return holding(proof.proves(root(from), root(to)), proof);
        } catch (IOException e) {
            throw TileLog.unavailable(e);
        }
    }

    private static <T> T holding(boolean holds, T proof) {
        if (!holds) {
            throw RegisterHead.corrupt("the tiles do not give the checkpoint's root", "tile");
        }
        return proof;
    }

    private static void within(long number, long least, long most) {
        if (number < least || number > most) {
            throw new IllegalArgumentException("the register has no such entry or size");
        }
    }
}
