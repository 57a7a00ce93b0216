package org.tenzij.register;

import java.util.List;

/** The durable entries in their order: the source of truth from which tiles and checkpoints are derived. */
public interface EntryRows {
    /** How many entries are durable. */
    long size();

    /** The canonical bytes of up to {@code most} entries from index {@code from} (0-based), in order. */
    List<byte[]> read(long from, int most);
}
