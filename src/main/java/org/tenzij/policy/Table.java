package org.tenzij.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A condition as the table of its own few facts: the real expression was run once, at load, on every combination of their
 * values, unknown included. A decision only looks up.
 */
final class Table {
    /** More combinations than this is not a small condition any more. */
    static final int MOST_ROWS = 2_000;

    private final int[] facts;
    private final int[] sizes;
    private final Truth[] truth;
    private final List<Map<Integer, Integer>> waysTrue;
    private final List<Map<Integer, Integer>> waysFalse;

    private Table(int[] facts, int[] sizes, Truth[] truth) {
        this.facts = facts;
        this.sizes = sizes;
        this.truth = truth;
        this.waysTrue = findWays(Truth.TRUE);
        this.waysFalse = findWays(Truth.FALSE);
    }

    static long rows(List<FactDeclaration> facts) {
        return facts.stream()
                .mapToLong(fact -> fact.domain().size() + 1L)
                .reduce(1, (a, b) -> Math.min(a * b, 1L << 40));
    }

    static Table of(List<FactDeclaration> facts, Function<Map<String, Object>, Truth> program) {
        int[] ordinals = facts.stream().mapToInt(FactDeclaration::ordinal).toArray();
        int[] sizes = facts.stream().mapToInt(fact -> fact.domain().size() + 1).toArray();
        Truth[] truth = new Truth[(int) rows(facts)];
        for (int row = 0; row < truth.length; row++) {
            int[] indexes = indexes(row, sizes);
            Map<String, Object> known = new HashMap<>();
            for (int i = 0; i < indexes.length; i++) {
                Object value = facts.get(i).value(indexes[i]);
                if (value != null) {
                    known.put(facts.get(i).id(), value);
                }
            }
            truth[row] = program.apply(known);
        }
        return new Table(ordinals, sizes, truth);
    }

    private static int[] indexes(int row, int[] sizes) {
        int[] indexes = new int[sizes.length];
        int rest = row;
        for (int i = 0; i < sizes.length; i++) {
            indexes[i] = rest % sizes[i];
            rest /= sizes[i];
        }
        return indexes;
    }

    Truth at(Values values) {
        int row = 0;
        for (int i = facts.length - 1; i >= 0; i--) {
            row = row * sizes[i] + values.at(facts[i]);
        }
        return truth[row];
    }

    boolean asks(int ordinal) {
        return Arrays.stream(facts).anyMatch(fact -> fact == ordinal);
    }

    /** The ordinals of the facts it asks for. */
    int[] facts() {
        return facts.clone();
    }

    /**
     * False where an answer given without some fact is another answer once that fact is known: such an expression could turn
     * a no into a yes by leaving a fact out.
     */
    boolean steady() {
        for (int row = 0; row < truth.length; row++) {
            if (truth[row] == Truth.UNKNOWN) {
                continue;
            }
            int stride = 1;
            for (int i = 0; i < sizes.length; i++) {
                if ((row / stride) % sizes[i] == 0) {
                    for (int index = 1; index < sizes[i]; index++) {
                        if (truth[row + index * stride] != truth[row]) {
                            return false;
                        }
                    }
                }
                stride *= sizes[i];
            }
        }
        return true;
    }

    /** The most general ways in which it is true: ordinal to index, facts that do not matter left out. */
    List<Map<Integer, Integer>> waysTrue() {
        return waysTrue;
    }

    /** The most general ways in which it is false. */
    List<Map<Integer, Integer>> waysFalse() {
        return waysFalse;
    }

    private List<Map<Integer, Integer>> findWays(Truth wanted) {
        List<int[]> general = new ArrayList<>();
        for (int row = 0; row < truth.length; row++) {
            if (truth[row] == wanted) {
                general.add(indexes(row, sizes));
            }
        }
        return general.stream()
                .filter(way -> general.stream().noneMatch(other -> covers(other, way)))
                .map(this::byOrdinal)
                .toList();
    }

    private static boolean covers(int[] other, int[] way) {
        if (Arrays.equals(other, way)) {
            return false;
        }
        for (int i = 0; i < way.length; i++) {
            if (other[i] != 0 && other[i] != way[i]) {
                return false;
            }
        }
        return true;
    }

    private Map<Integer, Integer> byOrdinal(int[] way) {
        Map<Integer, Integer> map = new HashMap<>();
        for (int i = 0; i < way.length; i++) {
            if (way[i] != 0) {
                map.put(facts[i], way[i]);
            }
        }
        return Map.copyOf(map);
    }
}
