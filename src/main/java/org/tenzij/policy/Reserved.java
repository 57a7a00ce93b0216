package org.tenzij.policy;

import java.util.List;
import java.util.Map;

/** The facts that the engine itself asks for when it works out under which law a side stands. */
final class Reserved {
    static final String PROCESSING_BASIS = "processingBasis";
    static final String THREAD_LAW = "threadLaw";
    static final String RECIPIENT_LAW_CONFIRMED = "recipientLawConfirmed";

    private static final Map<String, List<Object>> NEEDED = Map.of(
            PROCESSING_BASIS,
            List.of(
                    "WPG_8",
                    "WPG_9",
                    "WPG_10_1_A",
                    "WPG_10_1_B",
                    "WPG_10_1_C",
                    "WPG_12",
                    "WPG_13",
                    "FOREIGN",
                    "NON_POLICE"),
            THREAD_LAW,
            List.of("BES", "NL", "CW", "SX", "AW"),
            RECIPIENT_LAW_CONFIRMED,
            List.of(false, true));

    private Reserved() {}

    static void check(Map<String, FactDeclaration> facts, Section section) {
        NEEDED.forEach((id, values) -> {
            FactDeclaration fact = facts.get(id);
            if (fact == null || !fact.domain().equals(values) || fact.bound()) {
                throw section.bad(
                        "facts",
                        "does not declare " + id + " as the engine needs it",
                        "declare it, not bound, with the values " + values);
            }
        });
    }
}
