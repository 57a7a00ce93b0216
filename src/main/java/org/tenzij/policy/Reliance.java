package org.tenzij.policy;

import java.util.List;

/** Which instruments a ground leans on in one exchange. */
final class Reliance {
    private Reliance() {}

    static List<Instrument> of(Evaluation evaluation, Clause ground) {
        FactDeclaration permission = evaluation.set.fact("permissionOnFile").orElse(null);
        boolean asked = permission != null
                && evaluation.standing.from().governed()
                && ground.conditions().stream()
                        .anyMatch(condition -> condition.table().asks(permission.ordinal()));
        return asked
                ? evaluation.set.instruments().stream()
                        .filter(instrument -> Derived.permits(instrument, evaluation.request, evaluation.now))
                        .toList()
                : List.of();
    }
}
