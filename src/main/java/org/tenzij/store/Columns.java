package org.tenzij.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;

/** Values as they stand in columns. */
final class Columns {
    private Columns() {}

    static @Nullable Digest digest(@Nullable String column) {
        return column == null ? null : new Digest(column);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long nanos = row.getLong(column);
        return row.wasNull() ? null : Nanos.instant(nanos);
    }

    static @Nullable String text(@Nullable Digest digest) {
        return digest == null ? null : digest.value();
    }
}
