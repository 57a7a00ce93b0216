package org.tenzij.policy.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.tenzij.policy.Anatomy;
import org.tenzij.policy.Clause;
import org.tenzij.policy.FactDeclaration;
import org.tenzij.policy.Request;

/**
 * Holds the model against the rule itself on drawn points. Each point is a cell and a value for every fact; the rule decides a
 * bare message of that kind and class with exactly those values, derived facts included.
 *
 * <p>Half of the points start where the model says yes, and have up to three facts otherwise: uniform points are nearly all no.
 */
final class CrossCheck {
    private final Anatomy set;
    private final Model model;
    private final List<Cell> cells;
    private final List<Space.Variable> variables;
    private final Random random;
    private int yes;
    private int no;

    CrossCheck(Anatomy set, long seed) {
        this.set = set;
        this.model = new Model(set);
        this.cells = Proof.cells(Crossing.all(model.standings)).stream()
                .filter(cell -> set.lists(cell.kind()))
                .toList();
        this.variables = model.space.variables();
        this.random = new Random(seed);
    }

    int yes() {
        return yes;
    }

    int no() {
        return no;
    }

    /** Draws and compares; the first difference, or empty. */
    Optional<String> run(int points) {
        for (int i = 0; i < points; i++) {
            Cell cell = cells.get(random.nextInt(cells.size()));
            int there = model.space.bdd.and(model.yes(cell), model.space.domain());
            Point point = there == Bdd.FALSE || random.nextBoolean() ? anywhere() : near(there);
            String modelled = winner(cell, point);
            String decided =
                    set.ground(request(cell), values(point), ProofSets.NOW).orElse("");
            if (!modelled.equals(decided)) {
                return Optional.of("point %d: %s, %s: the model says '%s', the rule '%s'"
                        .formatted(i, cell, point, modelled, decided));
            }
            yes += modelled.isEmpty() ? 0 : 1;
            no += modelled.isEmpty() ? 1 : 0;
        }
        return Optional.empty();
    }

    private Request request(Cell cell) {
        return set.bare(cell.kind(), cell.crossing().sender(), cell.crossing().recipient(), cell.fixed());
    }

    private String winner(Cell cell, Point point) {
        if (!model.space.holds(model.yes(cell), point)) {
            return "";
        }
        for (Map.Entry<Clause, Integer> winner : model.winners(cell).entrySet()) {
            if (model.space.holds(winner.getValue(), point)) {
                return winner.getKey().id();
            }
        }
        return "none";
    }

    private Point anywhere() {
        Map<String, Object> known = new LinkedHashMap<>();
        variables.forEach(variable -> draw(variable, known));
        return new Point(known);
    }

    private void draw(Space.Variable variable, Map<String, Object> known) {
        int least = variable.derived() ? 1 : 0;
        int index = least + random.nextInt(variable.values().size() + 1 - least);
        known.remove(variable.fact());
        if (index > 0) {
            known.put(variable.fact(), variable.values().get(index - 1));
        }
    }

    private Point near(int function) {
        Map<String, Object> known = new LinkedHashMap<>();
        int rest = function;
        for (Space.Variable variable : variables) {
            List<Integer> possible = new ArrayList<>();
            for (int index = 0; index <= variable.values().size(); index++) {
                if (model.space.at(rest, variable, index) != Bdd.FALSE) {
                    possible.add(index);
                }
            }
            int chosen = possible.get(random.nextInt(possible.size()));
            if (chosen > 0) {
                known.put(variable.fact(), variable.values().get(chosen - 1));
            }
            rest = model.space.at(rest, variable, chosen);
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            draw(variables.get(random.nextInt(variables.size())), known);
        }
        return new Point(known);
    }

    /** What the cell settles, the rule computes by itself. */
    private Map<Integer, Integer> values(Point point) {
        Map<Integer, Integer> values = new HashMap<>();
        for (FactDeclaration fact : set.facts()) {
            if (!Model.SETTLED.contains(fact.id())) {
                Object value = point.known().get(fact.id());
                values.put(fact.ordinal(), value == null ? 0 : Space.place(fact, value));
            }
        }
        return values;
    }

    /** A million points, or as many as the first argument says; see {@code bench/README.md}. */
    public static void main(String[] arguments) {
        int points = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 20_261_124L;
        CrossCheck check = new CrossCheck(new Anatomy(ProofSets.SET), seed);
        long begun = System.nanoTime();
        Optional<String> difference = check.run(points);
        System.out.printf(
                "seed %d, %d points, %d yes, %d no, %.1f s: %s%n",
                seed,
                check.yes() + check.no(),
                check.yes(),
                check.no(),
                (System.nanoTime() - begun) / 1e9,
                difference.orElse("model and rule agree"));
        System.exit(difference.isEmpty() ? 0 : 1);
    }
}
