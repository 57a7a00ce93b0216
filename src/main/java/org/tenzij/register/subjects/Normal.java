package org.tenzij.register.subjects;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One way to write what was written in many: the same person is found although one clerk wrote {@code Núñez-de Jong, ana}
 * and another {@code ANA NUNEZ DE JONG}.
 *
 * <p>Names: letters and digits alone, without accents, in small letters, each word once, in the order of the alphabet.
 * Documents: capital letters and digits alone. Dates: {@code yyyy-MM-dd}. What remains empty counts as not given.
 *
 * <p>A change here changes every token: the index must be made anew then.
 */
public final class Normal {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern APART = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern IN_WORD = Pattern.compile("[\\p{Cf}'\u2018\u2019\u02BC`\u00B4]+");
    private static final Pattern NOT_LATIN = Pattern.compile("[^A-Z0-9]+");
    private static final Pattern YEAR = Pattern.compile("[12][0-9]{3}");

    private Normal() {}

    /** The set of names as one text; none where no letter is left. */
    public static Optional<String> names(List<String> names) {
        TreeSet<String> words = new TreeSet<>();
        for (String name : names) {
            words.addAll(Arrays.asList(APART.split(folded(IN_WORD.matcher(name).replaceAll("")), -1)));
        }
        words.remove("");
        return words.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", words));
    }

    /** Country and number; none where no letter or digit is left. */
    public static Optional<String> document(@Nullable String document) {
        if (document == null) {
            return Optional.empty();
        }
        String plain =
                NOT_LATIN.matcher(folded(document).toUpperCase(Locale.ROOT)).replaceAll("");
        return plain.isEmpty() ? Optional.empty() : Optional.of(plain);
    }

    /** A whole day; none where month or day is missing, or there is no such day. */
    public static Optional<String> birthDate(@Nullable String date) {
        try {
            return date == null
                    ? Optional.empty()
                    : Optional.of(LocalDate.parse(date.strip()).toString());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The year of a day, a month or a year. */
    public static Optional<String> birthYear(@Nullable String date) {
        String year = date == null ? "" : date.strip().split("-", 2)[0];
        return YEAR.matcher(year).matches() ? Optional.of(year) : Optional.empty();
    }

    /** Compatibility forms resolved, accents off, letters that no accent makes written out, small letters. */
    private static String folded(String text) {
        String bare =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        String small = bare.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        String latin = small.replace("\u00E6", "ae")
                .replace("\u0153", "oe")
                .replace("\u00F8", "o")
                .replace("\u0111", "d")
                .replace("\u00F0", "d")
                .replace("\u0142", "l")
                .replace("\u00FE", "th")
                .replace("\u0131", "i")
                .replace("\u00DF", "ss");
        return Normalizer.normalize(latin, Normalizer.Form.NFC);
    }
}
