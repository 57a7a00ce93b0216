package org.tenzij.policy;

/**
 * How much a message can say about a person, from nothing to most. The order matters: a rule that asks for at least one
 * class asks for every heavier one too, and a ground that can carry one class can carry every lighter one.
 */
public enum DataClass {
    NON_PERSONAL,
    AGGREGATE_SAFE,
    AGGREGATE_UNSAFE,
    PSEUDONYMISED,
    IDENTIFYING,
    SPECIAL,
    INFORMANT;

    /** True where a transfer ground is needed: everything above counts that passed the disclosure audit. */
    public boolean personal() {
        return compareTo(AGGREGATE_SAFE) > 0;
    }

    /** The heavier of the two. */
    public DataClass orHeavier(DataClass other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
