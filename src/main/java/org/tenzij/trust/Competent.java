package org.tenzij.trust;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the signed community file says of a recipient, as facts for the rule: {@code recipientCompetent} and {@code
 * recipientPolice}. A purpose that stands in no row makes competence unknown, which is no.
 *
 * <p>Source: LED 35(1)(b); Wpg 36e(5); MoU 1, 4.
 */
public final class Competent {
    private static final Set<Competence> ANYONE = EnumSet.allOf(Competence.class);
    private static final Set<Competence> POLICE =
            EnumSet.of(Competence.POLICE_TASK, Competence.PROSECUTION, Competence.COAST_GUARD);
    private static final Set<Competence> JUSTICE = EnumSet.of(Competence.PROSECUTION);

    /** Which competence a purpose asks for. */
    private static final Map<String, Set<Competence>> FOR = Map.of(
            "POLICE_STATISTICS", ANYONE,
            "KNOWLEDGE", ANYONE,
            "PREVENTION", POLICE,
            "INVESTIGATION", POLICE,
            "DETECTION", POLICE,
            "PUBLIC_SECURITY", POLICE,
            "PUBLIC_ORDER", POLICE,
            "PROSECUTION", JUSTICE,
            "EXECUTION", JUSTICE);

    private Competent() {}

    /**
     * The facts about that recipient.
     *
     * @param authority the authority it is addressed to; null for the party as a whole, where one authority suffices
     * @param purposes the codes the message names
     */
    public static Map<String, Boolean> facts(
            Member recipient, @Nullable String authority, Collection<String> purposes) {
        List<Member.Authority> meant = authority == null
                ? recipient.authorities()
                : recipient.authority(authority).map(List::of).orElse(List.of());
        Map<String, Boolean> facts = new HashMap<>();
        facts.put(
                "recipientPolice",
                meant.stream().anyMatch(one -> one.competences().contains(Competence.POLICE_TASK)));
        if (!purposes.isEmpty() && FOR.keySet().containsAll(purposes)) {
            facts.put(
                    "recipientCompetent",
                    purposes.stream()
                            .allMatch(purpose -> meant.stream()
                                    .anyMatch(one -> one.competences().stream()
                                            .anyMatch(FOR.getOrDefault(purpose, Set.of())::contains))));
        }
        return facts;
    }
}
