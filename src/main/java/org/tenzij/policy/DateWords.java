package org.tenzij.policy;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Recognises a day in a text, in figures or with the month as a word of the five languages, in any usual order. */
final class DateWords {
    private static final Map<String, Integer> MONTHS = months(
            List.of("januari january enero yanuari januari", "februari february febrero februari"),
            List.of("maart march marzo mart maart", "april abril"),
            List.of("mei may mayo", "juni june junio yuni"),
            List.of("juli july julio yuli", "augustus august agosto ougustus"),
            List.of("september septiembre setiembre sept", "oktober october octubre okt oct"),
            List.of("november noviembre nov", "december diciembre desember dec dic"));

    private DateWords() {}

    @SafeVarargs
    private static Map<String, Integer> months(List<String>... pairs) {
        List<String> all = List.of(pairs).stream().flatMap(List::stream).toList();
        return IntStream.range(0, all.size())
                .boxed()
                .flatMap(month -> List.of(all.get(month).split(" ")).stream().map(word -> Map.entry(word, month + 1)))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));
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
