package org.tenzij.policy.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Seeded: functions built at random, each beside its plain truth table. */
class BddTest {
    private static final long SEED = 7L;
    private static final int VARIABLES = 8;
    private static final int ROWS = 1 << VARIABLES;

    private final Bdd bdd = new Bdd(VARIABLES);
    private final Random random = new Random(SEED);

    private record Both(int function, BitSet table) {}

    private Both variable(int which) {
        BitSet table = new BitSet(ROWS);
        for (int row = 0; row < ROWS; row++) {
            table.set(row, ((row >> (VARIABLES - 1 - which)) & 1) == 1);
        }
        return new Both(bdd.is(which), table);
    }

    private Both any(int depth) {
        if (depth == 0) {
            return variable(random.nextInt(VARIABLES));
        }
        Both one = any(depth - 1);
        Both other = any(depth - 1);
        BitSet table = (BitSet) one.table().clone();
        return switch (random.nextInt(4)) {
            case 0 -> {
                table.and(other.table());
                yield new Both(bdd.and(one.function(), other.function()), table);
            }
            case 1 -> {
                table.or(other.table());
                yield new Both(bdd.or(one.function(), other.function()), table);
            }
            case 2 -> {
                table.andNot(other.table());
                yield new Both(bdd.butNot(one.function(), other.function()), table);
            }
            default -> {
                table.flip(0, ROWS);
                yield new Both(bdd.not(one.function()), table);
            }
        };
    }

    private boolean holds(int function, int row) {
        return bdd.at(function, 0, VARIABLES, row) == Bdd.TRUE;
    }

    @Test
    void everyFunctionIsItsTruthTable() {
        for (int round = 0; round < 300; round++) {
            Both both = any(5);
            for (int row = 0; row < ROWS; row++) {
                assertThat(holds(both.function(), row))
                        .as("round %d row %d", round, row)
                        .isEqualTo(both.table().get(row));
            }
            assertThat(bdd.count(both.function()))
                    .isEqualTo(BigInteger.valueOf(both.table().cardinality()));
        }
    }

    @Test
    void equalFunctionsAreOneNumber() {
        Map<BitSet, Integer> numbers = new HashMap<>();
        for (int round = 0; round < 2_000; round++) {
            Both both = any(3);
            assertThat(numbers.merge(both.table(), both.function(), (first, next) -> first))
                    .isEqualTo(both.function());
        }
        assertThat(new HashSet<>(numbers.values())).hasSameSizeAs(numbers.keySet());
    }

    @Test
    void oneVariableSettledLeavesTheRest() {
        for (int round = 0; round < 300; round++) {
            Both both = any(5);
            int first = random.nextInt(VARIABLES - 1);
            int code = random.nextInt(4);
            int settled = bdd.at(both.function(), first, 2, code);
            for (int row = 0; row < ROWS; row++) {
                int shift = VARIABLES - 2 - first;
                int asked = (row & ~(3 << shift)) | (code << shift);
                assertThat(holds(settled, row)).isEqualTo(both.table().get(asked));
            }
        }
    }

    @Test
    void itGrowsPastItsFirstTables() {
        Bdd large = new Bdd(40);
        int parity = Bdd.FALSE;
        int pairs = Bdd.FALSE;
        for (int i = 0; i < 20; i++) {
            int one = large.is(i);
            parity = large.or(large.butNot(parity, one), large.butNot(one, parity));
            pairs = large.or(pairs, large.and(one, large.is(39 - i)));
        }
        assertThat(large.count(parity)).isEqualTo(BigInteger.ONE.shiftLeft(39));
        assertThat(large.nodes()).isGreaterThan(1 << 15);
        assertThat(large.not(large.not(pairs))).isEqualTo(pairs);
    }
}
