package org.tenzij.figures;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.ErrorCode;

/** Reads how many: the status and the number of one row. */
final class CountReader {
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern NEGATIVE = Pattern.compile("[-\u2212][0-9].*");
    /** More digits than this do not fit a long, and no count has them. */
    private static final int MOST_DIGITS = 18;

    private final long largestCount;
    private final RowTexts texts;
    private final RowFindings findings;

    CountReader(long largestCount, RowTexts texts, RowFindings findings) {
        this.largestCount = largestCount;
        this.texts = texts;
        this.findings = findings;
    }

    @Nullable
    Status status() {
        if (texts.get(Column.STATUS).isEmpty() && !texts.refused(Column.STATUS)) {
            findings.hard(ErrorCode.VALIDATE_BLANK_CELL, Column.STATUS, "figures.blank-status");
            return null;
        }
        List<String> known = Arrays.stream(Status.values()).map(Status::code).toList();
        String code = texts.code(Column.STATUS, known);
        return code == null ? null : Status.of(code).orElseThrow();
    }

    /** The number, or null where there is none or it was refused. */
    @Nullable
    Long value(@Nullable Status status) {
        String text = texts.get(Column.VALUE);
        if (texts.refused(Column.VALUE)) {
            return null;
        }
        if (text.isEmpty()) {
            boolean expected = status == null ? texts.get(Column.STATUS).isEmpty() : status.number();
            if (expected) {
                findings.hard(ErrorCode.VALIDATE_BLANK_CELL, Column.VALUE, "figures.blank-value");
            }
            return null;
        }
        if (status != null && !status.number()) {
            findings.codes(
                    ErrorCode.VALIDATE_WRONG_NUMBER, Column.VALUE, "figures.value-and-status", List.of(status.code()));
        } else if (NEGATIVE.matcher(text).matches()) {
            findings.hard(ErrorCode.VALIDATE_WRONG_NUMBER, Column.VALUE, "figures.negative-number");
        } else if (!DIGITS.matcher(text).matches()) {
            findings.hard(ErrorCode.VALIDATE_WRONG_NUMBER, Column.VALUE, "figures.not-whole-number");
        } else if (text.length() > MOST_DIGITS || Long.parseLong(text) > largestCount) {
            findings.hard(ErrorCode.VALIDATE_WRONG_NUMBER, Column.VALUE, "figures.huge-number", largestCount);
        } else {
            return Long.parseLong(text);
        }
        return null;
    }
}
