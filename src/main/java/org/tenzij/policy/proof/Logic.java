package org.tenzij.policy.proof;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tenzij.exchange.Kind;
import org.tenzij.policy.Anatomy;
import org.tenzij.policy.Clause;
import org.tenzij.policy.Condition;
import org.tenzij.policy.DataClass;
import org.tenzij.policy.Effect;
import org.tenzij.policy.Regime;
import org.tenzij.policy.Truth;

/** Finds clauses that no request can ever use, that exclude each other, or that ask for nothing of their own. */
final class Logic {
    private final Model model;
    private final Bdd bdd;
    private final List<Clause> clauses;
    private final Map<List<Regime>, Crossing> typical;
    private final Set<Finding> findings = new LinkedHashSet<>();

    Logic(Anatomy set) {
        this.model = new Model(set);
        this.bdd = model.space.bdd;
        this.clauses = List.copyOf(set.set().clauses());
        this.typical = Effects.typical(model);
    }

    Set<Finding> findings() {
        clauses.stream().filter(clause -> clause.effect() == Effect.PERMIT).forEach(this::reachable);
        clauses.stream().filter(Logic::binds).forEach(this::meetsAGround);
        clauses.forEach(this::conditions);
        exclusions();
        return findings;
    }

    private static boolean binds(Clause clause) {
        return clause.direction() == Clause.Direction.SEND
                && (clause.effect() == Effect.PROHIBIT || clause.effect() == Effect.REQUIRE);
    }

    private void wrong(String code, String about, String says) {
        findings.add(new Finding(Finding.Level.WRONG, code, about, says));
    }

    /** A ground is of use where some request of a kind and class it carries can get a yes on it. */
    private void reachable(Clause ground) {
        for (Map.Entry<List<Regime>, Crossing> one : typical.entrySet()) {
            Regime from = one.getKey().getFirst();
            Regime to = one.getKey().getLast();
            for (Kind kind : ground.scope().kinds()) {
                for (DataClass dataClass : DataClass.values()) {
                    int under = model.set.lists(kind) ? model.under(from, to, kind, dataClass, ground) : Bdd.FALSE;
                    if (possible(bdd.and(under, stands(one.getValue(), kind, dataClass, from)))) {
                        return;
                    }
                }
            }
        }
        wrong("clause.unreachable", ground.id(), "can be used by no request, whatever is known");
    }

    private int stands(Crossing crossing, Kind kind, DataClass dataClass, Regime from) {
        return model.standings.of(crossing, kind, dataClass).getOrDefault(from, Bdd.FALSE);
    }

    private boolean possible(int function) {
        return bdd.and(function, model.space.domain()) != Bdd.FALSE;
    }

    private void meetsAGround(Clause clause) {
        boolean met = clauses.stream()
                .filter(other -> other.effect() == Effect.PERMIT)
                .anyMatch(ground -> meet(clause, ground));
        if (!met) {
            wrong("clause.out-of-place", clause.id(), "applies where no ground is open, so it decides nothing");
        }
    }

    /** True where both have a say over one message. */
    private boolean meet(Clause clause, Clause ground) {
        return clause.weight().compareTo(ground.weight()) <= 0
                && clause.scope().kinds().stream()
                        .anyMatch(kind -> ground.scope().kinds().contains(kind) && model.set.lists(kind))
                && clause.scope().from().stream().anyMatch(ground.scope().from()::contains)
                && clause.scope().to().stream().anyMatch(ground.scope().to()::contains);
    }

    private void conditions(Clause clause) {
        List<Condition> conditions = clause.conditions();
        for (int i = 0; i < conditions.size(); i++) {
            for (int j = i + 1; j < conditions.size(); j++) {
                if (!possible(bdd.and(where(conditions.get(i), Truth.TRUE), where(conditions.get(j), Truth.TRUE)))) {
                    wrong(
                            "condition.excluded",
                            clause.id(),
                            conditions.get(i).id() + " and " + conditions.get(j).id() + " cannot both be so");
                }
            }
            if (conditions.size() > 1 && idle(clause, conditions.get(i))) {
                wrong("condition.idle", conditions.get(i).id(), "follows from the others of its clause");
            }
        }
    }

    private int where(Condition condition, Truth truth) {
        return model.where(condition, truth, Map.of());
    }

    private boolean idle(Clause clause, Condition idle) {
        List<Condition> others = new ArrayList<>(clause.conditions());
        others.remove(idle);
        boolean prohibits = clause.effect() == Effect.PROHIBIT;
        int with = all(clause.conditions(), prohibits);
        int without = all(others, prohibits);
        return bdd.and(with, model.space.domain()) == bdd.and(without, model.space.domain());
    }

    private int all(List<Condition> conditions, boolean prohibits) {
        int all = prohibits ? Bdd.FALSE : Bdd.TRUE;
        for (Condition condition : conditions) {
            all = prohibits ? bdd.or(all, where(condition, Truth.FALSE)) : bdd.and(all, where(condition, Truth.TRUE));
        }
        return all;
    }

    /** Two clauses that no message can satisfy together shut every ground on which they meet. */
    private void exclusions() {
        List<Clause> all = clauses.stream()
                .filter(clause -> binds(clause) || clause.effect() == Effect.PERMIT)
                .toList();
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                Clause one = all.get(i);
                Clause other = all.get(j);
                boolean both = one.effect() == Effect.PERMIT && other.effect() == Effect.PERMIT;
                if (!both && exclude(one, other)) {
                    wrong("clause.contradiction", one.id(), "and " + other.id() + " cannot both be satisfied");
                }
            }
        }
    }

    private boolean exclude(Clause one, Clause other) {
        boolean met = false;
        for (Regime from : Regime.values()) {
            for (Regime to : Regime.values()) {
                for (Kind kind : Kind.values()) {
                    for (DataClass dataClass : DataClass.values()) {
                        if (Anatomy.applies(one, from, to, kind, dataClass)
                                && Anatomy.applies(other, from, to, kind, dataClass)) {
                            met = true;
                            int together =
                                    bdd.and(model.satisfied(one, from, kind), model.satisfied(other, from, kind));
                            if (possible(together)) {
                                return false;
                            }
                        }
                    }
                }
            }
        }
        return met;
    }
}
