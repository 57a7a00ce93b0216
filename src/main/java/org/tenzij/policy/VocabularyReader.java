package org.tenzij.policy;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code purposes.yaml} and {@code categories.yaml}. */
final class VocabularyReader {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");
    private static final Set<String> MARKS = Set.of("factType", "source", "information");

    private VocabularyReader() {}

    static Purposes purposes(YamlFile file) {
        Section all = file.section();
        Map<String, Purpose> purposes = new LinkedHashMap<>();
        all.sectionsById("purposes").forEach((id, unnamed) -> {
            Section section = unnamed.named("purpose " + id);
            if (!CODE.matcher(id).matches()) {
                throw section.bad("a purpose is named by capitals, digits and underscores", "rename it");
            }
            Set<String> competences = competences(section, "competences");
            if (competences.contains(Purposes.ANY) && competences.size() > 1) {
                throw section.bad("competences", "has any beside others", "write [any], or name them");
            }
            purposes.put(
                    id,
                    new Purpose(
                            id,
                            section.sentence(),
                            section.flag("led"),
                            section.flag("statistics"),
                            section.flag("knowledge"),
                            competences));
            section.end();
        });
        Set<String> police = oneByOne(all, "police");
        Set<String> authorised = oneByOne(all, "authorised");
        Set<String> otherData = oneByOne(all, "otherData");
        all.end();
        return new Purposes(purposes, police, authorised, otherData);
    }

    private static Set<String> competences(Section section, String key) {
        return unique(
                section,
                key,
                word -> word.equals(Purposes.ANY) || CODE.matcher(word).matches());
    }

    private static Set<String> oneByOne(Section section, String key) {
        Set<String> competences = competences(section, key);
        if (competences.contains(Purposes.ANY)) {
            throw section.bad(key, "says any", "name the competences one by one");
        }
        return competences;
    }

    static Categories categories(YamlFile file) {
        Section all = file.section();
        Set<String> persons = words(all, "persons");
        Set<String> unsettled = words(all, "unsettled");
        if (!persons.containsAll(unsettled)) {
            throw all.bad("unsettled", "has a word that is not among persons", "add it there, or mend it");
        }
        Section section = all.section("statements");
        Map<String, Set<String>> grades = new LinkedHashMap<>();
        MARKS.forEach(mark -> grades.put(mark, words(section, mark)));
        section.end();
        all.end();
        return new Categories(persons, unsettled, grades);
    }

    private static Set<String> words(Section section, String key) {
        Set<String> words = unique(section, key, word -> !word.isBlank());
        if (words.isEmpty()) {
            throw section.bad(key, "is missing or empty", "list the words");
        }
        return words;
    }

    private static Set<String> unique(Section section, String key, java.util.function.Predicate<String> fits) {
        Set<String> found = new LinkedHashSet<>();
        for (String word : section.texts(key)) {
            if (!fits.test(word) || !found.add(word)) {
                throw section.bad(key, "has a word that does not fit, or stands twice", "mend or remove it");
            }
        }
        return found;
    }
}
