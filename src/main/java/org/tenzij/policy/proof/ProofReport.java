package org.tenzij.policy.proof;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;

/**
 * What was proved of a policy set, and by how much work.
 *
 * @param tables conditions, each the table of its own facts
 * @param cells sides, kinds and classes that were looked at, sides that are alike once
 * @param cellsInAll the same with every pair of sides
 * @param combinations of facts in each cell
 * @param nodes of the decision diagrams
 * @param took how long, as the caller measured it
 */
public record ProofReport(
        Digest version,
        int facts,
        int clauses,
        int tables,
        long cells,
        long cellsInAll,
        BigInteger combinations,
        int nodes,
        List<Result> results,
        Duration took) {
    /**
     * One property.
     *
     * @param found what breaks it; null where nothing does, which is the proof
     */
    public record Result(
            String property,
            String source,
            String nl,
            String en,
            @Nullable Counterexample found) {
        public boolean proved() {
            return found == null;
        }
    }

    /** Everything that was found. */
    public List<Counterexample> counterexamples() {
        return results.stream().map(Result::found).filter(Objects::nonNull).toList();
    }

    /** True where nothing was found. */
    public boolean proved() {
        return results.stream().allMatch(Result::proved);
    }

    /** All points there are: combinations of facts in every cell. */
    public BigInteger points() {
        return combinations.multiply(BigInteger.valueOf(cellsInAll));
    }

    /** The power of ten of that number, rounded down. */
    public int powerOfTen() {
        return points().toString().length() - 1;
    }

    /** The same, with the time it took. */
    public ProofReport in(Duration time) {
        return new ProofReport(version, facts, clauses, tables, cells, cellsInAll, combinations, nodes, results, time);
    }
}
