package org.tenzij.policy;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text as words without case, accents and signs between them, each with its place in the text as it was.
 *
 * @param words in their order
 */
record FoldedText(List<Word> words) {
    /** One run of letters and digits; {@code from} and {@code to} in UTF-16 units of the text. */
    record Word(String folded, int from, int to) {}

    static FoldedText of(String text) {
        List<Word> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int from = 0;
        int end = 0;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            int next = at + Character.charCount(point);
            String folded = fold(point);
            if (!folded.isEmpty()) {
                from = word.isEmpty() ? at : from;
                word.append(folded);
                end = next;
            } else if (mark(point)) {
                end = word.isEmpty() ? end : next;
            } else if (!word.isEmpty()) {
                words.add(new Word(word.toString(), from, end));
                word.setLength(0);
            }
            at = next;
        }
        if (!word.isEmpty()) {
            words.add(new Word(word.toString(), from, end));
        }
        return new FoldedText(List.copyOf(words));
    }

    /** An accent of its own, and signs that are not seen, do not part a word. */
    private static boolean mark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.FORMAT || type == Character.ENCLOSING_MARK;
    }

    private static String fold(int point) {
        String apart = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKD);
        StringBuilder kept = new StringBuilder();
        apart.codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(one -> kept.appendCodePoint(Character.isDigit(one) ? '0' + Character.digit(one, 10) : one));
        return kept.toString().toLowerCase(Locale.ROOT);
    }
}
