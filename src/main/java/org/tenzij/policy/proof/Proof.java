package org.tenzij.policy.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tenzij.exchange.Kind;
import org.tenzij.policy.Anatomy;
import org.tenzij.policy.Condition;
import org.tenzij.policy.DataClass;
import org.tenzij.policy.PolicySet;
import org.tenzij.policy.Truth;

/**
 * Holds a policy set against every {@link Property} over the whole space of facts, laws, kinds and classes, false declarations
 * included, and asks for a counterexample each time.
 *
 * <p>Source: law.md, what must be provable; settled points 5 and 26.
 */
public final class Proof {
    static final List<Kind> CASES_FIRST = Arrays.stream(Kind.values())
            .sorted(Comparator.comparing((Kind kind) -> kind != Kind.SIGNAL).thenComparing(kind -> !kind.caseLinked()))
            .toList();

    static final List<DataClass> EASY_FIRST = List.of(
            DataClass.IDENTIFYING,
            DataClass.SPECIAL,
            DataClass.PSEUDONYMISED,
            DataClass.AGGREGATE_SAFE,
            DataClass.NON_PERSONAL,
            DataClass.AGGREGATE_UNSAFE,
            DataClass.INFORMANT);

    private final Anatomy set;
    private final Space space;
    private final Model model;
    private final List<Cell> cells;
    private final InTruth truth;
    private final ExampleWriter examples;
    private final Bdd bdd;

    private Proof(PolicySet policies, Instant now) {
        this(new Model(new Anatomy(policies)), Optional.empty(), now);
    }

    private Proof(Model model, Optional<List<Crossing>> crossings, Instant now) {
        this.set = model.set;
        this.space = model.space;
        this.model = model;
        this.cells = cells(crossings.orElseGet(() -> Crossing.all(model.standings)));
        this.truth = new InTruth(space);
        this.examples = new ExampleWriter(set, now);
        this.bdd = space.bdd;
    }

    /**
     * Proves, or finds what stands in the way.
     *
     * @param now the moment at which counterexamples are asked
     */
    public static ProofReport of(PolicySet policies, Instant now) {
        Proof proof = new Proof(policies, now);
        List<ProofReport.Result> results = new ArrayList<>();
        for (Property property : Property.all()) {
            results.add(proof.result(property));
        }
        results.add(proof.unknownNeverHelps());
        results.add(proof.prohibitionsOnlyTake());
        results.add(Fields.onlyListed(proof.set, now));
        results.add(proof.everyClauseCounts(now));
        return proof.report(results);
    }

    /** One property only, over these crossings. */
    static ProofReport.Result of(PolicySet policies, String property, List<Crossing> crossings, Instant now) {
        Proof proof = new Proof(new Model(new Anatomy(policies)), Optional.of(crossings), now);
        return Property.all().stream()
                .filter(one -> one.id().equals(property))
                .map(proof::result)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(property));
    }

    /** Every crossing, kind and class; those that an example shows best come first. */
    static List<Cell> cells(List<Crossing> crossings) {
        List<Cell> cells = new ArrayList<>();
        for (Crossing crossing : crossings) {
            for (DataClass fixed : EASY_FIRST) {
                for (Kind kind : CASES_FIRST) {
                    cells.add(new Cell(crossing, kind, fixed));
                }
            }
        }
        return List.copyOf(cells);
    }

    private ProofReport.Result result(Property property) {
        int needed = needed(property);
        Counterexample found = null;
        for (Cell cell : cells) {
            if (property.concerns(cell.kind())) {
                int bad = breaches(property, needed, cell);
                if (bad != Bdd.FALSE) {
                    found = Optional.ofNullable(found)
                            .orElseGet(() -> counterexample(property.id(), property.en(), cell, bad));
                    break;
                }
            }
        }
        return new ProofReport.Result(property.id(), property.source(), property.nl(), property.en(), found);
    }

    private int needed(Property property) {
        int needed = Bdd.FALSE;
        for (String need : property.needs()) {
            Optional<Condition> condition = set.condition(property.id(), need);
            if (condition.isPresent()) {
                needed = bdd.or(needed, model.where(condition.get(), Truth.TRUE, Map.of()));
            }
        }
        return needed;
    }

    private int breaches(Property property, int needed, Cell cell) {
        int breaches = Bdd.FALSE;
        for (DataClass dataClass : DataClass.values()) {
            int yes = property.personalOnly() && !dataClass.personal() ? Bdd.FALSE : model.yes(cell, dataClass);
            yes = bdd.butNot(yes, needed);
            if (yes != Bdd.FALSE) {
                yes = bdd.and(yes, truth.sender(cell.crossing(), property.senders(), dataClass.personal()));
                yes = bdd.and(yes, truth.recipient(cell.crossing(), property.recipients(), dataClass.personal()));
                breaches = bdd.or(breaches, bdd.and(yes, space.domain()));
            }
        }
        return breaches;
    }

    private ProofReport.Result unknownNeverHelps() {
        Counterexample found = null;
        Map<Integer, Boolean> seen = new LinkedHashMap<>();
        for (Cell cell : cells) {
            int yes = model.yes(cell);
            if (found == null && seen.put(yes, true) == null) {
                found = helpedByNotKnowing(cell, yes);
            }
        }
        return new ProofReport.Result(
                "UNKNOWN-IS-NO",
                "Tenzij",
                "Een feit weglaten maakt van een nee nooit een ja.",
                "Leaving a fact out never turns a no into a yes.",
                found);
    }

    private @org.jspecify.annotations.Nullable Counterexample helpedByNotKnowing(Cell cell, int yes) {
        for (Space.Variable variable : space.variables()) {
            int without = space.at(yes, variable, 0);
            for (int index = 1; index <= variable.values().size(); index++) {
                int helped = bdd.butNot(without, space.at(yes, variable, index));
                int possible = bdd.and(helped, space.is(variable, index));
                if (bdd.and(possible, space.domain()) != Bdd.FALSE) {
                    return counterexample(
                            "UNKNOWN-IS-NO", "without " + variable.fact() + " it becomes a yes", cell, possible);
                }
            }
        }
        return null;
    }

    /** A prohibition is where it lifts, and that can be any function of facts: here it is one more variable, free of all. */
    private ProofReport.Result prohibitionsOnlyTake() {
        Model stricter = model.withProhibition(space.any());
        Counterexample found = null;
        for (Cell cell : cells) {
            int gained = bdd.butNot(stricter.yes(cell), model.yes(cell));
            if (bdd.and(gained, space.domain()) != Bdd.FALSE) {
                found = counterexample("PROHIBITIONS-ONLY-TAKE", "a prohibition gives a yes", cell, gained);
                break;
            }
        }
        return new ProofReport.Result(
                "PROHIBITIONS-ONLY-TAKE",
                "Tenzij",
                "Een verbod erbij maakt van een nee nooit een ja.",
                "One more prohibition never turns a no into a yes.",
                found);
    }

    private ProofReport.Result everyClauseCounts(Instant now) {
        List<Effects.Of> effects = new Effects(model, now).all();
        long answers = effects.stream()
                .filter(one -> one.weight() == Effects.Weight.ANSWER)
                .count();
        Counterexample idle = effects.stream()
                .filter(one -> one.weight() == Effects.Weight.NOTHING)
                .findFirst()
                .map(one -> new Counterexample(
                        one.clause().id(), "changes nothing anywhere", "every cell", new Point(Map.of()), null))
                .orElse(null);
        return new ProofReport.Result(
                "EVERY-CLAUSE-COUNTS",
                "Tenzij",
                "Elke clausule doet ertoe: van %d zijn er %d die ergens het antwoord omdraaien; de andere veranderen grond, reden of velden."
                        .formatted(effects.size(), answers),
                "Every clause counts: of %d, %d turn the answer somewhere; the others change ground, reason or fields."
                        .formatted(effects.size(), answers),
                idle);
    }

    private Counterexample counterexample(String about, String says, Cell cell, int function) {
        Point point = Simplest.of(space, function)
                .orElseThrow(() -> new IllegalStateException("a function that is not false is true somewhere"));
        return new Counterexample(about, says, cell.toString(), point, examples.write(about, cell, point));
    }

    private ProofReport report(List<ProofReport.Result> results) {
        int conditions = (int) set.set().clauses().stream()
                .mapToLong(clause -> clause.conditions().size())
                .sum();
        return new ProofReport(
                set.set().version(),
                set.set().facts().size(),
                set.set().clauses().size(),
                conditions,
                cells.size(),
                cells.stream().mapToLong(cell -> cell.crossing().alike()).sum(),
                space.size(),
                bdd.nodes(),
                results,
                Duration.ZERO);
    }
}
