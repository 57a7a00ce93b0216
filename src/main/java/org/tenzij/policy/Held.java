package org.tenzij.policy;

import java.util.List;
import org.tenzij.exchange.Digest;

/**
 * A no for now: on at least one ground only the word of a person, the recipient or the origin is missing, and no prohibition
 * holds. Source: settled point 12.
 */
public final class Held extends Decision {
    private final List<Candidate> candidates;

    /**
     * What could become a yes.
     *
     * @param approvalDigest what an approval has to be bound to
     * @param missing who must say what
     */
    public record Candidate(Clause ground, Projection projection, Digest approvalDigest, List<Change> missing) {}

    Held(Evaluation evaluation, List<Candidate> candidates) {
        super(evaluation);
        this.candidates = List.copyOf(candidates);
    }

    /** One per ground that can still be reached, ordinary grounds first. */
    public List<Candidate> candidates() {
        return candidates;
    }

    @Override
    public List<FailedGate> failed() {
        return evaluation.gates();
    }

    @Override
    public String toString() {
        return "Held[" + request() + "]";
    }
}
