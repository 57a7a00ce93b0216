package org.tenzij.policy;

import java.util.List;
import java.util.Objects;

/** Whose word counted for one projection. */
final class Approvers {
    private Approvers() {}

    static List<String> of(Evaluation evaluation, Clause ground, Projection projection) {
        return evaluation.known.given(Binding.of(evaluation, ground, projection)).stream()
                .map(Known.Bound::office)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }
}
