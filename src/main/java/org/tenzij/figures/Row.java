package org.tenzij.figures;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * One row as somebody wrote it, not judged yet.
 *
 * @param number as a spreadsheet shows it: the header is row 1. In a payload: the first cell is 1
 */
record Row(int number, Map<Column, String> texts) {
    Row {
        Map<Column, String> copy = new EnumMap<>(Column.class);
        copy.putAll(texts);
        texts = Collections.unmodifiableMap(copy);
    }

    /** What stands there, or the empty text. */
    String get(Column column) {
        return texts.getOrDefault(column, "");
    }
}
