package org.tenzij.policy;

/** The three values of a condition. Unknown never helps a message out. */
public enum Truth {
    FALSE,
    TRUE,
    UNKNOWN;

    static Truth of(boolean value) {
        return value ? TRUE : FALSE;
    }
}
