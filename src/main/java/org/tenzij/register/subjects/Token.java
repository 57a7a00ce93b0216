package org.tenzij.register.subjects;

import java.util.regex.Pattern;

/**
 * A keyed digest of one way to say who somebody is. Without the key it cannot be made, nor turned back.
 *
 * @param strength how surely two persons with the same token are one
 * @param value 64 lower-case hex digits
 */
public record Token(Strength strength, String value) {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    public Token {
        if (!HEX.matcher(value).matches()) {
            throw new IllegalArgumentException("not a token");
        }
    }

    /** From the surest on. */
    public enum Strength {
        /** The same document. */
        DOCUMENT,
        /** The same names and the same day of birth. */
        BIRTH_DATE,
        /** The same names and year of birth: perhaps the same person, check. */
        BIRTH_YEAR
    }

    /** A token in a log would link persons: nothing of it. */
    @Override
    public String toString() {
        return "Token[" + strength + "]";
    }
}
