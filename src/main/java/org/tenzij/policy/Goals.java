package org.tenzij.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What must be so for a yes under one ground: of each goal at least one way, each way a set of facts. */
record Goals(List<List<Map<Integer, Integer>>> goals) {

    /** What has to be so whatever the ground. */
    static Goals besides(Evaluation evaluation) {
        List<List<Map<Integer, Integer>>> goals = new ArrayList<>();
        standing(evaluation, evaluation.dataClass, goals);
        clauses(evaluation, evaluation.dataClass, goals);
        return new Goals(goals);
    }

    /** For a message of that class; raises that have to be lifted for it are goals as well. */
    static Goals of(Evaluation evaluation, Clause ground, DataClass target) {
        List<List<Map<Integer, Integer>>> goals = new ArrayList<>();
        standing(evaluation, target, goals);
        Catalogue catalogue = evaluation.catalogue();
        if (catalogue != null) {
            catalogue.raises().stream()
                    .filter(raise -> raise.to().compareTo(target) > 0)
                    .forEach(raise -> goals.add(raise.unless().table().waysTrue()));
        }
        clauses(evaluation, target, goals);
        ground.conditions().forEach(condition -> goals.add(condition.table().waysTrue()));
        evaluation.projection(ground).stream()
                .flatMap(projection -> evaluation.lifted(projection).stream())
                .flatMap(clause -> clause.conditions().stream())
                .forEach(condition -> goals.add(condition.table().waysTrue()));
        return new Goals(goals);
    }

    private static void clauses(Evaluation evaluation, DataClass target, List<List<Map<Integer, Integer>>> goals) {
        Standing standing = evaluation.standing;
        for (Clause clause : evaluation.set.clauses()) {
            boolean applies = clause.direction() == Clause.Direction.SEND
                    && clause.applies(standing.from(), standing.to(), evaluation.request.kind(), target);
            if (applies && clause.effect() == Effect.PROHIBIT) {
                goals.add(clause.conditions().stream()
                        .flatMap(condition -> condition.table().waysFalse().stream())
                        .toList());
            } else if (applies && clause.effect() == Effect.REQUIRE) {
                clause.conditions()
                        .forEach(condition -> goals.add(condition.table().waysTrue()));
            }
        }
    }

    private static void standing(Evaluation evaluation, DataClass target, List<List<Map<Integer, Integer>>> goals) {
        Request request = evaluation.request;
        PolicySet set = evaluation.set;
        if (!request.kind().betweenGateways()) {
            set.fact(Reserved.PROCESSING_BASIS)
                    .ifPresent(fact ->
                            goals.add(IntStream.range(0, fact.domain().size())
                                    .filter(i -> Standing.basisFits(
                                            fact.domain().get(i).toString(),
                                            request.sender().law()))
                                    .mapToObj(i -> Map.of(fact.ordinal(), i + 1))
                                    .toList()));
        }
        if (Standing.asksThreadLaw(request, target)) {
            set.fact(Reserved.THREAD_LAW)
                    .ifPresent(fact -> goals.add(List.of(Map.of(
                            fact.ordinal(), fact.indexOf(request.sender().law().name())))));
        }
        if (Standing.asksConfirmation(request, target)) {
            set.fact(Reserved.RECIPIENT_LAW_CONFIRMED)
                    .ifPresent(fact -> goals.add(List.of(Map.of(fact.ordinal(), fact.indexOf(true)))));
        }
    }
}
