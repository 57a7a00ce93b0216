package org.tenzij.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts the failed gates in the order of the law. Source: settled point 25. */
final class GateReport {
    private GateReport() {}

    static List<FailedGate> of(Evaluation evaluation) {
        List<FailedGate> all = new ArrayList<>(evaluation.whole);
        evaluation.standing.failed().forEach(check -> all.add(FailedGate.of(evaluation.set, check, List.of())));
        all.addAll(evaluation.failed);
        if (evaluation.grounds.stream().noneMatch(GroundOutcome::holds)) {
            all.addAll(grounds(evaluation));
        }
        all.sort(Comparator.comparing(FailedGate::step));
        return List.copyOf(all);
    }

    /** Either no ground's own conditions hold, or the first one's that do stumbles over what comes after. */
    private static List<FailedGate> grounds(Evaluation evaluation) {
        List<GroundOutcome> met = evaluation.grounds.stream()
                .filter(outcome -> outcome.open() && outcome.failed().isEmpty())
                .toList();
        List<FailedGate> all = new ArrayList<>();
        if (met.isEmpty()) {
            all.add(FailedGate.of(evaluation.set, Check.NO_GROUND, List.of()));
            all.addAll(evaluation.approvals());
            return all;
        }
        GroundOutcome nearest = met.getFirst();
        if (nearest.leavesNothing()) {
            String ground = nearest.clause().id();
            all.add(FailedGate.of(evaluation.set, Check.NOTHING_REMAINS, List.of(ground)));
        }
        if (!nearest.impossible().isEmpty()) {
            List<String> duties =
                    nearest.impossible().stream().map(Duty::name).sorted().toList();
            all.add(FailedGate.of(evaluation.set, Check.DUTY, duties));
        }
        all.addAll(nearest.approvals());
        return all;
    }
}
