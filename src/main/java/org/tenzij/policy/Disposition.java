package org.tenzij.policy;

import java.util.Locale;

/** What happens to one field on its way out. */
public enum Disposition {
    KEEP,
    REMOVE,
    /** A coarser value leaves instead. */
    GENERALISE,
    /** A keyed pseudonym leaves instead. */
    PSEUDONYMISE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
