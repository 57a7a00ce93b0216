package org.tenzij.policy.proof;

import java.util.Locale;

/**
 * Something in a policy set that counsel should look at.
 *
 * @param code for a program, for example {@code review.overdue}
 * @param about the clause, condition or instrument
 * @param says in a sentence
 */
public record Finding(Level level, String code, String about, String says) {
    /** How much it matters. */
    public enum Level {
        /** The set does not do what it says. */
        WRONG,
        /** It soon will not. */
        SOON,
        /** As it was meant, perhaps. */
        NOTE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
