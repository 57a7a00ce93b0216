package org.tenzij.policy.proof;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tenzij.exchange.Kind;
import org.tenzij.policy.Anatomy;
import org.tenzij.policy.Clause;
import org.tenzij.policy.DataClass;
import org.tenzij.policy.Effect;
import org.tenzij.policy.Regime;

/**
 * What each clause does: where the answer would be another one without it. A clause that changes nothing anywhere is dead
 * letter, and somebody should know.
 */
final class Effects {
    private final Model model;
    private final Bdd bdd;
    private final ExampleWriter examples;
    private final Map<List<Regime>, Crossing> typical;

    /** What a clause changes, from most to least. */
    enum Weight {
        /** Without it some no is a yes, or some yes a no. */
        ANSWER,
        /** Without it some yes leans on another ground. */
        GROUND,
        /** Without it some refusal has one reason less; another clause asks for the same. */
        REASON,
        /** It takes fields out. */
        FIELDS,
        NOTHING
    }

    /**
     * One clause.
     *
     * @param shown where the answer is another one without it; says which way
     */
    record Of(Clause clause, Weight weight, Optional<Counterexample> shown) {}

    Effects(Model model, Instant now) {
        this.model = model;
        this.bdd = model.space.bdd;
        this.examples = new ExampleWriter(model.set, now);
        this.typical = typical(model);
    }

    /** For each pair of regimes, two sides that stand under them. */
    static Map<List<Regime>, Crossing> typical(Model model) {
        Map<List<Regime>, Crossing> typical = new LinkedHashMap<>();
        for (Crossing crossing : Crossing.plain()) {
            for (Regime from :
                    model.standings.of(crossing, Kind.SIGNAL, DataClass.SPECIAL).keySet()) {
                typical.putIfAbsent(List.of(from, crossing.to()), crossing);
            }
        }
        return typical;
    }

    List<Of> all() {
        List<Of> all = new ArrayList<>();
        for (Clause clause : model.set.set().clauses()) {
            all.add(of(clause));
        }
        return List.copyOf(all);
    }

    private Of of(Clause clause) {
        if (clause.effect() == Effect.REMOVE) {
            return new Of(clause, takesOut(clause) ? Weight.FIELDS : Weight.NOTHING, Optional.empty());
        }
        if (clause.direction() == Clause.Direction.RECEIVE) {
            return search(clause, Weight.ANSWER, (cell, from) -> notAdmitted(clause, cell, from), "is not admitted");
        }
        Model without = model.without(clause.id());
        Of first = search(clause, Weight.ANSWER, (cell, from) -> otherAnswer(without, clause, cell), shows(clause));
        if (first.weight() != Weight.NOTHING) {
            return first;
        }
        return clause.effect() == Effect.PERMIT
                ? search(clause, Weight.GROUND, (cell, from) -> won(clause, cell), "leans on " + clause.id())
                : search(clause, Weight.REASON, (cell, from) -> stopped(clause, cell, from), "names " + clause.id());
    }

    private static String shows(Clause clause) {
        return clause.effect() == Effect.PERMIT
                ? "granted, and without " + clause.id() + " refused"
                : "refused, and without " + clause.id() + " granted";
    }

    private boolean takesOut(Clause clause) {
        for (Kind kind : Kind.values()) {
            if (model.set.fields(kind).stream()
                    .anyMatch(field -> field.ordered().contains(clause.id()))) {
                return true;
            }
        }
        return false;
    }

    private interface Difference {
        int at(Cell cell, Regime from);
    }

    private Of search(Clause clause, Weight weight, Difference difference, String says) {
        for (Map.Entry<List<Regime>, Crossing> one : typical.entrySet()) {
            Regime from = one.getKey().getFirst();
            for (DataClass fixed : Proof.EASY_FIRST) {
                for (Kind kind : Proof.CASES_FIRST) {
                    Cell cell = new Cell(one.getValue(), kind, fixed);
                    boolean concerned = clause.scope().kinds().contains(kind)
                            && clause.scope().from().contains(from)
                            && clause.scope().to().contains(cell.crossing().to());
                    int found = concerned ? difference.at(cell, from) : Bdd.FALSE;
                    if (bdd.and(found, model.space.domain()) != Bdd.FALSE) {
                        return new Of(clause, weight, Optional.of(show(clause, says, cell, found)));
                    }
                }
            }
        }
        return new Of(clause, Weight.NOTHING, Optional.empty());
    }

    private int otherAnswer(Model without, Clause clause, Cell cell) {
        return clause.effect() == Effect.PERMIT
                ? bdd.butNot(model.yes(cell), without.yes(cell))
                : bdd.butNot(without.yes(cell), model.yes(cell));
    }

    private int won(Clause clause, Cell cell) {
        return model.winners(cell).getOrDefault(clause, Bdd.FALSE);
    }

    private int stopped(Clause clause, Cell cell, Regime from) {
        boolean binds = Anatomy.applies(clause, from, cell.crossing().to(), cell.kind(), cell.fixed());
        int here = model.stands(cell, cell.fixed()).getOrDefault(from, Bdd.FALSE);
        return binds ? bdd.butNot(here, model.passes(clause, from, cell.kind())) : Bdd.FALSE;
    }

    private int notAdmitted(Clause clause, Cell cell, Regime from) {
        Regime to = cell.crossing().to();
        int with = model.admits(from, to, cell.kind(), cell.fixed());
        return bdd.butNot(model.without(clause.id()).admits(from, to, cell.kind(), cell.fixed()), with);
    }

    private Counterexample show(Clause clause, String says, Cell cell, int found) {
        Point point = Simplest.of(model.space, found)
                .orElseThrow(() -> new IllegalStateException("a function that is not false is true somewhere"));
        boolean sends = clause.direction() == Clause.Direction.SEND;
        return new Counterexample(
                clause.id(),
                says,
                cell.toString(),
                point,
                sends ? examples.write("matters-" + clause.id(), cell, point) : null);
    }
}
