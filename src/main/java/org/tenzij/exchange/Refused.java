package org.tenzij.exchange;

/** A rule says no: the policy, or the recipient's own clauses. Trying again changes nothing. */
public final class Refused extends GatewayException {
    private static final long serialVersionUID = 1L;

    public Refused(ErrorCode code, String what, String where, String remedy) {
        super(code, what, where, remedy);
    }

    public Refused(ErrorCode code, String what, String where, String remedy, Throwable cause) {
        super(code, what, where, remedy, cause);
    }
}
