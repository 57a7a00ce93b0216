package org.tenzij.policy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The words for persons and statements, as {@code categories.yaml} lists them. Source: LED 6, 7; Wpg 4, 6b.
 *
 * @param persons the capacities in which a person may appear
 * @param unsettled those of them that say that the capacity is not settled
 * @param grades per field of a statement the words it may hold: {@code factType}, {@code source}, {@code information}
 */
record Categories(Set<String> persons, Set<String> unsettled, Map<String, Set<String>> grades) {
    Categories {
        persons = Set.copyOf(persons);
        unsettled = Set.copyOf(unsettled);
        grades = Map.copyOf(new LinkedHashMap<>(grades));
    }

    /** True for a word of these lists: it tells a kind, never who somebody is. */
    boolean lists(String word) {
        return persons.contains(word) || grades.values().stream().anyMatch(words -> words.contains(word));
    }
}
