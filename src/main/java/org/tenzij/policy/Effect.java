package org.tenzij.policy;

/** What a clause does. */
public enum Effect {
    /** Holds unless one of its conditions is known to be false; no ground heals it. */
    PROHIBIT,
    /** Must hold, wherever it applies. */
    REQUIRE,
    /** A ground: one of them must hold. */
    PERMIT,
    /** Takes fields out of the projection, unless a ground lifts it. */
    REMOVE
}
