package org.tenzij.figures;

import org.jspecify.annotations.Nullable;

/**
 * One count, or the reason why there is none.
 *
 * @param unit {@code person}, {@code case} or {@code registration}
 * @param value there exactly when the status is a number; zero or more
 * @param source which body counted, in its own words
 * @param comment what the reader must know; may be empty
 */
public record Cell(
        Coordinates at,
        String unit,
        Status status,
        @Nullable Long value,
        String source,
        String comment) {
    public Cell {
        if ((value != null) != status.number() || (value != null && value < 0)) {
            throw new IllegalArgumentException("a cell holds a number exactly when its status says so");
        }
    }

    /** Without the value: this may stand in a log. */
    @Override
    public String toString() {
        return "Cell[" + at.name() + "]";
    }
}
