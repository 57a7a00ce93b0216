package org.tenzij.exchange.payload;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for what points at one person in texts that should speak of nobody: e-mail addresses, telephone numbers, document and
 * identity numbers, dates of birth.
 *
 * <p>A clean scan does not prove that no name stands there; it is one of two safeguards, the other being that the fields are
 * few and short. What is found is told by its kind, never repeated.
 */
public final class PersonalDataScan {
    /** What may point at a person. */
    public enum Finding {
        E_MAIL(Pattern.compile("[\\p{L}\\p{N}._%+-]+\\s?@\\s?[\\p{L}\\p{N}.-]+")),
        /** Seven digits or more, as telephone numbers, document numbers and crib numbers are written. */
        LONG_NUMBER(Pattern.compile("\\p{N}(?:[ ./()-]{0,2}\\p{N}){6,}")),
        /** Letters and six digits or more, as on travel documents. */
        DOCUMENT_NUMBER(Pattern.compile("\\b\\p{Lu}{1,3}[ -]?\\p{N}{6,}\\b")),
        /** Day, month and year in figures. */
        FULL_DATE(Pattern.compile(
                "\\b\\p{N}{1,2}[-/.]\\p{N}{1,2}[-/.](?:\\p{N}{4}|\\p{N}{2})\\b|\\b\\p{N}{4}-\\p{N}{2}-\\p{N}{2}\\b")),
        BIRTH(Pattern.compile(
                "\\b(?:born|birth|dob|geboren|geb|nacid[oa]|nacimiento|nasé|naci|nacementu)\\b",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));

        private final Pattern pattern;

        Finding(Pattern pattern) {
            this.pattern = pattern;
        }
    }

    private PersonalDataScan() {}

    /** Where something was found in a text; never what. */
    public record Place(Finding finding, int from, int to) {}

    /** Every place in that text, in order of kind. */
    public static List<Place> places(String text) {
        List<Place> places = new ArrayList<>();
        for (Finding finding : Finding.values()) {
            Matcher matcher = finding.pattern.matcher(text);
            while (matcher.find()) {
                places.add(new Place(finding, matcher.start(), matcher.end()));
            }
        }
        return List.copyOf(places);
    }
    /** What was found in these texts, each kind once; empty means clean. */
    public static List<Finding> scan(Collection<String> texts) {
        return List.of(Finding.values()).stream()
                .filter(finding -> texts.stream()
                        .anyMatch(text -> finding.pattern.matcher(text).find()))
                .toList();
    }
}
