package org.tenzij.policy;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The purposes that exist, and which competences of a recipient serve them. Source: LED 1(1), 35(1)(b); Wpg 36e(5).
 *
 * @param police competences that make a recipient police
 * @param authorised competences that come with the authorisation to be given police data within the Wpg side
 * @param otherData competences that go with data on persons that are not police data
 */
record Purposes(Map<String, Purpose> all, Set<String> police, Set<String> authorised, Set<String> otherData) {
    static final String ANY = "any";

    Purposes {
        all = Collections.unmodifiableMap(new LinkedHashMap<>(all));
        police = Set.copyOf(police);
        authorised = Set.copyOf(authorised);
        otherData = Set.copyOf(otherData);
    }

    /** True where at least one purpose is named and each is one of those. */
    boolean within(List<String> purposes, Predicate<Purpose> wanted) {
        return !purposes.isEmpty() && purposes.stream().allMatch(id -> is(id, wanted));
    }

    private boolean is(String id, Predicate<Purpose> wanted) {
        Purpose purpose = all.get(id);
        return purpose != null && wanted.test(purpose);
    }

    boolean known(Collection<String> purposes) {
        return all.keySet().containsAll(purposes);
    }

    /** See {@link PolicySet#competence}. */
    Map<String, Boolean> competence(List<Set<String>> authorities, Collection<String> purposes) {
        Map<String, Boolean> facts = new HashMap<>();
        facts.put("recipientPolice", has(authorities, police));
        facts.put("recipientAuthorised", has(authorities, authorised));
        boolean settled = !purposes.isEmpty()
                && purposes.stream()
                        .allMatch(id -> is(id, purpose -> !purpose.competences().isEmpty()));
        if (settled) {
            facts.put(
                    "recipientCompetent",
                    purposes.stream()
                            .allMatch(id -> authorities.stream()
                                    .anyMatch(competences -> is(id, purpose -> purpose.served(competences)))));
        }
        return facts;
    }

    /** See {@link PolicySet#mayHaveOtherData}. */
    boolean mayHaveOtherData(List<Set<String>> authorities) {
        return !authorities.isEmpty()
                && authorities.stream().allMatch(one -> one.stream().anyMatch(otherData::contains));
    }

    private static boolean has(List<Set<String>> authorities, Set<String> wanted) {
        return authorities.stream().anyMatch(one -> one.stream().anyMatch(wanted::contains));
    }
}
