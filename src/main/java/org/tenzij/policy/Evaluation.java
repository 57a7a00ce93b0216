package org.tenzij.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One request held against the whole rule, in the order of the law; every gate is looked at. Immutable once made.
 *
 * <p>Source: law.md, order of evaluation; settled points 3, 5, 12, 25.
 */
final class Evaluation {
    final PolicySet set;
    final Set<Duty> able;
    final Request request;
    final Known known;
    final Instant now;
    final Values values;
    final DataClass dataClass;
    final Standing standing;
    final List<Clause> binding;
    final List<FailedGate> whole;
    final List<FailedGate> failed;
    final List<GroundOutcome> grounds;
    final Survey survey;
    final Redacted redacted;
    private final Pseudonyms pseudonyms;
    private final @Nullable Catalogue catalogue;
    private final DataClass atLeast;
    private final Set<Duty> duties;

    static Evaluation of(Rule rule, Request request, Facts facts, Instant now) {
        PolicySet set = rule.policySet();
        Known known = Known.of(set, request.asserted(), facts, now);
        return new Evaluation(set, rule.able(), rule.pseudonyms(), request, known, now, Map.of());
    }

    /** The same request, were these facts so; what is assumed counts for every projection. */
    Evaluation assuming(Map<Integer, Integer> assumed) {
        return new Evaluation(set, able, pseudonyms, request, known, now, assumed);
    }

    private Evaluation(
            PolicySet set,
            Set<Duty> able,
            Pseudonyms pseudonyms,
            Request request,
            Known known,
            Instant now,
            Map<Integer, Integer> assumed) {
        this.set = set;
        this.able = able;
        this.pseudonyms = pseudonyms;
        this.request = request;
        this.known = known;
        this.now = now;
        this.catalogue = set.catalogue(request.kind()).orElse(null);
        Catalogue listed = catalogue == null ? NoCatalogue.of(request.kind()) : catalogue;
        this.survey = Survey.of(listed, request.payload());
        this.redacted = Redacted.of(request.redaction(), survey);
        Values content =
                Derived.sending(set, known.values(), request, listed, survey).with(assumed);
        this.atLeast = atLeast(listed, request, content);
        this.dataClass = heaviest();
        this.standing = Standing.of(set, request, content, dataClass);
        this.whole = Wholeness.of(set, request, listed, catalogue != null, survey, redacted, dataClass, now);
        this.binding = set.clauses().stream()
                .filter(clause -> clause.direction() == Clause.Direction.SEND)
                .filter(clause -> clause.effect() == Effect.PROHIBIT || clause.effect() == Effect.REQUIRE)
                .filter(clause -> clause.applies(standing.from(), standing.to(), request.kind(), dataClass))
                .toList();
        this.duties = commonDuties();
        Map<Clause, Projection> projections = projections(listed);
        Values classed = Derived.classed(set, content, request, standing, dataClass, now);
        this.values = Derived.set(
                        set, classed, Map.of(Derived.FREE_TEXT_CLEARED, cleared(listed, projections.values())))
                .with(assumed);
        this.failed =
                failedOf(binding.stream().filter(clause -> !set.bound(clause)).toList(), values);
        this.grounds = set.clauses().stream()
                .filter(clause -> clause.effect() == Effect.PERMIT)
                .map(ground -> outcome(ground, projections.get(ground)))
                .toList();
    }

    /** What would leave under each ground that is open to this message. */
    private Map<Clause, Projection> projections(Catalogue listed) {
        Map<Clause, Projection> projections = new LinkedHashMap<>();
        Minimiser minimiser = minimiser(listed);
        set.clauses().stream()
                .filter(clause -> clause.effect() == Effect.PERMIT)
                .filter(ground -> catalogue != null && closed(ground, dataClass).isEmpty())
                .forEach(ground -> projections.put(ground, minimiser.under(ground)));
        return projections;
    }

    private Minimiser minimiser(Catalogue listed) {
        return new Minimiser(set, listed, request, survey, redacted, pseudonyms, standing, atLeast);
    }

    /** Where no ground is open, the question is what would leave under one that carries everything. */
    private boolean cleared(Catalogue listed, Collection<Projection> open) {
        if (survey.texts().isEmpty()) {
            return true;
        }
        Collection<Projection> asked =
                open.isEmpty() ? List.of(minimiser(listed).under(null)) : open;
        return Clearance.of(set, listed, request, survey, redacted, asked);
    }

    /** Class is computed: the heaviest of fields, gates and the sender's own word, which only raises it. */
    private static DataClass atLeast(Catalogue catalogue, Request request, Values values) {
        DataClass least = request.declaredClass() == null ? DataClass.NON_PERSONAL : request.declaredClass();
        for (Catalogue.Raise raise : catalogue.raises()) {
            if (raise.unless().value(values) != Truth.TRUE) {
                least = least.orHeavier(raise.to());
            }
        }
        return least;
    }

    private DataClass heaviest() {
        DataClass files = catalogue == null || request.attachments().isEmpty() || catalogue.attachments() == null
                ? DataClass.NON_PERSONAL
                : catalogue.attachments();
        return survey.dataClass().orHeavier(atLeast).orHeavier(files);
    }

    private Set<Duty> commonDuties() {
        Set<Duty> all = EnumSet.noneOf(Duty.class);
        binding.forEach(clause -> all.addAll(clause.duties()));
        Wholeness.codes(request.handling())
                .forEach(code -> set.handling(code).ifPresent(known -> all.addAll(known.duties())));
        return all;
    }

    /** The union over the ground, the clauses that bind, and the handling codes. */
    Set<Duty> duties(Clause ground) {
        Set<Duty> all = EnumSet.copyOf(ground.duties());
        all.addAll(duties);
        return all;
    }

    private List<FailedGate> failedOf(List<Clause> clauses, Values at) {
        List<FailedGate> gates = new ArrayList<>();
        for (Clause clause : clauses) {
            Truth value = clause.value(at);
            if (clause.effect() == Effect.PROHIBIT && value != Truth.FALSE) {
                gates.add(FailedGate.of(set, Step.S3_PROHIBITIONS, clause, at));
            } else if (clause.effect() == Effect.REQUIRE && value != Truth.TRUE) {
                Step step = set.bound(clause) ? Step.S8_APPROVAL : Step.S4_CONDITIONS;
                gates.add(FailedGate.of(set, step, clause, at));
            }
        }
        return List.copyOf(gates);
    }

    private GroundOutcome outcome(Clause ground, @Nullable Projection projection) {
        if (projection == null) {
            return new GroundOutcome(ground, closed(ground, dataClass), List.of(), List.of(), Set.of(), null, true);
        }
        Values own = valuesFor(ground, projection);
        List<FailedCondition> lacking = ground.conditions().stream()
                .filter(condition -> condition.value(own) != Truth.TRUE)
                .map(condition -> FailedCondition.of(set, condition, own))
                .toList();
        Set<Duty> impossible = duties(ground);
        impossible.removeAll(able);
        List<FailedGate> waiting =
                new ArrayList<>(failedOf(binding.stream().filter(set::bound).toList(), own));
        lifted(projection).stream()
                .filter(clause -> clause.value(own) != Truth.TRUE)
                .forEach(clause -> waiting.add(FailedGate.of(set, Step.S8_APPROVAL, clause, own)));
        return new GroundOutcome(
                ground,
                List.of(),
                lacking,
                List.copyOf(waiting),
                Set.copyOf(impossible),
                projection,
                projection.empty(request.payload()));
    }

    /** The removals that this projection lifts: their conditions are what lifting them asks for. */
    List<Clause> lifted(Projection projection) {
        return projection.lifted().stream()
                .map(set::clause)
                .flatMap(Optional::stream)
                .toList();
    }

    /** What is known when it comes to this ground: an approval counts only for the projection it was given for. */
    private Values valuesFor(Clause ground, Projection projection) {
        return known.bound().isEmpty() ? values : known.boundTo(values, Binding.of(this, ground, projection));
    }

    /** What is known when it comes to that ground, words bound to its projection included. */
    Values valuesFor(Clause ground) {
        return projection(ground)
                .map(projection -> valuesFor(ground, projection))
                .orElse(values);
    }

    /** What would leave under that ground, where it is open. */
    Optional<Projection> projection(Clause ground) {
        return grounds.stream()
                .filter(outcome -> outcome.clause().id().equals(ground.id()))
                .map(GroundOutcome::projection)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** The same values, were the message of that class. */
    Values classed(Values base, DataClass target) {
        return target == dataClass ? base : Derived.classed(set, base, request, standing, target, now);
    }

    /** True where a yes under that ground would still be one with these values. */
    boolean holds(Clause ground, Projection projection, Values at) {
        Catalogue listed = catalogue == null ? NoCatalogue.of(request.kind()) : catalogue;
        return Standing.of(set, request, at, dataClass).failed().isEmpty()
                && atLeast(listed, request, at).compareTo(atLeast) <= 0
                && failedOf(binding, at).isEmpty()
                && ground.value(at) == Truth.TRUE
                && lifted(projection).stream().allMatch(clause -> clause.value(at) == Truth.TRUE);
    }

    /** Why that ground is not open to a message of that class. */
    List<Gate> closed(Clause ground, DataClass weight) {
        List<Gate> closed = new ArrayList<>();
        if (!ground.scope().kinds().contains(request.kind())) {
            closed.add(set.gate(Check.CLOSED_KIND));
        }
        if (!ground.scope().from().contains(standing.from())) {
            closed.add(set.gate(Check.CLOSED_FROM));
        }
        if (!ground.scope().to().contains(standing.to())) {
            closed.add(set.gate(Check.CLOSED_TO));
        }
        if (weight.compareTo(ground.weight()) > 0) {
            closed.add(set.gate(Check.CLOSED_CLASS));
        }
        if (!now.isBefore(ground.reviewEnds())) {
            closed.add(set.gate(Check.CLOSED_REVIEW));
        }
        return List.copyOf(closed);
    }

    /** The ground that carries it: ordinary ones first; a derogation only where every ordinary one failed. */
    Optional<GroundOutcome> winner() {
        if (!whole.isEmpty() || !standing.failed().isEmpty() || !failed.isEmpty()) {
            return Optional.empty();
        }
        return grounds.stream()
                .filter(GroundOutcome::holds)
                .min(Comparator.comparing(outcome -> outcome.clause().derogation()));
    }

    /** Every gate that failed, in the order of the law. */
    List<FailedGate> gates() {
        return GateReport.of(this);
    }

    /** The approvals that are missing where no ground says for which projection they would be. */
    List<FailedGate> approvals() {
        return failedOf(binding.stream().filter(set::bound).toList(), values);
    }

    @Nullable
    Catalogue catalogue() {
        return catalogue;
    }

    DataClass surveyed() {
        return survey.dataClass();
    }
}
