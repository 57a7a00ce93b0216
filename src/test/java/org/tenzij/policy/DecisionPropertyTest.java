package org.tenzij.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Seeded: the seed stands in every failure, so that a counterexample can be played again. */
class DecisionPropertyTest {
    private static final long SEED = 20_261_124L;
    private static final int ROUNDS = 4_000;
    private static final PolicySet SET = PolicyExamples.SET;

    private final Random random = new Random(SEED);
    private final List<WorkedCase> cases =
            SET.cases().stream().filter(worked -> worked.receiving() == null).toList();

    /** A case with some facts otherwise: set at random, asserted by whoever may, or gone. */
    private record Point(WorkedCase worked, Map<String, Object> bySender, List<Assertion> byOthers) {
        Decision decide(PolicySet set) {
            Request request = PolicyExamples.with(
                    worked.request(), bySender, worked.request().payload());
            return new Rule(set, PolicyExamples.ALL_DUTIES, Pseudonyms.PLACEHOLDER)
                    .decide(request, new Facts(byOthers), worked.now());
        }

        Point without(String fact) {
            Map<String, Object> fewer = new HashMap<>(bySender);
            fewer.remove(fact);
            return new Point(
                    worked,
                    fewer,
                    byOthers.stream().filter(one -> !one.fact().equals(fact)).toList());
        }

        List<String> facts() {
            List<String> all = new ArrayList<>(bySender.keySet());
            byOthers.forEach(one -> all.add(one.fact()));
            return all.stream().distinct().sorted().toList();
        }
    }

    private static Assertion said(FactDeclaration fact, Object value, Asserter by) {
        String office = fact.offices().isEmpty() ? null : fact.offices().getFirst();
        return new Assertion(fact.id(), value, by, null, office, true, null);
    }

    private Point point() {
        WorkedCase worked = cases.get(random.nextInt(cases.size()));
        Point point = new Point(
                worked,
                new HashMap<>(worked.request().asserted()),
                new ArrayList<>(worked.facts(worked.rule(SET)).assertions()));
        List<FactDeclaration> facts =
                SET.facts().stream().filter(fact -> !fact.derived()).toList();
        for (int i = random.nextInt(4); i > 0; i--) {
            FactDeclaration fact = facts.get(random.nextInt(facts.size()));
            point = point.without(fact.id());
            Object value = fact.domain().get(random.nextInt(fact.domain().size()));
            Asserter by = fact.asserters().iterator().next();
            if (by == Asserter.SENDER) {
                point.bySender().put(fact.id(), value);
            } else {
                List<Assertion> more = new ArrayList<>(point.byOthers());
                more.add(said(fact, value, by));
                point = new Point(point.worked(), point.bySender(), more);
            }
        }
        return point;
    }

    @Test
    void leavingAFactOutNeverTurnsANoIntoAYes() {
        int grants = 0;
        int refusals = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Point point = point();
            boolean yes = point.decide(SET) instanceof Grant;
            grants += yes ? 1 : 0;
            for (String fact : yes ? List.<String>of() : point.facts()) {
                refusals++;
                assertThat(point.without(fact).decide(SET))
                        .as("seed %d round %d: without %s, %s", SEED, round, fact, point)
                        .isNotInstanceOf(Grant.class);
            }
        }
        assertThat(grants).isGreaterThan(200);
        assertThat(refusals).isGreaterThan(2_000);
    }

    @Test
    void addingAProhibitionNeverTurnsANoIntoAYes() {
        List<String> expressions = List.of(
                "auditPassed",
                "!auditPassed",
                "senderGoverned",
                "processingBasis == 'NON_POLICE'",
                "!scanClean || purposeStatistics",
                "!purposeLed && !purposeStatistics");
        List<PolicySet> stricter = new ArrayList<>();
        for (String expression : expressions) {
            String clause = PolicyExamples.clause("X1", """
                    effect: prohibit
                    applies: {from: [any], to: [any], kinds: [content], atLeast: NON_PERSONAL}
                    conditions: [{id: X1.a, nl: n, en: e, holds: "%s"}]
                    """.formatted(expression));
            stricter.add(PolicySet.of(PolicyExamples.filesWith("clauses/x.yaml", clause)));
        }
        int turned = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Point point = point();
            PolicySet more = stricter.get(round % stricter.size());
            boolean before = point.decide(SET) instanceof Grant;
            boolean after = point.decide(more) instanceof Grant;
            assertThat(after && !before)
                    .as("seed %d round %d: %s", SEED, round, point)
                    .isFalse();
            turned += before && !after ? 1 : 0;
        }
        assertThat(turned).isGreaterThan(50);
    }

    @Test
    void whatIsProjectedIsPartOfTheOriginalAndListed() {
        int projections = 0;
        int cut = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Point point = point();
            JsonNode payload = point.worked().request().payload().deepCopy();
            pollute(payload);
            Request request = PolicyExamples.with(point.worked().request(), point.bySender(), payload);
            Decision decision = PolicyExamples.RULE.decide(
                    request, new Facts(point.byOthers()), point.worked().now());
            for (GroundOutcome outcome : decision.grounds()) {
                Projection projection = outcome.projection();
                if (projection == null) {
                    continue;
                }
                projections++;
                JsonNode left = projection.apply(payload);
                cut += left.equals(payload) ? 0 : 1;
                String where = "seed %d round %d: %s".formatted(SEED, round, point);
                assertThat(within(left, payload)).as(where).isTrue();
                assertThat(left.toString()).as(where).doesNotContain("unlisted");
                assertThat(projection.apply(left)).as("again: " + where).isEqualTo(left);
            }
        }
        assertThat(projections).isGreaterThan(1_000);
        assertThat(cut).isGreaterThan(500);
    }

    /** A refusal's way out is a way out: with those facts the answer is a yes. */
    @Test
    void whatASuppliedCounterfactualSaysIsSo() {
        int played = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Point point = point();
            if (!(point.decide(SET) instanceof Refusal refusal)) {
                continue;
            }
            for (Counterfactual one : refusal.counterfactuals()) {
                boolean plain = one.reachable()
                        && one.cannot().isEmpty()
                        && one.canBeSupplied().stream()
                                .noneMatch(change ->
                                        change.fact().derived() || change.fact().bound());
                if (plain) {
                    played++;
                    Point mended = point;
                    for (Change change : one.canBeSupplied()) {
                        mended = mended.without(change.fact().id());
                        List<Assertion> more = new ArrayList<>(mended.byOthers());
                        more.add(said(
                                change.fact(),
                                change.value(),
                                change.fact().asserters().iterator().next()));
                        mended = new Point(mended.worked(), mended.bySender(), more);
                    }
                    assertThat(mended.decide(SET))
                            .as("seed %d round %d: %s under %s", SEED, round, point, one)
                            .isInstanceOf(Grant.class);
                }
            }
        }
        assertThat(played).isGreaterThan(200);
    }

    private void pollute(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.elements().forEachRemaining(this::pollute);
            if (random.nextInt(4) == 0) {
                object.put("unlisted" + random.nextInt(9), "unlisted");
            }
            if (random.nextInt(9) == 0) {
                object.putObject("kind").put("unlisted", 1);
            }
        } else if (node instanceof ArrayNode array) {
            array.elements().forEachRemaining(this::pollute);
            if (random.nextInt(6) == 0) {
                array.addObject().put("unlisted", true);
            }
        }
    }

    private static boolean within(JsonNode left, JsonNode original) {
        if (left.isObject()) {
            return original.isObject()
                    && left.properties().stream()
                            .allMatch(entry -> original.has(entry.getKey())
                                    && within(entry.getValue(), original.get(entry.getKey())));
        }
        if (left.isArray()) {
            int at = 0;
            for (JsonNode element : left) {
                while (at < original.size() && !within(element, original.get(at))) {
                    at++;
                }
                if (at++ >= original.size()) {
                    return false;
                }
            }
            return original.isArray();
        }
        return left.equals(original) || coarser(left, original);
    }

    /** A year of a date, a pseudonym, a text with parts struck out, a rounded number. */
    private static boolean coarser(JsonNode left, JsonNode original) {
        if (left.isNumber() && original.isNumber()) {
            return Math.abs(left.doubleValue() - original.doubleValue()) <= 0.05 + 1e-9;
        }
        String said = left.asText();
        return original.isTextual()
                && (said.startsWith("P-0")
                        || said.contains(Redaction.MARK)
                        || said.matches("(\\p{L}\\. ?)+")
                        || (said.matches("[0-9-]{4,10}") && original.textValue().startsWith(said)));
    }
}
