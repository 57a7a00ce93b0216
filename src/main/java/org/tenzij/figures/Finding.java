package org.tenzij.figures;

import java.util.List;
import org.tenzij.exchange.ErrorCode;

/**
 * One thing that is wrong or odd, and where.
 *
 * <p>Its text may repeat counts, so it is for the screen of the person who handed the figures in, and for nobody else.
 *
 * @param row as a spreadsheet shows it, the header is row 1; 0 for the file as a whole
 * @param column header of the column, or empty for the row as a whole
 * @param key key of the text in {@code messages_figures_*.properties}
 * @param arguments what the text names behind row and column
 */
public record Finding(Severity severity, ErrorCode code, int row, String column, String key, List<Argument> arguments) {

    /** Hard stops; soft asks for a comment, or only draws attention. */
    public enum Severity {
        HARD,
        SOFT
    }

    /** A part of the text: words as they are, or a code of the codebook that is shown as its label. */
    public record Argument(String text, boolean code) {
        static Argument plain(Object value) {
            return new Argument(String.valueOf(value), false);
        }

        static Argument code(String code) {
            return new Argument(code, true);
        }
    }

    public Finding {
        arguments = List.copyOf(arguments);
    }

    public boolean hard() {
        return severity == Severity.HARD;
    }

    /** True where the coordinator must say something about it in the comment column before the figures go. */
    public boolean asksForComment() {
        return severity == Severity.SOFT && code == ErrorCode.VALIDATE_NEEDS_COMMENT;
    }

    /** Row and column; never a value. */
    public String where() {
        if (row == 0) {
            return column.isEmpty() ? "the file" : "column " + column;
        }
        return column.isEmpty() ? "row " + row : "row " + row + ", column " + column;
    }

    /** Without the arguments: this may stand in a log. */
    @Override
    public String toString() {
        return severity + " " + code + " " + key + " (" + where() + ")";
    }
}
