package org.tenzij.figures;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.ErrorCode;

/** The texts of one row, tidied. A text that may not stand there is told once and counts as not there. */
final class RowTexts {
    /** Longest text of a field, in characters. */
    static final int MAX_TEXT = 500;

    private final Row row;
    private final RowFindings findings;
    private final Map<Column, String> texts = new EnumMap<>(Column.class);

    RowTexts(Row row, RowFindings findings) {
        this.row = row;
        this.findings = findings;
        for (Column column : Column.values()) {
            texts.put(column, plain(column));
        }
    }

    private String plain(Column column) {
        String text = PlainText.tidy(row.get(column));
        if (PlainText.unsafe(text)) {
            findings.hard(ErrorCode.SUBMIT_UNSAFE_TEXT, column, "figures.unsafe-text");
            return "";
        }
        if (text.length() > MAX_TEXT) {
            findings.hard(ErrorCode.SUBMIT_TOO_LARGE, column, "figures.text-too-long", MAX_TEXT);
            return "";
        }
        return text;
    }

    String get(Column column) {
        return texts.getOrDefault(column, "");
    }

    /** True where the text was refused for its characters or length: nothing else is said about it. */
    boolean refused(Column column) {
        return get(column).isEmpty() && !PlainText.tidy(row.get(column)).isEmpty();
    }

    /** The code that stands there, or null after saying which ones may. */
    @Nullable
    String code(Column column, List<String> known, ErrorCode error, String key) {
        String text = get(column);
        if (known.contains(text)) {
            return text;
        }
        if (!refused(column)) {
            findings.codes(error, column, key, known);
        }
        return null;
    }

    @Nullable
    String code(Column column, List<String> known) {
        return code(column, known, ErrorCode.VALIDATE_WRONG_CODE, "figures.wrong-code");
    }
}
