package org.tenzij.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tenzij.exchange.Handling;

/** Facts the gateway computes from the request itself, so that nobody can say them otherwise. */
final class Derived {
    /** Every fact that {@code facts.yaml} may declare as derived. */
    static final Set<String> NAMES = Set.of(
            "senderGoverned",
            "betweenGateways",
            "purposeLed",
            "purposeStatistics",
            "purposeKnowledge",
            "permissionOnFile",
            "codebookNamed",
            "freeTextPresent",
            "personUnclassified",
            "everyPersonCategorised",
            "everyStatementGraded",
            "recipientTold",
            "necessityStated",
            "groundFitsKind",
            "handlingExecutable",
            "retentionWithinOwn");

    private static final Set<String> LED =
            Set.of("PREVENTION", "INVESTIGATION", "DETECTION", "PROSECUTION", "EXECUTION", "PUBLIC_SECURITY");
    private static final Set<String> STATISTICS = Set.of("POLICE_STATISTICS", "KNOWLEDGE");
    private static final Set<String> KNOWLEDGE = Set.of("KNOWLEDGE");
    static final Set<String> PURPOSES = Set.of(
            "PREVENTION",
            "INVESTIGATION",
            "DETECTION",
            "PROSECUTION",
            "EXECUTION",
            "PUBLIC_SECURITY",
            "PUBLIC_ORDER",
            "ASSISTANCE",
            "SUPERVISION",
            "POLICE_STATISTICS",
            "KNOWLEDGE");
    private static final Set<String> CATEGORIES = Set.of(
            "ON_BOARD",
            "SMUGGLED_PERSON",
            "POSSIBLE_VICTIM",
            "VICTIM",
            "SUSPECT",
            "CONVICTED",
            "OTHER_WITNESS",
            "OTHER_INFORMANT_OPEN",
            "OTHER_CONTACT",
            "UNCLASSIFIED");

    private Derived() {}

    /** Sets what the request and the policy set say, over whatever stood there; the sender's regime comes after it. */
    static Values sending(PolicySet set, Values values, Request request, Survey survey, Instant now) {
        List<String> purposes = request.handling().purposes();
        JsonNode payload = request.payload();
        Map<String, Boolean> facts = new HashMap<>();
        facts.put("betweenGateways", request.kind().betweenGateways());
        facts.put("purposeLed", within(purposes, LED));
        facts.put("purposeStatistics", within(purposes, STATISTICS));
        facts.put("purposeKnowledge", within(purposes, KNOWLEDGE));
        facts.put("permissionOnFile", permission(set, request, now));
        facts.put("codebookNamed", !payload.path("codebook").asText("").isBlank());
        facts.put("freeTextPresent", survey.freeText());
        facts.put(
                "personUnclassified",
                survey.persons().stream().anyMatch(person -> person.category().equals("UNCLASSIFIED")));
        facts.put(
                "everyPersonCategorised",
                survey.persons().stream().allMatch(person -> CATEGORIES.contains(person.category())));
        facts.put("everyStatementGraded", graded(payload.path("statements")));
        facts.put("recipientTold", told(request.handling()));
        facts.put("necessityStated", !request.necessity().isEmpty());
        return set(set, values, facts);
    }

    static Values governed(PolicySet set, Values values, Standing standing) {
        return set(set, values, Map.of("senderGoverned", standing.from().governed()));
    }

    static Values set(PolicySet set, Values values, Map<String, Boolean> facts) {
        Map<Integer, Integer> changes = new HashMap<>();
        facts.forEach((id, value) -> set.fact(id).ifPresent(fact -> changes.put(fact.ordinal(), fact.indexOf(value))));
        return values.with(changes);
    }

    static boolean permission(PolicySet set, Request request, Instant now) {
        return set.instruments().stream().anyMatch(instrument -> permits(instrument, request, now));
    }

    static boolean permits(Instrument instrument, Request request, Instant now) {
        return instrument.covers(
                Instrument.Type.PERMISSION,
                request.sender().party(),
                request.recipient().party(),
                request.kind(),
                now);
    }

    private static boolean within(List<String> purposes, Set<String> allowed) {
        return !purposes.isEmpty() && allowed.containsAll(purposes);
    }

    private static boolean told(Handling handling) {
        return !handling.purposes().isEmpty()
                && handling.retainUntil() != null
                && !handling.onward().isBlank()
                && !handling.codes().isEmpty();
    }

    private static boolean graded(JsonNode statements) {
        for (JsonNode statement : statements) {
            boolean marked = Set.of("FACT", "ASSESSMENT")
                            .contains(statement.path("factType").asText(""))
                    && Set.of("A", "B", "C", "X")
                            .contains(statement.path("source").asText(""))
                    && Set.of("1", "2", "3", "4")
                            .contains(statement.path("information").asText(""));
            if (!marked) {
                return false;
            }
        }
        return true;
    }
}
