package org.tenzij.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tenzij.exchange.payload.PersonalDataScan;

/**
 * Holds a free text against the values of its own exchange that do not leave: names and their parts, numbers however they are
 * written, dates in words; and against what points at a person in general. Case, accents and spacing make no difference.
 *
 * <p>A clean scan proves nothing by itself: a person has looked at the text as well. Source: law.md, P10.
 */
final class TextScan {
    private static final int SHORTEST_WORD = 2;
    private static final int SHORTEST_BESIDE_DIGITS = 3;

    /** Parts of names that are words of the languages as well. */
    private static final Set<String> PARTICLES = Set.of(
            "al", "an", "da", "de", "del", "den", "der", "di", "do", "dos", "du", "el", "en", "het", "la", "las", "le",
            "los", "of", "san", "te", "ten", "ter", "van", "von");

    private static final int SHORTEST_NUMBER = 5;
    private static final int MOST_DATE_WORDS = 6;

    private final Map<String, String> words = new HashMap<>();
    /** By their first characters, the shortest number there is. */
    private final Map<String, List<Digits>> numbers = new HashMap<>();

    private final Map<LocalDate, String> days = new HashMap<>();

    /** @param why the catalogue path of the value that was found, or a word for what it looks like */
    record Found(int from, int to, String why) {}

    private record Digits(String digits, String why) {}

    TextScan(List<Withheld> withheld) {
        withheld.forEach(this::learn);
    }

    private void learn(Withheld value) {
        learnOne(value);
        // O'Brien is written OBrien as well.
        String without = value.value().replaceAll("['\u2018\u2019\u02BC]", "");
        if (!without.equals(value.value())) {
            learnOne(new Withheld(value.path(), without));
        }
    }

    private void learnOne(Withheld value) {
        LocalDate day = DateWords.day(value.value());
        if (day != null) {
            days.put(day, value.path());
            return;
        }
        List<FoldedText.Word> parts = FoldedText.of(value.value()).words();
        StringBuilder joined = new StringBuilder();
        parts.forEach(part -> joined.append(part.folded()));
        String whole = joined.toString();
        if (whole.length() >= SHORTEST_NUMBER && whole.chars().anyMatch(Character::isDigit)) {
            numbers.computeIfAbsent(whole.substring(0, SHORTEST_NUMBER), first -> new ArrayList<>())
                    .add(new Digits(whole, value.path()));
        }
        int shortest = whole.chars().anyMatch(Character::isDigit) ? SHORTEST_BESIDE_DIGITS : SHORTEST_WORD;
        parts.stream()
                .map(FoldedText.Word::folded)
                .filter(part -> part.length() >= shortest
                        && !PARTICLES.contains(part)
                        && part.chars().noneMatch(Character::isDigit))
                .forEach(part -> words.put(part, value.path()));
    }

    /** Everything found in that text, in its order; never what was found. */
    List<Found> find(String text) {
        List<FoldedText.Word> all = FoldedText.of(text).words();
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            FoldedText.Word word = all.get(i);
            String why = words.get(word.folded());
            if (why != null) {
                found.add(new Found(word.from(), word.to(), why));
            }
            dates(all, i, found);
        }
        joined(all, found);
        PersonalDataScan.places(text)
                .forEach(place -> found.add(
                        new Found(place.from(), place.to(), place.finding().name())));
        found.sort(Comparator.comparingInt(Found::from).thenComparingInt(Found::to));
        return List.copyOf(found);
    }

    /** A day in words may hold joining words: {@code 31 de enero de 1990}. */
    private void dates(List<FoldedText.Word> all, int at, List<Found> found) {
        List<FoldedText.Word> three = new ArrayList<>();
        for (int i = at; i < Math.min(all.size(), at + MOST_DATE_WORDS) && three.size() < 3; i++) {
            if (!DateWords.joins(all.get(i))) {
                three.add(all.get(i));
            }
        }
        if (three.size() < 3 || DateWords.joins(all.get(at))) {
            return;
        }
        days.forEach((day, why) -> {
            if (DateWords.names(three, day)) {
                found.add(new Found(three.get(0).from(), three.get(2).to(), why));
            }
        });
    }

    /** A number may be written in groups, and a document's letters apart from its digits: it is looked for across words. */
    private void joined(List<FoldedText.Word> all, List<Found> found) {
        StringBuilder joined = new StringBuilder();
        all.forEach(word -> joined.append(word.folded()));
        String text = joined.toString();
        int[] wordAt = new int[text.length()];
        int filled = 0;
        for (int word = 0; word < all.size(); word++) {
            int end = filled + all.get(word).folded().length();
            Arrays.fill(wordAt, filled, end, word);
            filled = end;
        }
        for (int at = 0; at + SHORTEST_NUMBER <= text.length(); at++) {
            for (Digits number : numbers.getOrDefault(text.substring(at, at + SHORTEST_NUMBER), List.of())) {
                if (text.startsWith(number.digits(), at)) {
                    found.add(new Found(
                            all.get(wordAt[at]).from(),
                            all.get(wordAt[at + number.digits().length() - 1]).to(),
                            number.why()));
                }
            }
        }
    }
}
