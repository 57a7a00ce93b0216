package org.tenzij.policy.proof;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
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

/**
 * A policy set as functions of facts: where it says yes, and on which ground.
 *
 * <p>It leaves aside what can only make a no of a yes: a request that is not whole, review dates, duties that a node cannot
 * carry out, a projection in which nothing remains. So whatever it never allows, the rule never allows.
 */
final class Model {
    /** Facts that cell and regime settle by themselves. */
    static final Set<String> SETTLED = Set.of("senderGoverned", "betweenGateways");

    private static final String SENDER_GOVERNED = "senderGoverned";
    private static final String BETWEEN_GATEWAYS = "betweenGateways";

    final Anatomy set;
    final Space space;
    final Standings standings;
    private final Bdd bdd;
    private final List<Clause> grounds;
    private final int besides;
    private final IdentityHashMap<Crossing, Map<Kind, Map<DataClass, Integer>>> carried = new IdentityHashMap<>();
    private final Map<List<Object>, Integer> comes = new HashMap<>();
    private final Map<List<Object>, Integer> known = new HashMap<>();
    private final Map<List<Object>, Integer> gates = new HashMap<>();

    /** In a space of its own. */
    Model(Anatomy set) {
        this(set, new Space(List.of(set)));
    }

    Model(Anatomy set, Space space) {
        this(set, space, new Standings(set, space), Bdd.TRUE);
    }

    private Model(Anatomy set, Space space, Standings standings, int besides) {
        this.besides = besides;
        this.set = set;
        this.space = space;
        this.standings = standings;
        this.bdd = space.bdd;
        this.grounds = inOrder(set);
    }

    /** As the rule tries them: derogations after all others. */
    private static List<Clause> inOrder(Anatomy set) {
        List<Clause> order = new ArrayList<>();
        for (boolean derogation : new boolean[] {false, true}) {
            set.set().clauses().stream()
                    .filter(clause -> clause.effect() == Effect.PERMIT && clause.derogation() == derogation)
                    .forEach(order::add);
        }
        return List.copyOf(order);
    }

    /** The same set but for one clause. */
    Model without(String clause) {
        return new Model(set.without(clause), space, standings, besides);
    }

    /** The same set and a prohibition more, which does not hold there. */
    Model withProhibition(int lifted) {
        return new Model(set, space, standings, bdd.and(besides, lifted));
    }

    List<Clause> grounds() {
        return grounds;
    }

    /** Where the answer is yes. */
    int yes(Cell cell) {
        int yes = Bdd.FALSE;
        for (DataClass dataClass : DataClass.values()) {
            yes = bdd.or(yes, yes(cell, dataClass));
        }
        return yes;
    }

    /** Where the answer is yes and the message comes to that class. */
    int yes(Cell cell, DataClass dataClass) {
        int comes = comesTo(cell, dataClass);
        return comes == Bdd.FALSE ? comes : bdd.and(comes, carried(cell, dataClass));
    }

    private int carried(Cell cell, DataClass dataClass) {
        Map<DataClass, Integer> there = carried.computeIfAbsent(cell.crossing(), missing -> new EnumMap<>(Kind.class))
                .computeIfAbsent(cell.kind(), missing -> new EnumMap<>(DataClass.class));
        Integer known = there.get(dataClass);
        if (known == null) {
            known = Bdd.FALSE;
            for (Clause ground : grounds) {
                known = bdd.or(known, carries(cell, dataClass, ground));
            }
            there.put(dataClass, known);
        }
        return known;
    }

    /** Where that ground would carry a message of that class. */
    private int carries(Cell cell, DataClass dataClass, Clause ground) {
        int yes = Bdd.FALSE;
        if (ground.scope().kinds().contains(cell.kind()) && set.lists(cell.kind())) {
            for (Map.Entry<Regime, Integer> stands :
                    standings.of(cell.crossing(), cell.kind(), dataClass).entrySet()) {
                int under = under(stands.getKey(), cell.crossing().to(), cell.kind(), dataClass, ground);
                yes = bdd.or(yes, bdd.and(stands.getValue(), under));
            }
        }
        return yes;
    }

    /** Where the message comes to that class and that ground would carry it. */
    int yes(Cell cell, DataClass dataClass, Clause ground) {
        int comes = comesTo(cell, dataClass);
        return comes == Bdd.FALSE ? comes : bdd.and(comes, carries(cell, dataClass, ground));
    }

    /** Where each ground is the one on which the answer is yes, in the order in which they are tried. */
    Map<Clause, Integer> winners(Cell cell) {
        Map<Clause, Integer> winners = new LinkedHashMap<>();
        int taken = Bdd.FALSE;
        for (Clause ground : grounds) {
            int carries = Bdd.FALSE;
            for (DataClass dataClass : DataClass.values()) {
                carries = bdd.or(carries, yes(cell, dataClass, ground));
            }
            winners.put(ground, bdd.butNot(carries, taken));
            taken = bdd.or(taken, carries);
        }
        return winners;
    }

    /** Where the gates that are not passed raise the message to exactly that class. */
    int comesTo(Cell cell, DataClass dataClass) {
        return cell.fixed().compareTo(dataClass) > 0
                ? Bdd.FALSE
                : comes.computeIfAbsent(
                        List.of(cell.kind(), cell.fixed(), dataClass), key -> raisedTo(cell, dataClass));
    }

    private int raisedTo(Cell cell, DataClass dataClass) {
        int lighter = Bdd.FALSE;
        for (DataClass other : DataClass.values()) {
            if (other.compareTo(dataClass) < 0) {
                lighter = atMost(cell, other);
            }
        }
        return bdd.butNot(atMost(cell, dataClass), lighter);
    }

    private int atMost(Cell cell, DataClass dataClass) {
        if (cell.fixed().compareTo(dataClass) > 0) {
            return Bdd.FALSE;
        }
        int passed = Bdd.TRUE;
        for (Anatomy.Raise raise : set.raises(cell.kind())) {
            if (raise.to().compareTo(dataClass) > 0) {
                passed = bdd.and(
                        passed,
                        where(
                                raise.unless(),
                                Truth.TRUE,
                                Map.of(BETWEEN_GATEWAYS, cell.kind().betweenGateways())));
            }
        }
        return passed;
    }

    /** Where every clause that binds is satisfied and that ground's own conditions hold. */
    int under(Regime from, Regime to, Kind kind, DataClass dataClass, Clause ground) {
        if (!Anatomy.applies(ground, from, to, kind, dataClass)) {
            return Bdd.FALSE;
        }
        return known.computeIfAbsent(
                List.of(from, to, kind, dataClass, ground.id()),
                key -> bdd.and(gates(from, to, kind, dataClass), holds(ground, from, kind)));
    }

    /** Where no prohibition holds and every condition does. */
    int gates(Regime from, Regime to, Kind kind, DataClass dataClass) {
        List<Object> key = List.of(from, to, kind, dataClass);
        Integer there = gates.get(key);
        if (there == null) {
            there = besides;
            for (Clause clause : set.set().clauses()) {
                if (binds(clause) && Anatomy.applies(clause, from, to, kind, dataClass)) {
                    there = bdd.and(there, passes(clause, from, kind));
                }
            }
            gates.put(key, there);
        }
        return there;
    }

    /** True for a clause that has a say over whether such a message leaves. */
    boolean binds(Clause clause, Regime from, Regime to, Kind kind, DataClass dataClass) {
        return binds(clause) && Anatomy.applies(clause, from, to, kind, dataClass);
    }

    private static boolean binds(Clause clause) {
        return clause.direction() == Clause.Direction.SEND
                && (clause.effect() == Effect.PROHIBIT || clause.effect() == Effect.REQUIRE);
    }

    /** Where a clause that binds lets a message through: a prohibition only where one of its conditions is known to be false. */
    int passes(Clause clause, Regime from, Kind kind) {
        if (clause.effect() != Effect.PROHIBIT) {
            return holds(clause, from, kind);
        }
        int lifted = Bdd.FALSE;
        for (Condition condition : clause.conditions()) {
            lifted = bdd.or(lifted, where(condition, Truth.FALSE, given(from, kind)));
        }
        return lifted;
    }

    /** Where a clause is satisfied: one that binds lets a message through, or a ground holds. */
    int satisfied(Clause clause, Regime from, Kind kind) {
        return binds(clause) ? passes(clause, from, kind) : holds(clause, from, kind);
    }

    private int holds(Clause clause, Regime from, Kind kind) {
        int holds = Bdd.TRUE;
        for (Condition condition : clause.conditions()) {
            holds = bdd.and(holds, where(condition, Truth.TRUE, given(from, kind)));
        }
        return holds;
    }

    /** What the cell and the regime settle by themselves. */
    static Map<String, Object> given(Regime from, Kind kind) {
        return Map.of(SENDER_GOVERNED, from.governed(), BETWEEN_GATEWAYS, kind.betweenGateways());
    }

    int where(Condition condition, Truth truth, Map<String, Object> given) {
        return space.where(set, condition, truth, given);
    }

    /** Where the recipient's own clauses let a message of that sort in; nowhere where none has a say. */
    int admits(Regime from, Regime to, Kind kind, DataClass dataClass) {
        int admits = Bdd.TRUE;
        boolean any = false;
        for (Clause clause : set.set().clauses()) {
            if (clause.direction() == Clause.Direction.RECEIVE && Anatomy.applies(clause, from, to, kind, dataClass)) {
                any = true;
                admits = bdd.and(admits, holds(clause, from, kind));
            }
        }
        return any ? admits : Bdd.FALSE;
    }

    /** Per regime, where the sender stands under it, for that class. */
    Map<Regime, Integer> stands(Cell cell, DataClass dataClass) {
        return new EnumMap<>(standings.of(cell.crossing(), cell.kind(), dataClass));
    }
}
