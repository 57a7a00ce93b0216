package org.tenzij.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each clause has a case that passes and one that does not, and they differ in what that clause asks alone. */
class ClausePairsTest {
    private static final PolicySet SET = PolicyExamples.SET;

    @TestFactory
    Stream<DynamicTest> eachClauseTurnsItsPair() {
        return SET.clauses().stream()
                .map(clause -> DynamicTest.dynamicTest(clause.id(), () -> {
                    WorkedCase yes = pair(clause.id(), "yes");
                    WorkedCase no = pair(clause.id(), "no");
                    assertThat(CaseRun.differences(SET, yes)).isEmpty();
                    assertThat(CaseRun.differences(SET, no)).isEmpty();
                    if (clause.effect() == Effect.REMOVE) {
                        assertThat(CaseRun.leaves(granted(yes))).isNotEqualTo(CaseRun.leaves(granted(no)));
                        assertThat(differences(yes, no)).isLessThanOrEqualTo(3);
                        return;
                    }
                    assertThat(expected(yes).decision()).isIn("grant", "admitted");
                    assertThat(expected(no).decision()).isNotIn("grant", "admitted");
                    assertThat(expected(no).failed())
                            .containsAnyOf(
                                    clause.id(), clause.effect() == Effect.PERMIT ? "S5.no-ground" : clause.id());
                    assertThat(differences(yes, no))
                            .as("what the two differ in")
                            .isEqualTo(1);
                }));
    }

    @Test
    void thereIsOneForEachClause() {
        assertThat(SET.cases().stream().filter(one -> one.name().startsWith("cases/pair-")))
                .hasSize(2 * SET.clauses().size());
    }

    private static Projection granted(WorkedCase worked) {
        return ((Grant) worked.decide(SET)).projection();
    }

    private static WorkedCase.Expected expected(WorkedCase worked) {
        return Objects.requireNonNull(worked.expected());
    }

    private static WorkedCase pair(String clause, String word) {
        return SET.cases().stream()
                .filter(one -> one.name().equals("cases/pair-" + clause + "-" + word + ".yaml"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no pair-" + clause + "-" + word));
    }

    /** In how many of request, facts, instruments and what came along the two are not the same. */
    private static int differences(WorkedCase one, WorkedCase other) {
        Map<String, Object> mine = parts(one);
        Map<String, Object> theirs = parts(other);
        List<String> keys = new ArrayList<>(mine.keySet());
        theirs.keySet().stream().filter(key -> !mine.containsKey(key)).forEach(keys::add);
        return (int) keys.stream()
                .filter(key -> !Objects.equals(mine.get(key), theirs.get(key)))
                .count();
    }

    private static Map<String, Object> parts(WorkedCase worked) {
        Map<String, Object> parts = new TreeMap<>();
        Request request = worked.request();
        worked.facts().assertions().forEach(fact -> parts.put("fact " + fact.fact(), fact.value()));
        worked.approved().forEach((fact, value) -> parts.put("fact " + fact, value));
        request.asserted().forEach((fact, value) -> parts.put("fact " + fact, value));
        parts.put("instruments", worked.assumed());
        parts.put("payload", request.payload());
        parts.put("handling", request.handling());
        parts.put("necessity", request.necessity());
        parts.put("redaction", Objects.toString(request.redaction()));
        parts.put("sender", request.sender());
        parts.put("recipient", request.recipient());
        parts.put("receiving", Objects.toString(worked.receiving()));
        return parts;
    }
}
