package org.tenzij.figures;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;

/**
 * A table ready to be printed or rendered: every text is final, in one language.
 *
 * @param title one line above it
 */
public record PictureTable(String title, List<Heading> columns, List<Line> rows) {
    /** Head of a column; {@code number} columns are aligned to the right. */
    public record Heading(String text, boolean number) {}

    /**
     * One row.
     *
     * @param cells as many as there are columns
     * @param provenance where the row comes from; null where nothing was received
     */
    public record Line(
            Party party,
            int year,
            List<Field> cells,
            @Nullable Provenance provenance) {
        public Line {
            cells = List.copyOf(cells);
        }
    }

    /** The message that brought it, and when. */
    public record Provenance(MessageId message, Instant receivedAt) {}

    /** One cell: its text, and what it is, so that no colour has to say it alone. */
    public record Field(String text, State state) {}

    /** What a cell shows. */
    public enum State {
        /** Words that belong to the table. */
        TEXT,
        /** A count; zero is one. */
        NUMBER,
        /** No count, but the reason why there is none. */
        STATUS,
        /** Nothing was received. */
        MISSING
    }

    public PictureTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
