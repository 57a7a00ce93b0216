package org.tenzij.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Handling;

/** Facts the gateway computes from the request itself, so that nobody can say them otherwise. */
final class Derived {
    static final String FREE_TEXT_CLEARED = "freeTextCleared";

    /** Facts that an instrument in force makes true. */
    static final Set<String> INSTRUMENTS = Stream.of(Instrument.Type.values())
            .map(Instrument.Type::fact)
            .filter(fact -> !fact.isEmpty())
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> OF_THE_REQUEST = Set.of(
            "senderGoverned",
            "betweenGateways",
            "purposeLed",
            "purposeStatistics",
            "purposeKnowledge",
            "codebookNamed",
            "freeTextPresent",
            FREE_TEXT_CLEARED,
            "personUnclassified",
            "everyPersonCategorised",
            "everyStatementGraded",
            "recipientTold",
            "necessityStated",
            "oneCase",
            "groundFitsKind",
            "handlingExecutable",
            "retentionWithinOwn");

    /** Every fact that {@code facts.yaml} may declare as derived. */
    static final Set<String> NAMES =
            Stream.concat(OF_THE_REQUEST.stream(), INSTRUMENTS.stream()).collect(Collectors.toUnmodifiableSet());

    private Derived() {}

    /** Sets what the request and the policy set say, over whatever stood there; what depends on the class comes after it. */
    static Values sending(PolicySet set, Values values, Request request, Catalogue catalogue, Survey survey) {
        List<String> purposes = request.handling().purposes();
        JsonNode payload = request.payload();
        Purposes table = set.purposeTable();
        Categories categories = set.categories();
        Map<String, Boolean> facts = new HashMap<>();
        facts.put("betweenGateways", request.kind().betweenGateways());
        facts.put("purposeLed", table.within(purposes, Purpose::led));
        facts.put("purposeStatistics", table.within(purposes, Purpose::statistics));
        facts.put("purposeKnowledge", table.within(purposes, Purpose::knowledge));
        facts.put("codebookNamed", !payload.path("codebook").asText("").isBlank());
        facts.put("freeTextPresent", !survey.texts().isEmpty());
        facts.put(
                "personUnclassified",
                survey.persons().stream()
                        .anyMatch(person -> categories.unsettled().contains(person.category())));
        facts.put(
                "everyPersonCategorised",
                survey.persons().stream()
                        .allMatch(person -> categories.persons().contains(person.category())));
        facts.put("everyStatementGraded", graded(categories, payload.path("statements")));
        facts.put("recipientTold", told(request.handling()));
        facts.put("necessityStated", !request.necessity().isEmpty());
        facts.put("oneCase", oneCase(request, catalogue.oneCase(), survey));
        return set(set, values, facts);
    }

    /** Sets what depends on the regime of the sender and on the class of the message. */
    static Values classed(
            PolicySet set, Values values, Request request, Standing standing, DataClass dataClass, Instant now) {
        Map<String, Boolean> facts = new HashMap<>();
        facts.put("senderGoverned", standing.from().governed());
        INSTRUMENTS.forEach(fact -> facts.put(fact, false));
        for (Instrument instrument : set.instruments()) {
            String fact = instrument.type().fact();
            if (!fact.isEmpty() && covers(instrument, request, dataClass, now)) {
                facts.put(fact, true);
            }
        }
        return set(set, values, facts);
    }

    static boolean covers(Instrument instrument, Request request, DataClass dataClass, Instant now) {
        return instrument.covers(request.sender().party(), request.recipient().party(), request.kind(), dataClass, now);
    }

    static Values set(PolicySet set, Values values, Map<String, Boolean> facts) {
        Map<Integer, Integer> changes = new HashMap<>();
        facts.forEach((id, value) -> set.fact(id).ifPresent(fact -> changes.put(fact.ordinal(), fact.indexOf(value))));
        return values.with(changes);
    }

    private static boolean told(Handling handling) {
        return !handling.purposes().isEmpty()
                && handling.retainUntil() != null
                && !handling.onward().isBlank()
                && !handling.codes().isEmpty();
    }

    private static boolean graded(Categories categories, JsonNode statements) {
        for (JsonNode statement : statements) {
            boolean marked = categories.grades().entrySet().stream()
                    .allMatch(mark -> mark.getValue()
                            .contains(statement.path(mark.getKey()).asText("")));
            if (!marked) {
                return false;
            }
        }
        return true;
    }

    /** One thread or one reference, and few enough persons; a kind that sets no limit is never one case. */
    private static boolean oneCase(Request request, Catalogue.@Nullable OneCase limits, Survey survey) {
        if (limits == null || survey.persons().size() > limits.mostPersons()) {
            return false;
        }
        if (limits.reference() == null) {
            return true;
        }
        Set<String> named = new HashSet<>(survey.references());
        return named.size() == 1 || (named.isEmpty() && request.thread() != null);
    }
}
