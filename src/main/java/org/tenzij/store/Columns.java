package org.tenzij.store;

import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;

/** Values as they stand in columns. */
final class Columns {
    private Columns() {}

    static @Nullable Digest digest(@Nullable String column) {
        return column == null ? null : new Digest(column);
    }

    static @Nullable String text(@Nullable Digest digest) {
        return digest == null ? null : digest.value();
    }
}
