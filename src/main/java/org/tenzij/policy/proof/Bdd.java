package org.tenzij.policy.proof;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Truth functions over numbered variables, exact and in one form each: two functions are the same where their numbers are.
 *
 * <p>Reduced ordered binary decision diagrams, shared in one table. A function is a number of this object: {@link #FALSE},
 * {@link #TRUE}, or a node. Not for several threads. Source: R. E. Bryant, "Graph-Based Algorithms for Boolean Function
 * Manipulation", IEEE Transactions on Computers C-35 (1986).
 */
final class Bdd {
    static final int FALSE = 0;
    static final int TRUE = 1;

    private static final int CACHE = 1 << 18;

    private final int variables;
    private int[] variable = new int[1 << 12];
    private int[] low = new int[1 << 12];
    private int[] high = new int[1 << 12];
    private int[] buckets = new int[1 << 13];
    private int size = 2;

    private final int[] cacheKeys = new int[3 * CACHE];
    private final int[] cacheResults = new int[CACHE];

    Bdd(int variables) {
        this.variables = variables;
        variable[FALSE] = variables;
        variable[TRUE] = variables;
        Arrays.fill(cacheResults, -1);
    }

    /** How many nodes were ever made. */
    int nodes() {
        return size - 2;
    }

    int variable(int function) {
        return variable[function];
    }

    int low(int function) {
        return low[function];
    }

    int high(int function) {
        return high[function];
    }

    /** True where that variable is. */
    int is(int which) {
        return node(which, FALSE, TRUE);
    }

    int and(int one, int other) {
        return ifThenElse(one, other, FALSE);
    }

    int or(int one, int other) {
        return ifThenElse(one, TRUE, other);
    }

    int not(int one) {
        return ifThenElse(one, FALSE, TRUE);
    }

    /** True where the first is and the second is not. */
    int butNot(int one, int other) {
        return ifThenElse(other, FALSE, one);
    }

    int ifThenElse(int condition, int then, int otherwise) {
        if (condition == TRUE || then == otherwise) {
            return then;
        }
        if (condition == FALSE) {
            return otherwise;
        }
        if (then == TRUE && otherwise == FALSE) {
            return condition;
        }
        int slot = (int) (mixed(condition, then, otherwise) & (CACHE - 1));
        if (cacheResults[slot] >= 0
                && cacheKeys[3 * slot] == condition
                && cacheKeys[3 * slot + 1] == then
                && cacheKeys[3 * slot + 2] == otherwise) {
            return cacheResults[slot];
        }
        int top = Math.min(variable[condition], Math.min(variable[then], variable[otherwise]));
        int below = ifThenElse(side(condition, top, false), side(then, top, false), side(otherwise, top, false));
        int above = ifThenElse(side(condition, top, true), side(then, top, true), side(otherwise, top, true));
        int result = node(top, below, above);
        cacheKeys[3 * slot] = condition;
        cacheKeys[3 * slot + 1] = then;
        cacheKeys[3 * slot + 2] = otherwise;
        cacheResults[slot] = result;
        return result;
    }

    private int side(int function, int top, boolean up) {
        if (variable[function] != top) {
            return function;
        }
        return up ? high[function] : low[function];
    }

    /** The function once these variables, from the first on, are the bits of that code, the first bit the heaviest. */
    int at(int function, int first, int bits, int code) {
        return at(function, first, bits, code, new HashMap<>());
    }

    private int at(int function, int first, int bits, int code, Map<Integer, Integer> done) {
        if (variable[function] >= first + bits) {
            return function;
        }
        Integer known = done.get(function);
        if (known != null) {
            return known;
        }
        int which = variable[function];
        int result;
        if (which < first) {
            result = node(
                    which, at(low[function], first, bits, code, done), at(high[function], first, bits, code, done));
        } else {
            boolean up = ((code >> (first + bits - 1 - which)) & 1) == 1;
            result = at(up ? high[function] : low[function], first, bits, code, done);
        }
        done.put(function, result);
        return result;
    }

    /** For how many assignments of all variables it is true. */
    BigInteger count(int function) {
        return count(function, new HashMap<>()).shiftLeft(variable[function]);
    }

    private BigInteger count(int function, Map<Integer, BigInteger> done) {
        if (function == FALSE) {
            return BigInteger.ZERO;
        }
        if (function == TRUE) {
            return BigInteger.ONE;
        }
        BigInteger known = done.get(function);
        if (known != null) {
            return known;
        }
        BigInteger sum = weighed(function, low[function], done).add(weighed(function, high[function], done));
        done.put(function, sum);
        return sum;
    }

    private BigInteger weighed(int parent, int child, Map<Integer, BigInteger> done) {
        return count(child, done).shiftLeft(variable[child] - variable[parent] - 1);
    }

    int variables() {
        return variables;
    }

    private int node(int which, int below, int above) {
        if (below == above) {
            return below;
        }
        int bucket = (int) (mixed(which, below, above) & (buckets.length - 1));
        while (buckets[bucket] != 0) {
            int there = buckets[bucket];
            if (variable[there] == which && low[there] == below && high[there] == above) {
                return there;
            }
            bucket = (bucket + 1) & (buckets.length - 1);
        }
        if (size == variable.length) {
            grow();
            return node(which, below, above);
        }
        variable[size] = which;
        low[size] = below;
        high[size] = above;
        buckets[bucket] = size;
        return size++;
    }

    private void grow() {
        int more = size * 2;
        variable = Arrays.copyOf(variable, more);
        low = Arrays.copyOf(low, more);
        high = Arrays.copyOf(high, more);
        buckets = new int[more * 2];
        for (int i = 2; i < size; i++) {
            int bucket = (int) (mixed(variable[i], low[i], high[i]) & (buckets.length - 1));
            while (buckets[bucket] != 0) {
                bucket = (bucket + 1) & (buckets.length - 1);
            }
            buckets[bucket] = i;
        }
    }

    private static long mixed(int one, int two, int three) {
        long mixed = one * 0x9E3779B97F4A7C15L + two * 0xC2B2AE3D27D4EB4FL + three * 0x165667B19E3779F9L;
        return mixed ^ (mixed >>> 29) ^ (mixed >>> 47);
    }
}
