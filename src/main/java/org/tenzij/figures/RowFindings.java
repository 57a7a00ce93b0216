package org.tenzij.figures;

import java.util.Arrays;
import java.util.List;
import org.tenzij.exchange.ErrorCode;

/** Notes what is found in one row. */
final class RowFindings {
    private final int row;
    private final List<Finding> all;
    private boolean hard;

    RowFindings(int row, List<Finding> all) {
        this.row = row;
        this.all = all;
    }

    void hard(ErrorCode code, Column column, String key, Object... arguments) {
        hard = true;
        add(Finding.Severity.HARD, code, column, key, plain(arguments));
    }

    void soft(ErrorCode code, Column column, String key, Object... arguments) {
        add(Finding.Severity.SOFT, code, column, key, plain(arguments));
    }

    /** A hard finding whose text lists codes that would be right. */
    void codes(ErrorCode code, Column column, String key, List<String> known) {
        hard = true;
        add(Finding.Severity.HARD, code, column, key, List.of(Finding.Argument.plain(String.join(", ", known))));
    }

    boolean hard() {
        return hard;
    }

    private void add(
            Finding.Severity severity, ErrorCode code, Column column, String key, List<Finding.Argument> arguments) {
        all.add(new Finding(severity, code, row, column.header(), key, arguments));
    }

    private static List<Finding.Argument> plain(Object... arguments) {
        return Arrays.stream(arguments).map(Finding.Argument::plain).toList();
    }
}
