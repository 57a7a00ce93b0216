package org.tenzij.policy.proof;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the combination in which a function is true and the fewest facts have to be known: what a person can read. */
final class Simplest {
    private static final int NONE = 1_000_000;

    private final Space space;
    private final List<Space.Variable> variables;
    private final Map<Long, Integer> costs = new HashMap<>();

    private Simplest(Space space) {
        this.space = space;
        this.variables = space.variables();
    }

    /** Empty where the function is true nowhere that can be. */
    static Optional<Point> of(Space space, int function) {
        Simplest search = new Simplest(space);
        int wanted = space.bdd.and(function, space.domain());
        return wanted == Bdd.FALSE ? Optional.empty() : Optional.of(search.walk(wanted, function));
    }

    /** Of what the gateway computes, only what the question turns on is said. */
    private Point walk(int function, int question) {
        Map<String, Object> known = new LinkedHashMap<>();
        int rest = function;
        for (int i = 0; i < variables.size(); i++) {
            Space.Variable variable = variables.get(i);
            int best = NONE;
            int chosen = 0;
            int after = Bdd.FALSE;
            for (int index = 0; index <= variable.values().size(); index++) {
                int there = space.at(rest, variable, index);
                int cost = price(variable, index) + cost(there, i + 1);
                if (there != Bdd.FALSE && cost < best) {
                    best = cost;
                    chosen = index;
                    after = there;
                }
            }
            if (chosen > 0 && (!variable.derived() || space.turnsOn(question, variable))) {
                known.put(variable.fact(), variable.values().get(chosen - 1));
            }
            rest = after;
        }
        return new Point(known);
    }

    private int cost(int function, int next) {
        if (function == Bdd.FALSE) {
            return NONE;
        }
        if (next == variables.size()) {
            return 0;
        }
        long key = ((long) function << 16) | next;
        Integer known = costs.get(key);
        if (known == null) {
            Space.Variable variable = variables.get(next);
            known = NONE;
            for (int index = variable.derived() ? 1 : 0;
                    index <= variable.values().size();
                    index++) {
                int there = space.at(function, variable, index);
                if (there != Bdd.FALSE) {
                    known = Math.min(known, price(variable, index) + cost(there, next + 1));
                }
            }
            costs.put(key, known);
        }
        return known;
    }

    /** What follows from a message costs nothing, what is false about an instrument neither. */
    private static int price(Space.Variable variable, int index) {
        boolean nothing = index == 0
                || (variable.derived() && !Boolean.TRUE.equals(variable.values().get(index - 1)));
        return nothing ? 0 : variable.price();
    }
}
