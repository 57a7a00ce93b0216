package org.tenzij.register;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.Untrusted;

/**
 * Where a register stands: its checkpoint, the right edge of its tree, and the entries of the bundle that is not full yet.
 */
record RegisterHead(SignedCheckpoint signed, RightEdge edge, byte[] bundle) {
    long size() {
        return edge.size();
    }

    /** Reads the head from the files, and holds them against each other. None where the folder has nothing yet. */
    static Optional<RegisterHead> read(RegisterFolder folder, VerifierKey key) throws IOException {
        byte[] bytes = folder.checkpoint().orElse(null);
        if (bytes == null) {
            if (Files.exists(folder.root().resolve("tile"))) {
                throw corrupt("there are tiles but no checkpoint", RegisterFolder.CHECKPOINT);
            }
            return Optional.empty();
        }
        SignedCheckpoint signed = checkpoint(bytes, key);
        long size = signed.checkpoint().size();
        List<byte[]> partials = new ArrayList<>();
        for (int level = 0; TilePath.hashes(level, size) > 0; level++) {
            TilePath path = TilePath.edge(level, size).orElse(null);
            partials.add(path == null ? new byte[0] : required(folder, path, path.width() * TreeHash.BYTES));
        }
        RightEdge edge = new RightEdge(size, partials);
        if (!Digest.ofRaw(edge.root()).equals(signed.checkpoint().root())) {
            throw corrupt("the tiles at the edge do not give the checkpoint's root", "tile");
        }
        TilePath last = TilePath.edge(TilePath.ENTRIES, size).orElse(null);
        byte[] bundle = last == null ? new byte[0] : required(folder, last, -1);
        compareBundle(bundle, edge.partial(0), size);
        return Optional.of(new RegisterHead(signed, edge, bundle));
    }

    private static SignedCheckpoint checkpoint(byte[] bytes, VerifierKey key) {
        try {
            return SignedCheckpoint.parse(bytes, key);
        } catch (Invalid e) {
            throw corrupt("the checkpoint does not have the form of one", RegisterFolder.CHECKPOINT);
        } catch (Untrusted e) {
            throw corrupt("the checkpoint was not signed by this node's register key", RegisterFolder.CHECKPOINT);
        }
    }

    private static byte[] required(RegisterFolder folder, TilePath path, int length) throws IOException {
        RegisterFolder.Stored stored = folder.read(path).orElse(null);
        if (stored == null || !stored.path().equals(path) || (length >= 0 && stored.bytes().length != length)) {
            throw corrupt("a file that the checkpoint covers is missing or has the wrong length", path.toString());
        }
        return stored.bytes();
    }

    private static void compareBundle(byte[] bundle, byte[] leaves, long size) {
        EntryBundle.Cursor cursor = new EntryBundle.Cursor(bundle);
        int width = leaves.length / TreeHash.BYTES;
        for (int i = 0; i < width; i++) {
            byte[] entry = cursor.next().orElse(null);
            if (entry == null || !Arrays.equals(TreeHash.leaf(entry), TreeHash.at(leaves, i))) {
                throw corrupt("an entry differs from its leaf hash", "entry " + (size - width + i));
            }
        }
        if (!cursor.atEnd()) {
            throw corrupt("the last bundle of entries is too long", "tile/entries");
        }
    }

    /** Holds the entries of the last bundle, full or not, against the store. */
    void compareWith(EntryRows rows, RegisterFolder folder) throws IOException {
        if (rows.size() < size()) {
            throw corrupt("the store holds fewer entries than the checkpoint covers", "entry " + rows.size());
        }
        if (size() == 0) {
            return;
        }
        long tile = (size() - 1) / TilePath.FULL;
        int width = (int) (size() - tile * TilePath.FULL);
        byte[] leaves = width < TilePath.FULL
                ? edge.partial(0)
                : required(folder, new TilePath(0, tile, TilePath.FULL), TilePath.FULL * TreeHash.BYTES);
        int at = 0;
        while (at < width) {
            long index = tile * TilePath.FULL + at;
            List<byte[]> entries = rows.read(index, width - at);
            if (entries.isEmpty() || entries.size() > width - at) {
                throw corrupt("the store does not hold an entry that the checkpoint covers", "entry " + index);
            }
            for (byte[] entry : entries) {
                if (!Arrays.equals(TreeHash.leaf(entry), TreeHash.at(leaves, at++))) {
                    throw corrupt(
                            "an entry in the store differs from the register",
                            "entry " + (tile * TilePath.FULL + at - 1));
                }
            }
        }
    }

    static Fault corrupt(String what, String where) {
        return new Fault(
                ErrorCode.REGISTER_CORRUPT,
                what,
                where,
                "stop; keep store and register as they are, compare both with a copy and with the peers' checkpoints");
    }
}
