package org.tenzij.register.transfers;

/**
 * Text that a spreadsheet shows and does not calculate.
 *
 * <p>The register holds codes and digests, and no free text; whoever alters a store before the export is stopped here all the
 * same. Source: OWASP, CSV injection.
 */
final class Inert {
    /** What a spreadsheet takes for the beginning of a formula, wide forms included. */
    private static final String STARTS = "=+-@|%\uFF1D\uFF0B\uFF0D\uFF20";

    private Inert() {}

    /** Control characters become blanks. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().map(c -> Character.isISOControl(c) ? ' ' : c).forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /** True where a spreadsheet would take it for a formula, behind blanks and quotes too. */
    static boolean formula(String text) {
        String bare = plain(text).replaceFirst("^[\\s'\"\\p{Z}\\p{Cf}]+", "");
        return !bare.isEmpty() && STARTS.indexOf(bare.charAt(0)) >= 0;
    }

    /** For a file of plain text: an apostrophe in front keeps it from being calculated. */
    static String quoted(String text) {
        return formula(text) ? "'" + plain(text) : plain(text);
    }
}
