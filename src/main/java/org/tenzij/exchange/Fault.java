package org.tenzij.exchange;

/** The gateway itself is broken or misconfigured; an operator has to act. */
public final class Fault extends GatewayException {
    private static final long serialVersionUID = 1L;

    public Fault(ErrorCode code, String what, String where, String remedy) {
        super(code, what, where, remedy);
    }

    public Fault(ErrorCode code, String what, String where, String remedy, Throwable cause) {
        super(code, what, where, remedy, cause);
    }
}
