package org.tenzij.store;

import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;

/** Where bytes go that are too large for a row. All methods run inside a transaction, except reading. */
interface LargeBytes {
    /** Bytes longer than this are kept here, shorter ones in the row. */
    int THRESHOLD_BYTES = 256 * 1024;

    /** Durable, or part of the running transaction, when this returns; called before the row that names them. */
    void put(Place place, Digest digest, byte[] stored);

    /** The bytes, or null where they are not there. */
    byte @Nullable [] get(Place place, Digest digest);

    /** Forgets them once the running transaction has removed the row that names them. */
    void drop(Place place, Digest digest);

    /** Whose bytes: a column ({@code table.column}) and the key of its row. */
    record Place(String holder, String rowKey) {}
}
