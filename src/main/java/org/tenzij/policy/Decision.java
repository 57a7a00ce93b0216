package org.tenzij.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.tenzij.exchange.Digest;

/**
 * The answer for one recipient: {@link Grant}, {@link Held} or {@link Refusal}. Only this package makes one.
 */
public abstract sealed class Decision permits Grant, Held, Refusal {
    final Evaluation evaluation;

    Decision(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    public Request request() {
        return evaluation.request;
    }

    public Instant decidedAt() {
        return evaluation.now;
    }

    public Digest policyVersion() {
        return evaluation.set.version();
    }

    /** The class as computed. */
    public DataClass dataClass() {
        return evaluation.dataClass;
    }

    public Regime senderRegime() {
        return evaluation.standing.from();
    }

    public Regime recipientRegime() {
        return evaluation.standing.to();
    }

    /** Every gate that failed, in the order of the law; the first is the headline. Empty for a grant. */
    public abstract List<FailedGate> failed();

    /** How every ground of the set fared. */
    public List<GroundOutcome> grounds() {
        return evaluation.grounds;
    }

    /** The whole answer for the sender's own eyes: it names what stays. */
    public ObjectNode explanation() {
        return Explanation.of(this);
    }
}
