package org.tenzij.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tenzij.exchange.Digest;

/**
 * The rule itself: no, unless.
 *
 * <p>A pure function of request, facts, policy set and time. What is not known, not listed, not assessed or not reviewed
 * counts as no. Immutable, and safe for many threads. Source: LED 35-38; Wpg 17a, 36e.
 */
public final class Rule {
    private final PolicySet set;
    private final Set<Duty> able;
    private final Pseudonyms pseudonyms;

    /**
     * @param able the duties that this node carries out; a ground that asks for another one gives no yes here
     * @param pseudonyms this node's own; where it makes none, fields that would be pseudonymised are taken out
     */
    public Rule(PolicySet set, Set<Duty> able, Pseudonyms pseudonyms) {
        this.set = set;
        this.able = able.isEmpty() ? EnumSet.noneOf(Duty.class) : EnumSet.copyOf(able);
        this.pseudonyms = pseudonyms;
    }

    public PolicySet policySet() {
        return set;
    }

    Set<Duty> able() {
        return able;
    }

    Pseudonyms pseudonyms() {
        return pseudonyms;
    }

    /** Decides for one recipient. Never throws because of what the request says: that is a {@link Refusal}. */
    public Decision decide(Request request, Facts facts, Instant now) {
        Evaluation evaluation = Evaluation.of(this, request, facts, now);
        Optional<GroundOutcome> winner = evaluation.winner();
        if (winner.isPresent()) {
            Projection projection = winner.get().projection();
            if (projection != null) {
                return new Grant(evaluation, winner.get().clause(), projection);
            }
        }
        List<Held.Candidate> candidates = candidates(evaluation);
        return candidates.isEmpty() ? new Refusal(evaluation) : new Held(evaluation, candidates);
    }

    /** What an approval would bind to, under each ground that is open to that request. */
    Set<Digest> approvalDigests(Request request, Facts facts, Instant now) {
        Evaluation evaluation = Evaluation.of(this, request, facts, now);
        Set<Digest> digests = new LinkedHashSet<>();
        evaluation.grounds.forEach(outcome -> {
            Projection projection = outcome.projection();
            if (projection != null) {
                digests.add(Approval.of(evaluation, outcome.clause(), projection));
            }
        });
        return digests;
    }

    /** Grounds on which only the word of people, the recipient or the origin is missing. */
    private static List<Held.Candidate> candidates(Evaluation evaluation) {
        List<Held.Candidate> candidates = new ArrayList<>();
        boolean prohibited = evaluation.gates().stream().anyMatch(gate -> gate.step() == Step.S3_PROHIBITIONS);
        if (prohibited || !evaluation.whole.isEmpty()) {
            return candidates;
        }
        for (GroundOutcome outcome : evaluation.grounds) {
            Projection projection = outcome.projection();
            if (projection == null
                    || !outcome.open()
                    || outcome.leavesNothing()
                    || !outcome.impossible().isEmpty()) {
                continue;
            }
            Goals goals = Goals.of(evaluation, outcome.clause(), evaluation.dataClass);
            Values values = evaluation.valuesFor(outcome.clause());
            Optional<Map<Integer, Integer>> found = Search.cheapest(
                    goals, values, (ordinal, index) -> waits(evaluation, values, ordinal) ? 1 : Search.NEVER);
            if (found.isPresent() && becomesYes(evaluation.assuming(found.get()), outcome.clause())) {
                Binding binding = Binding.of(evaluation, outcome.clause(), projection);
                candidates.add(new Held.Candidate(
                        outcome.clause(),
                        projection,
                        binding.approval(),
                        binding.templates(),
                        Counterfactual.changes(evaluation, values, found.get())));
            }
        }
        candidates.sort(Comparator.comparing(candidate -> candidate.ground().derogation()));
        return candidates;
    }

    private static boolean waits(Evaluation evaluation, Values values, int ordinal) {
        return values.at(ordinal) == 0 && evaluation.set.fact(ordinal).canBeWaitedFor();
    }

    private static boolean becomesYes(Evaluation hypothetical, Clause ground) {
        return hypothetical.winner().isPresent()
                && hypothetical.grounds.stream()
                        .anyMatch(one -> one.clause().id().equals(ground.id()) && one.holds());
    }
}
