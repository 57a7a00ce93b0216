package org.tenzij.register;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** The tree growing from one checkpoint to the next: the edge as it moves, and the files it leaves behind. */
final class Growth {
    private final FolderWriter writer;
    private final RightEdge before;
    private final RightEdge edge;
    private final ByteArrayOutputStream bundle = new ByteArrayOutputStream();

    /** @param bundle the partial bundle at that edge; empty where there is none */
    Growth(FolderWriter writer, RightEdge before, byte[] bundle) {
        this.writer = writer;
        this.before = before;
        this.edge = before.copy();
        this.bundle.writeBytes(bundle);
    }

    /** Appends an entry; writes the files that became full by it. */
    void add(byte[] entry) throws IOException {
        EntryBundle.append(bundle, entry);
        for (RightEdge.FullTile tile : edge.append(TreeHash.leaf(entry))) {
            if (tile.path().level() == 0) {
                writer.write(new TilePath(TilePath.ENTRIES, tile.path().index(), TilePath.FULL), bundle.toByteArray());
                bundle.reset();
            }
            writer.write(tile.path(), tile.hashes());
        }
    }

    /** Writes the partial files at the edge, those that changed and no others. */
    void finish() throws IOException {
        for (int level = TilePath.ENTRIES; level < edge.levels(); level++) {
            TilePath now = TilePath.edge(level, edge.size()).orElse(null);
            if (now != null && !now.within(before.size())) {
                writer.write(now, level == TilePath.ENTRIES ? bundle.toByteArray() : edge.partial(level));
            }
        }
    }

    /** Removes the partial files of the edge before, once the checkpoint over the edge after is durable. */
    void forgetBefore() throws IOException {
        for (int level = TilePath.ENTRIES; level < before.levels(); level++) {
            TilePath old = TilePath.edge(level, before.size()).orElse(null);
            if (old != null && !old.within(edge.size())) {
                writer.dropPartials(old, edge.size());
            }
        }
    }

    RightEdge edge() {
        return edge;
    }

    byte[] bundle() {
        return bundle.toByteArray();
    }
}
