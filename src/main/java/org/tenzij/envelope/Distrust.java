package org.tenzij.envelope;

import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Untrusted;

/**
 * How this package says no to what came in: always {@link Untrusted}, always with its own local code, never with a text or a
 * cause taken from the content.
 */
final class Distrust {
    private Distrust() {}

    static Untrusted of(ErrorCode code, String what, String where) {
        return new Untrusted(code, what, where, "it stays in quarantine; ask the sender to seal and send it again");
    }

    static Untrusted algorithm(String what, String where) {
        return of(ErrorCode.OPEN_WRONG_ALGORITHM, what + " is not on the list of the profile", where);
    }

    static Untrusted container(String what, String where) {
        return of(ErrorCode.OPEN_BAD_CONTAINER, what, where);
    }

    static Untrusted malformed(String what, String where) {
        return of(ErrorCode.OPEN_MALFORMED, what, where);
    }
}
