package org.tenzij.policy;

import java.util.List;
import java.util.Objects;
import org.tenzij.exchange.Digest;

/** Whose word counted for one projection. */
final class Approvers {
    private Approvers() {}

    static List<String> of(Evaluation evaluation, Digest approval) {
        return evaluation.known.bound().stream()
                .filter(word -> word.to().equals(approval))
                .map(Known.Bound::office)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }
}
