package org.tenzij.policy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Recognises a day in a text, in figures or with the month as a word of the five languages, in any usual order. */
final class DateWords {
    /** Each month in the words of the five languages. */
    private static final List<String> WORDS = List.of(
            "januari january enero yanuari jan ene",
            "februari february febrero feb",
            "maart march marzo mart mrt",
            "april abril apr",
            "mei may mayo",
            "juni june junio yuni jun",
            "juli july julio yuli jul",
            "augustus august agosto ougustus aug ago",
            "september septiembre setiembre sept sep set",
            "oktober october octubre okt oct",
            "november noviembre nov",
            "december diciembre desember dec dic");

    private static final Map<String, Integer> MONTHS = IntStream.range(0, WORDS.size())
            .boxed()
            .flatMap(month -> Arrays.stream(WORDS.get(month).split(" ")).map(word -> Map.entry(word, month + 1)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final Set<String> JOINING = Set.of("de", "del", "di", "dia", "of", "the", "van", "den");

    private DateWords() {}

    /** True for a word that may stand between day, month and year. */
    static boolean joins(FoldedText.Word word) {
        return JOINING.contains(word.folded());
    }

    /** The day that a value names exactly; null where it names none. */
    static @Nullable LocalDate day(String value) {
        try {
            return value.length() >= 10 ? LocalDate.parse(value.substring(0, 10)) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** True where these three words name that day: day, month and year, or month, day and year, or the year first. */
    static boolean names(List<FoldedText.Word> three, LocalDate day) {
        String a = three.get(0).folded();
        String b = three.get(1).folded();
        String c = three.get(2).folded();
        return names(a, b, c, day) || names(b, a, c, day) || names(c, b, a, day);
    }

    private static boolean names(String dayOfMonth, String month, String year, LocalDate day) {
        return number(dayOfMonth.replaceFirst("(st|nd|rd|th|e|ste|de)$", "")) == day.getDayOfMonth()
                && MONTHS.getOrDefault(month, number(month)) == day.getMonthValue()
                && (number(year) == day.getYear() || (year.length() == 2 && number(year) == day.getYear() % 100));
    }

    private static int number(String word) {
        return word.length() <= 4 && !word.isEmpty() && word.chars().allMatch(Character::isDigit)
                ? Integer.parseInt(word)
                : -1;
    }
}
