package org.tenzij.exchange;

/** The input is wrong, and the person who gave it can mend it: the message says what, where and how. */
public final class Invalid extends GatewayException {
    private static final long serialVersionUID = 1L;

    public Invalid(ErrorCode code, String what, String where, String remedy) {
        super(code, what, where, remedy);
    }

    public Invalid(ErrorCode code, String what, String where, String remedy, Throwable cause) {
        super(code, what, where, remedy, cause);
    }
}
