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
     * @param templates what it may be bound to instead, to cover every message like this one for some time
     * @param missing who must say what
     */
    public record Candidate(
            Clause ground,
            Projection projection,
            Digest approvalDigest,
            List<TemplateDigest> templates,
            List<Change> missing) {
        public Candidate {
            templates = List.copyOf(templates);
            missing = List.copyOf(missing);
        }
    }

    /**
     * A template that covers what would leave.
     *
     * @param digest what a word has to be bound to
     * @param validDays the longest time such a word may be given for, in days
     */
    public record TemplateDigest(String template, Digest digest, int validDays) {}

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
