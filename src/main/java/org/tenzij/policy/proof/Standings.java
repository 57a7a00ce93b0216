package org.tenzij.policy.proof;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Kind;
import org.tenzij.policy.Anatomy;
import org.tenzij.policy.DataClass;
import org.tenzij.policy.FactDeclaration;
import org.tenzij.policy.Regime;

/**
 * Under which regime a sender stands, as a function of facts: the rule's own standing, run on every value of the facts it
 * asks for.
 */
final class Standings {
    /** The facts that the engine itself asks for. Source: law.md, two regimes. */
    static final List<String> ASKED = List.of("processingBasis", "threadLaw", "recipientLawConfirmed");

    private final Anatomy set;
    private final Space space;
    private final Anatomy.Rows rows;
    private final List<Map<Space.Variable, Integer>> places = new ArrayList<>();
    private final IdentityHashMap<Crossing, List<@Nullable Map<Regime, Integer>>> known = new IdentityHashMap<>();

    Standings(Anatomy set, Space space) {
        this.set = set;
        this.space = space;
        List<FactDeclaration> asked =
                set.facts().stream().filter(fact -> ASKED.contains(fact.id())).toList();
        List<Map<Integer, Integer>> all = new ArrayList<>();
        fill(asked, 0, new HashMap<>(), new HashMap<>(), all);
        this.rows = set.rows(all);
    }

    /** Per regime, where the sender stands under it and all that was declared holds. */
    Map<Regime, Integer> of(Crossing crossing, Kind kind, DataClass dataClass) {
        int sort = (kind.betweenGateways() ? 2 : 0) + (dataClass.personal() ? 1 : 0);
        List<@Nullable Map<Regime, Integer>> sorts =
                known.computeIfAbsent(crossing, missing -> new ArrayList<>(Collections.nCopies(4, null)));
        Map<Regime, Integer> there = sorts.get(sort);
        if (there == null) {
            there = functions(table(crossing, kind, dataClass));
            sorts.set(sort, there);
        }
        return there;
    }

    private Map<Regime, Integer> functions(List<Optional<Regime>> table) {
        Map<Regime, Integer> functions = new EnumMap<>(Regime.class);
        for (int row = 0; row < places.size(); row++) {
            int here = function(row);
            table.get(row).ifPresent(regime -> functions.merge(regime, here, space.bdd::or));
        }
        return functions;
    }

    /** The rule's own standing on each row; safe for several threads. */
    List<Optional<Regime>> table(Crossing crossing, Kind kind, DataClass dataClass) {
        return set.sender(crossing.sender(), crossing.recipient(), kind, dataClass, rows);
    }

    private int function(int row) {
        int here = Bdd.TRUE;
        for (Map.Entry<Space.Variable, Integer> one : places.get(row).entrySet()) {
            here = space.bdd.and(here, space.is(one.getKey(), one.getValue()));
        }
        return here;
    }

    private void fill(
            List<FactDeclaration> asked,
            int next,
            Map<Integer, Integer> row,
            Map<Space.Variable, Integer> place,
            List<Map<Integer, Integer>> all) {
        if (next == asked.size()) {
            all.add(Map.copyOf(row));
            places.add(Map.copyOf(place));
            return;
        }
        FactDeclaration fact = asked.get(next);
        Space.Variable variable = space.variable(fact.id());
        for (int index = 0; index <= variable.values().size(); index++) {
            row.put(
                    fact.ordinal(),
                    index == 0 ? 0 : Space.place(fact, variable.values().get(index - 1)));
            place.put(variable, index);
            fill(asked, next + 1, row, place, all);
        }
    }
}
