package org.tenzij.figures;

import java.util.ArrayList;
import java.util.List;

/** Prints a table as plain text: one line a row, columns aligned, numbers to the right. */
public final class TextTable {
    private static final String GAP = "  ";

    private TextTable() {}

    /** The table with its title, each line ended by a line feed. */
    public static String render(PictureTable table) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(table.columns().stream().map(PictureTable.Heading::text).toList());
        table.rows()
                .forEach(row -> lines.add(
                        row.cells().stream().map(PictureTable.Field::text).toList()));
        int[] widths = new int[table.columns().size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(line.get(i)));
            }
        }
        StringBuilder text = new StringBuilder(table.title()).append('\n');
        for (int i = 0; i < lines.size(); i++) {
            text.append(line(lines.get(i), widths, table.columns())).append('\n');
            if (i == 0) {
                text.append(rule(widths)).append('\n');
            }
        }
        return text.toString();
    }

    private static String line(List<String> fields, int[] widths, List<PictureTable.Heading> columns) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String blanks = " ".repeat(widths[i] - width(fields.get(i)));
            line.append(i == 0 ? "" : GAP)
                    .append(columns.get(i).number() ? blanks + fields.get(i) : fields.get(i) + blanks);
        }
        return line.toString().stripTrailing();
    }

    private static String rule(int[] widths) {
        List<String> parts = new ArrayList<>();
        for (int width : widths) {
            parts.add("-".repeat(width));
        }
        return String.join(GAP, parts);
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
