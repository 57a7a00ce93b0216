package org.tenzij.exchange;

/**
 * How a step of the exchange fails at its border: a stable code, what is wrong, where, and what to do.
 *
 * <p>None of the texts may hold payload, names or anything else taken from the content: only field names, codes, positions,
 * ids and digests. Peers see only {@link ErrorCode#onTheWire()}.
 */
public abstract sealed class GatewayException extends RuntimeException
        permits Refused, Invalid, Untrusted, Unavailable, Fault {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String what;
    private final String where;
    private final String remedy;

    /**
     * @param what one sentence without a full stop: what is wrong
     * @param where file, row, field or certificate subject; never a value of the payload
     * @param remedy one sentence without a full stop: what the reader does next
     */
    GatewayException(ErrorCode code, String what, String where, String remedy) {
        super(sentence(code, what, where, remedy));
        this.code = code;
        this.what = what;
        this.where = where;
        this.remedy = remedy;
    }

    GatewayException(ErrorCode code, String what, String where, String remedy, Throwable cause) {
        super(sentence(code, what, where, remedy), cause);
        this.code = code;
        this.what = what;
        this.where = where;
        this.remedy = remedy;
    }

    private static String sentence(ErrorCode code, String what, String where, String remedy) {
        return code.code() + ": " + what + " (" + where + "): " + remedy;
    }

    public ErrorCode code() {
        return code;
    }

    public String what() {
        return what;
    }

    public String where() {
        return where;
    }

    public String remedy() {
        return remedy;
    }
}
