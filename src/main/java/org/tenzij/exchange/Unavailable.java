package org.tenzij.exchange;

/** Something needed is away for the moment: a peer, the store, space. Trying again later may help. */
public final class Unavailable extends GatewayException {
    private static final long serialVersionUID = 1L;

    public Unavailable(ErrorCode code, String what, String where, String remedy) {
        super(code, what, where, remedy);
    }

    public Unavailable(ErrorCode code, String what, String where, String remedy, Throwable cause) {
        super(code, what, where, remedy, cause);
    }
}
