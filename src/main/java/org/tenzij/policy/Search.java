package org.tenzij.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;

/** Finds the cheapest set of changed facts that meets every goal. Bounded: past its budget it gives the best found so far. */
final class Search {
    /** A change that may not be made. */
    static final int NEVER = -1;

    private static final int BUDGET = 20_000;

    private final List<List<Map<Integer, Integer>>> goals;
    private final Values values;
    private final ToIntBiFunction<Integer, Integer> price;
    private @Nullable Map<Integer, Integer> best;
    private int bestCost = Integer.MAX_VALUE;
    private int steps;

    private Search(Goals goals, Values values, ToIntBiFunction<Integer, Integer> price) {
        this.goals = goals.goals();
        this.values = values;
        this.price = price;
    }

    /** @param price of changing a fact, by ordinal, to an index; {@link #NEVER} where it may not change */
    static Optional<Map<Integer, Integer>> cheapest(
            Goals goals, Values values, ToIntBiFunction<Integer, Integer> price) {
        Search search = new Search(goals, values, price);
        search.from(new HashMap<>(), 0);
        return Optional.ofNullable(search.best);
    }

    private void from(Map<Integer, Integer> changes, int cost) {
        if (cost >= bestCost || ++steps > BUDGET) {
            return;
        }
        List<Map<Integer, Integer>> open = firstOpen(changes);
        if (open == null) {
            best = Map.copyOf(changes);
            bestCost = cost;
            return;
        }
        for (Map<Integer, Integer> way : open) {
            Map<Integer, Integer> next = new HashMap<>(changes);
            int more = take(way, next);
            if (more != NEVER) {
                from(next, cost + more);
            }
        }
    }

    private @Nullable List<Map<Integer, Integer>> firstOpen(Map<Integer, Integer> changes) {
        for (List<Map<Integer, Integer>> goal : goals) {
            if (goal.stream().noneMatch(way -> met(way, changes))) {
                return goal;
            }
        }
        return null;
    }

    private boolean met(Map<Integer, Integer> way, Map<Integer, Integer> changes) {
        return way.entrySet().stream()
                .allMatch(
                        part -> part.getValue().equals(changes.getOrDefault(part.getKey(), values.at(part.getKey()))));
    }

    /** Adds what the way needs; a fact once changed stays as it is. */
    private int take(Map<Integer, Integer> way, Map<Integer, Integer> changes) {
        int cost = 0;
        for (Map.Entry<Integer, Integer> part : way.entrySet()) {
            Integer changed = changes.get(part.getKey());
            int now = changed == null ? values.at(part.getKey()) : changed;
            if (now == part.getValue()) {
                continue;
            }
            int one = changed == null ? price.applyAsInt(part.getKey(), part.getValue()) : NEVER;
            if (one == NEVER) {
                return NEVER;
            }
            changes.put(part.getKey(), part.getValue());
            cost += one;
        }
        return cost;
    }
}
