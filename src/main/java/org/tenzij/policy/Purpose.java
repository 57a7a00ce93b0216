package org.tenzij.policy;

import java.util.Set;

/**
 * What data may be exchanged for, as {@code purposes.yaml} declares it.
 *
 * @param id for example {@code INVESTIGATION}
 * @param led within article 1(1) of the directive
 * @param statistics may stand alone on statistics
 * @param knowledge may stand alone on knowledge without personal data
 * @param competences which of them a recipient needs, one suffices; {@code any} where any competence does; empty where
 *     nobody has laid that down, so that competence stays unknown
 */
public record Purpose(
        String id, Sentence title, boolean led, boolean statistics, boolean knowledge, Set<String> competences) {
    public Purpose {
        competences = Set.copyOf(competences);
    }

    boolean served(Iterable<String> competences) {
        for (String competence : competences) {
            if (this.competences.contains(Purposes.ANY) || this.competences.contains(competence)) {
                return true;
            }
        }
        return false;
    }
}
