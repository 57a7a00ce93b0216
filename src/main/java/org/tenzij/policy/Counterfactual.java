package org.tenzij.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntBiFunction;
import org.tenzij.exchange.Kind;

/**
 * What would make a no a yes under one ground. Checked by deciding again with these facts.
 *
 * @param closed why the ground is not open to this message, whatever the facts; empty where it is
 * @param reachable true where these changes, and nothing else, would make it a yes
 * @param canBeSupplied what somebody can still say or lawfully change
 * @param cannot what nobody can change
 * @param remaining gates that stay closed whatever the facts, for example an expired request
 */
public record Counterfactual(
        Clause ground,
        List<Gate> closed,
        boolean reachable,
        List<Change> canBeSupplied,
        List<Change> cannot,
        List<FailedGate> remaining) {
    private static final int IMPOSSIBLE = 1_000;

    /** One per ground that concerns messages of this kind at all. */
    static List<Counterfactual> of(Evaluation evaluation) {
        Kind kind = evaluation.request.kind();
        return evaluation.grounds.stream()
                .map(GroundOutcome::clause)
                .filter(ground -> ground.scope().kinds().contains(kind))
                .map(ground -> under(evaluation, ground))
                .sorted(Comparator.comparing((Counterfactual one) -> !one.reachable())
                        .thenComparing(one -> !one.cannot().isEmpty()))
                .toList();
    }

    /** What is needed whatever the ground: worth knowing where no ground is open, for counsel may open one. */
    static List<Change> besides(Evaluation evaluation) {
        return Search.cheapest(Goals.besides(evaluation), evaluation.values, price(evaluation, evaluation.values))
                .map(found -> changes(evaluation, evaluation.values, found))
                .orElse(List.of());
    }

    private static ToIntBiFunction<Integer, Integer> price(Evaluation evaluation, Values values) {
        return (ordinal, index) -> change(evaluation, values, ordinal, index).canBeSupplied() ? 1 : IMPOSSIBLE;
    }

    private static Counterfactual under(Evaluation evaluation, Clause ground) {
        DataClass target = lightest(evaluation, ground);
        List<Gate> closed = evaluation.closed(ground, target);
        if (!closed.isEmpty()) {
            return new Counterfactual(ground, closed, false, List.of(), List.of(), List.of());
        }
        Goals goals = Goals.of(evaluation, ground, target);
        Values values = evaluation.classed(evaluation.valuesFor(ground), target);
        Optional<Map<Integer, Integer>> found = Search.cheapest(goals, values, price(evaluation, values));
        if (found.isEmpty()) {
            return new Counterfactual(ground, List.of(), false, List.of(), List.of(), List.of());
        }
        List<FailedGate> remaining = remaining(evaluation.assuming(found.get()), ground);
        boolean helps = remaining.stream().allMatch(gate -> fixed(gate));
        List<Change> changes = changes(evaluation, values, found.get());
        return new Counterfactual(
                ground,
                List.of(),
                helps && remaining.isEmpty(),
                helps ? changes.stream().filter(Change::canBeSupplied).toList() : List.of(),
                helps
                        ? changes.stream()
                                .filter(change -> !change.canBeSupplied())
                                .toList()
                        : List.of(),
                remaining);
    }

    /** The class the message would have, were the gates passed that this ground needs passed. */
    private static DataClass lightest(Evaluation evaluation, Clause ground) {
        Catalogue catalogue = evaluation.catalogue();
        DataClass declared = evaluation.request.declaredClass();
        DataClass fixed = evaluation.surveyed().orHeavier(declared == null ? DataClass.NON_PERSONAL : declared);
        if (catalogue == null || evaluation.dataClass.compareTo(ground.weight()) <= 0) {
            return evaluation.dataClass;
        }
        if (!evaluation.request.attachments().isEmpty() && catalogue.attachments() != null) {
            fixed = fixed.orHeavier(catalogue.attachments());
        }
        for (Catalogue.Raise raise : catalogue.raises()) {
            boolean stays =
                    raise.to().compareTo(ground.weight()) <= 0 && raise.unless().value(evaluation.values) != Truth.TRUE;
            fixed = stays ? fixed.orHeavier(raise.to()) : fixed;
        }
        return fixed;
    }

    private static List<FailedGate> remaining(Evaluation hypothetical, Clause ground) {
        GroundOutcome outcome = hypothetical.grounds.stream()
                .filter(one -> one.clause().id().equals(ground.id()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a ground does not leave the set between two decisions"));
        List<FailedGate> gates = new ArrayList<>();
        for (FailedGate gate : hypothetical.gates()) {
            if (gate.step().compareTo(Step.S5_GROUNDS) < 0 || !outcome.holds()) {
                gates.add(gate);
            }
        }
        return gates;
    }

    /** True for a gate that no fact opens: the request itself would have to be another. */
    private static boolean fixed(FailedGate gate) {
        return gate.step() == Step.S0_WHOLE
                || gate.id().equals(Check.SENDER_LAW.id())
                || gate.id().equals(Check.RECIPIENT_LAW.id())
                || gate.step() == Step.S6_MINIMISE
                || gate.step() == Step.S7_DUTIES;
    }

    static Change change(Evaluation evaluation, Values values, int ordinal, int index) {
        FactDeclaration fact = evaluation.set.fact(ordinal);
        Object value = fact.value(index);
        return new Change(fact, value == null ? "" : value, values.at(ordinal) != 0);
    }

    static List<Change> changes(Evaluation evaluation, Values values, Map<Integer, Integer> found) {
        return found.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> change(evaluation, values, entry.getKey(), entry.getValue()))
                .toList();
    }
}
