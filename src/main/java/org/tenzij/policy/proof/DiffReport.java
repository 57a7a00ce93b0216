package org.tenzij.policy.proof;

import java.util.List;
import java.util.Locale;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.Kind;

/**
 * How one policy set differs from another.
 *
 * @param wording what was added, taken out or written otherwise, as {@code + clause X}
 */
public record DiffReport(Digest older, Digest newer, List<Change> changes, List<String> wording) {
    /** In which way an answer changes. */
    public enum Way {
        NO_TO_YES,
        YES_TO_NO,
        OTHER_GROUND;

        String says() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        @Override
        public String toString() {
            return says();
        }
    }

    /**
     * Answers that change in one way for one kind.
     *
     * @param from the ground before; empty where the answer itself changes
     * @param to the ground after
     * @param cells in how many pairs of sides and classes it does so
     * @param example one of them, as a request that can be run against both sets
     */
    public record Change(Way way, Kind kind, String from, String to, int cells, Counterexample example) {
        Change andOneMore() {
            return new Change(way, kind, from, to, cells + 1, example);
        }
    }

    /** True where nothing that was no becomes yes. */
    public boolean onlyStricter() {
        return changes.stream().noneMatch(change -> change.way() == Way.NO_TO_YES);
    }
}
