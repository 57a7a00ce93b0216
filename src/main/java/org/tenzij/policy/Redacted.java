package org.tenzij.policy;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;

/**
 * A redaction held against the texts it is about. One that does not fit in any part is void as a whole.
 *
 * @param fits false where it is void
 * @param texts per indexed path what is left of the text; empty where the redaction is void or absent
 */
record Redacted(boolean fits, Map<String, String> texts) {
    private static final int MOST_CUTS = 1_000;
    private static final Redacted NONE = new Redacted(true, Map.of());
    private static final Redacted VOID = new Redacted(false, Map.of());

    static Redacted of(@Nullable Redaction redaction, Survey survey) {
        if (redaction == null) {
            return NONE;
        }
        Map<String, String> left = new HashMap<>();
        for (Redaction.Text text : redaction.texts()) {
            Optional<String> content = survey.texts().stream()
                    .filter(one -> one.path().equals(text.path()))
                    .map(one -> normal(one.content()))
                    .findFirst();
            boolean fits = content.isPresent()
                    && digest(content.get()).equals(text.sha256())
                    && fit(text.cuts(), content.get())
                    && left.put(text.path(), cut(content.get(), text.cuts())) == null;
            if (!fits) {
                return VOID;
            }
        }
        return new Redacted(true, Map.copyOf(left));
    }

    /** The form that digests and offsets are about. */
    static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    static Digest digest(String normal) {
        return Digest.of(normal.getBytes(StandardCharsets.UTF_8));
    }

    /** In order, apart, inside the text, and none through the middle of a character. */
    private static boolean fit(List<Redaction.Cut> cuts, String text) {
        int end = 0;
        for (Redaction.Cut cut : cuts) {
            if (cut.from() < end || cut.to() <= cut.from() || cut.to() > text.length()) {
                return false;
            }
            if (split(text, cut.from()) || split(text, cut.to())) {
                return false;
            }
            end = cut.to();
        }
        return cuts.size() <= MOST_CUTS;
    }

    private static boolean split(String text, int at) {
        return at > 0
                && at < text.length()
                && Character.isHighSurrogate(text.charAt(at - 1))
                && Character.isLowSurrogate(text.charAt(at));
    }

    private static String cut(String text, List<Redaction.Cut> cuts) {
        StringBuilder left = new StringBuilder();
        int from = 0;
        for (Redaction.Cut cut : cuts) {
            left.append(text, from, cut.from()).append(Redaction.MARK);
            from = cut.to();
        }
        return left.append(text, from, text.length()).toString();
    }
}
