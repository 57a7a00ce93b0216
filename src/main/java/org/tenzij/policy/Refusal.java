package org.tenzij.policy;

import java.util.List;

/** A no. It says every gate that failed, and what would make it a yes. */
public final class Refusal extends Decision {
    Refusal(Evaluation evaluation) {
        super(evaluation);
    }

    @Override
    public List<FailedGate> failed() {
        return evaluation.gates();
    }

    /** The first gate that failed. */
    public FailedGate headline() {
        return failed().getFirst();
    }

    /** For each ground, the smallest set of facts that would turn the answer. */
    public List<Counterfactual> counterfactuals() {
        return Counterfactual.of(evaluation);
    }

    /** The facts that would have to be otherwise whatever the ground: all gates but the grounds' own. */
    public List<Change> besides() {
        return Counterfactual.besides(evaluation);
    }

    @Override
    public String toString() {
        return "Refusal[" + headline().id() + ", " + request() + "]";
    }
}
