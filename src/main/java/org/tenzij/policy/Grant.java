package org.tenzij.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.tenzij.exchange.Digest;

/** A yes: on which ground, for which fields, with which duties, until when. Nothing but the rule can make one. */
public final class Grant extends Decision {
    private final Clause ground;
    private final Projection projection;

    Grant(Evaluation evaluation, Clause ground, Projection projection) {
        super(evaluation);
        this.ground = ground;
        this.projection = projection;
    }

    public Clause ground() {
        return ground;
    }

    public Projection projection() {
        return projection;
    }

    public Set<Duty> duties() {
        return evaluation.duties(ground);
    }

    /** The first moment at which it no longer holds: with the message, a review, an instrument, or a word it needed. */
    public Instant expiresAt() {
        return Approval.end(evaluation, ground, projection);
    }

    /** SHA-256 of the minimised payload in canonical form, which is what stands in {@code content/payload.json}. */
    public Digest projectionDigest() {
        return projection.digest(request().payload());
    }

    /** What an approval of this yes binds to. */
    public Digest approvalDigest() {
        return Approval.of(evaluation, ground, projection);
    }

    /** SHA-256 over the clauses applied, without titles. */
    public Digest clausesDigest() {
        return Approval.clauses(evaluation, ground, evaluation.lifted(projection));
    }

    /** Instruments it leans on. */
    public List<Instrument> instruments() {
        return Reliance.of(evaluation, ground);
    }

    /** For a derogation: the ordinary grounds that were open, tried and failed. Empty for an ordinary ground. */
    public List<String> triedFirst() {
        return evaluation.grounds.stream()
                .filter(outcome -> ground.derogation() && !outcome.clause().derogation() && outcome.open())
                .map(outcome -> outcome.clause().id())
                .toList();
    }

    /** True where it carries data of another member state that did not authorise it beforehand. Source: LED 35(2). */
    public boolean unauthorisedByOrigin() {
        return is("fromMemberState") && !is("memberStateAgreed");
    }

    private boolean is(String fact) {
        return evaluation
                .set
                .fact(fact)
                .map(known -> evaluation.valuesFor(ground).at(known.ordinal()) == known.indexOf(true))
                .orElse(false);
    }

    /** Offices of those whose word this yes needed; never a name. */
    public List<String> approvedBy() {
        return Approvers.of(evaluation, ground, projection);
    }

    @Override
    public List<FailedGate> failed() {
        return List.of();
    }

    /** What travels as {@code decision.json}: what was granted, never what was removed. */
    public ObjectNode toRecord() {
        return DecisionRecord.of(this).toTree();
    }

    @Override
    public String toString() {
        return "Grant[" + ground.id() + ", " + request() + "]";
    }
}
