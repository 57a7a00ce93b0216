package org.tenzij.trust;

import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;

/** The one way to say that the community file does not hold what it must. */
final class Malformed {
    private Malformed() {}

    static Invalid community(String what, String where) {
        return new Invalid(
                ErrorCode.TRUST_BAD_COMMUNITY,
                what,
                CommunityFiles.DOCUMENT + ", " + where,
                "ask the scheme authority for a mended community file");
    }

    static Invalid community(String what, String where, Throwable cause) {
        return new Invalid(
                ErrorCode.TRUST_BAD_COMMUNITY,
                what,
                CommunityFiles.DOCUMENT + ", " + where,
                "ask the scheme authority for a mended community file",
                cause);
    }
}
