package org.tenzij.policy;

import java.util.Locale;

/** Who vouches for a fact. A fact asserted by anyone else than its declaration allows counts as unknown. */
public enum Asserter {
    SENDER,
    APPROVER,
    RECIPIENT,
    /** The party the data first came from. */
    ORIGIN,
    /** This node itself: what it measured, verified or read in the signed community file. */
    GATEWAY;

    /** True for those whose missing word makes a message wait instead of being refused. Source: settled point 12. */
    boolean canBeWaitedFor() {
        return this == APPROVER || this == RECIPIENT || this == ORIGIN;
    }

    /** The word as it stands in policy files. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
