package org.tenzij.figures;

import java.text.Normalizer;

/**
 * What a text of a form may hold, and how it leaves in a form that spreadsheets open.
 *
 * <p>Source: payloads.md (texts are NFC and free of control and bidirectional-override characters); OWASP, CSV injection.
 */
final class PlainText {
    private static final String FORMULA_STARTS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    private PlainText() {}

    /** Surrounding blanks off, composed characters as one. */
    static String tidy(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    }

    /** True where a character would be invisible, turn the reading order, or break the line. */
    static boolean unsafe(String text) {
        return text.codePoints().anyMatch(PlainText::unsafe);
    }

    private static boolean unsafe(int c) {
        boolean bidi = c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
        boolean hidden = c == 0x200B || c == 0xFEFF || (c >= 0xE0000 && c <= 0xE0FFF) || (c & 0xFFFE) == 0xFFFE;
        return bidi
                || hidden
                || switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.SURROGATE,
                            Character.PRIVATE_USE -> true;
                    default -> false;
                };
    }

    /** True where a spreadsheet would take the text for a formula. */
    static boolean formula(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    }

    /** The text as it stands in an exported file: an apostrophe in front keeps a spreadsheet from calculating it. */
    static String neutral(String text) {
        return formula(unquoted(text)) ? "'" + text : text;
    }

    /** The inverse of {@link #neutral}, so that a file that goes out and comes back says the same. */
    static String original(String text) {
        return text.startsWith("'") && formula(unquoted(text)) ? text.substring(1) : text;
    }

    private static String unquoted(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) == '\'') {
            start++;
        }
        return text.substring(start);
    }
}
