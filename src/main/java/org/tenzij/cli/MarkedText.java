package org.tenzij.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
import org.tenzij.policy.FreeText;
import org.tenzij.policy.Redaction;

/**
 * Free texts in a file that a person can edit, with marks around what is struck out. Only the marks may change: read back, the
 * words must be the same, one for one.
 */
final class MarkedText {
    /** The first pair of which neither mark stands in any text is used. */
    private static final List<String> MARKS = List.of("⟦⟧", "⟪⟫", "⦃⦄", "⧼⧽");

    private final List<FreeText.Page> pages;
    private final String language;
    private final char open;
    private final char close;

    private MarkedText(List<FreeText.Page> pages, String language, String marks) {
        this.pages = pages;
        this.language = language;
        this.open = marks.charAt(0);
        this.close = marks.charAt(1);
    }

    /** Fails with {@code submit.malformed} where the texts use every mark themselves. */
    static MarkedText of(List<FreeText.Page> pages, String language) {
        return MARKS.stream()
                .filter(marks -> pages.stream()
                        .noneMatch(page -> page.text().indexOf(marks.charAt(0)) >= 0
                                || page.text().indexOf(marks.charAt(1)) >= 0))
                .findFirst()
                .map(marks -> new MarkedText(pages, language, marks))
                .orElseThrow(() -> wrong(
                        "the texts use every pair of marks there is: " + String.join(" ", MARKS),
                        "the free texts",
                        "write the redaction in the request by hand"));
    }

    /** The texts with marks around every place that was found. */
    String write() {
        StringBuilder file = new StringBuilder(head());
        pages.forEach(page -> file.append(header(page)).append(marked(page)).append('\n'));
        return file.toString();
    }

    private String head() {
        return language.equals("nl")
                ? "Wat tussen " + open + " en " + close
                        + " staat, vertrekt niet. Verplaats, zet of verwijder deze tekens; verander niets anders. Gezocht is"
                        + " alleen naar wat in de velden van dit verzoek staat, en naar datums en nummers. Naar namen van"
                        + " anderen, bijnamen, adressen en plaatsen is NIET gezocht: lees elk woord.\n"
                : "What stands between " + open + " and " + close
                        + " does not leave. Move, add or remove these marks; change nothing else. Only what stands in the"
                        + " fields of this request, and dates and numbers, was looked for. Names of other people, nicknames,"
                        + " addresses and places were NOT looked for: read every word.\n";
    }

    private static String header(FreeText.Page page) {
        return "--- " + page.path() + " ---\n";
    }

    /** One text with its marks, for a screen or a file. */
    String marked(FreeText.Page page) {
        StringBuilder marked = new StringBuilder();
        int at = 0;
        for (Redaction.Cut cut : cuts(page)) {
            marked.append(page.text(), at, cut.from())
                    .append(open)
                    .append(page.text(), cut.from(), cut.to())
                    .append(close);
            at = cut.to();
        }
        return marked.append(page.text(), at, page.text().length()).toString();
    }

    /** The places of a page in order and apart: what overlaps or touches is one. */
    private static List<Redaction.Cut> cuts(FreeText.Page page) {
        List<Redaction.Cut> cuts = new ArrayList<>();
        for (FreeText.Place place : page.places()) {
            Redaction.Cut last = cuts.isEmpty() ? null : cuts.getLast();
            if (last != null && place.from() <= last.to()) {
                cuts.set(cuts.size() - 1, new Redaction.Cut(last.from(), Math.max(last.to(), place.to())));
            } else {
                cuts.add(new Redaction.Cut(place.from(), place.to()));
            }
        }
        return cuts;
    }

    /** The redaction that the marks of an edited file say. Fails with {@code submit.malformed} and the place. */
    Redaction read(String file) {
        Reading reading = new Reading(file);
        int end = file.indexOf('\n');
        reading.at = end < 0 ? file.length() : end + 1;
        List<Redaction.Text> texts = pages.stream()
                .map(page -> {
                    reading.expect(header(page), page);
                    return new Redaction.Text(page.path(), page.sha256(), reading.text(page));
                })
                .toList();
        if (!file.substring(reading.at).isBlank()) {
            throw wrong("something follows the last text", "end of the file", "remove it; texts end as they were");
        }
        return new Redaction(texts);
    }

    /** Goes through the file and the texts it was made of side by side. */
    private final class Reading {
        private final String file;
        private int at;

        Reading(String file) {
            this.file = file;
        }

        void expect(String words, FreeText.Page page) {
            for (int i = 0; i < words.length(); i++) {
                one(words.charAt(i), page, "the line before it");
            }
        }

        List<Redaction.Cut> text(FreeText.Page page) {
            List<Redaction.Cut> cuts = new ArrayList<>();
            String words = page.text();
            int from = -1;
            for (int i = 0; i <= words.length(); i++) {
                while (at < file.length() && (file.charAt(at) == open || file.charAt(at) == close)) {
                    boolean opens = file.charAt(at++) == open;
                    if (opens != (from < 0)) {
                        throw wrong(
                                "a mark is missing: " + open + " and " + close + " take turns",
                                page.path() + ", " + place(words, i),
                                "give each " + open + " its " + close);
                    }
                    if (opens) {
                        from = i;
                    } else {
                        cut(cuts, from, i);
                        from = -1;
                    }
                }
                one(i < words.length() ? words.charAt(i) : '\n', page, place(words, i));
            }
            if (from >= 0) {
                throw wrong("the last mark is not closed", page.path(), "add " + close + " where the cut ends");
            }
            return cuts;
        }

        private static void cut(List<Redaction.Cut> cuts, int from, int to) {
            Redaction.Cut last = cuts.isEmpty() ? null : cuts.getLast();
            if (last != null && last.to() == from) {
                cuts.set(cuts.size() - 1, new Redaction.Cut(last.from(), to));
            } else if (from < to) {
                cuts.add(new Redaction.Cut(from, to));
            }
        }

        /** An editor may write lines its own way, and need not end the last one. */
        private void one(char expected, FreeText.Page page, String where) {
            if (at < file.length() && file.charAt(at) == '\r' && expected != '\r') {
                at++;
            }
            if (expected == '\n' && at == file.length()) {
                return;
            }
            if (at >= file.length() || file.charAt(at) != expected) {
                throw wrong(
                        "the words are not those of the request any more",
                        page.path() + ", " + where,
                        "change marks only; to change words, change the request and propose anew");
            }
            at++;
        }
    }

    /** Line and column, never the words. */
    static String place(String words, int at) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < at; i++) {
            column = words.charAt(i) == '\n' ? 1 : column + 1;
            line += words.charAt(i) == '\n' ? 1 : 0;
        }
        return String.format(Locale.ROOT, "line %d, column %d", line, column);
    }

    private static Invalid wrong(String what, String where, String remedy) {
        return new Invalid(ErrorCode.SUBMIT_MALFORMED, what, where, remedy);
    }
}
