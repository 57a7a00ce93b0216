package org.tenzij.policy;

import java.util.Map;

/** What is known of every fact: per ordinal the index in its domain, 0 for unknown. Immutable. */
final class Values {
    private final int[] indexes;

    private Values(int[] indexes) {
        this.indexes = indexes;
    }

    static Values unknown(int facts) {
        return new Values(new int[facts]);
    }

    int at(int ordinal) {
        return indexes[ordinal];
    }

    /** The same with some facts set otherwise. */
    Values with(Map<Integer, Integer> changes) {
        if (changes.isEmpty()) {
            return this;
        }
        int[] copy = indexes.clone();
        changes.forEach((ordinal, index) -> copy[ordinal] = index);
        return new Values(copy);
    }
}
