package org.tenzij.policy;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Where a clause comes from.
 *
 * @param text the law, treaty or house rule
 * @param article its article; {@code -} for a house rule
 * @param reading V read in the legal text, M from general knowledge, Q open question for counsel
 */
public record Source(String text, String article, String reading) {
    @Override
    public String toString() {
        return article.equals("-") ? text : text + " " + article;
    }

    /** All of them in one line. */
    public static String line(List<Source> sources) {
        return sources.stream().map(Source::toString).collect(Collectors.joining("; "));
    }
}
