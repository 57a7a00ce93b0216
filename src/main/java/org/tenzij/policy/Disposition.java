package org.tenzij.policy;

import java.util.Locale;

/** What happens to one field on its way out. */
public enum Disposition {
    KEEP,
    REMOVE,
    /** Reserved: a coarser value leaves instead. No clause uses it yet. */
    GENERALISE,
    /** Reserved: a pseudonym leaves instead. No clause uses it yet. */
    PSEUDONYMISE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
