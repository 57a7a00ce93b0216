package org.tenzij.policy;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How one ground fared.
 *
 * @param closed why it is not open to this message at all; empty where it is
 * @param failed its own conditions that did not hold
 * @param approvals clauses that wait for a word bound to this ground's projection
 * @param impossible duties that this node cannot carry out
 * @param projection what would leave under it; null where it is closed
 * @param empty true where nothing would
 */
public record GroundOutcome(
        Clause clause,
        List<Gate> closed,
        List<FailedCondition> failed,
        List<FailedGate> approvals,
        Set<Duty> impossible,
        @Nullable Projection projection,
        boolean empty) {
    boolean open() {
        return projection != null && closed.isEmpty();
    }

    boolean leavesNothing() {
        return projection != null && empty;
    }

    boolean holds() {
        return open() && failed.isEmpty() && approvals.isEmpty() && impossible.isEmpty() && !leavesNothing();
    }
}
