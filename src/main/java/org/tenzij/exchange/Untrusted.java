package org.tenzij.exchange;

/** A signature, certificate, digest or sender does not hold. What was received is quarantined. */
public final class Untrusted extends GatewayException {
    private static final long serialVersionUID = 1L;

    public Untrusted(ErrorCode code, String what, String where, String remedy) {
        super(code, what, where, remedy);
    }

    public Untrusted(ErrorCode code, String what, String where, String remedy, Throwable cause) {
        super(code, what, where, remedy, cause);
    }
}
