package org.tenzij.cli;

import java.util.List;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;
import org.tenzij.exchange.GatewayException;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.Refused;
import org.tenzij.exchange.Unavailable;
import org.tenzij.exchange.Untrusted;
import org.tenzij.send.Outgoing;

/** What a command's exit code means to the script that called it. Source: experience.md, command line. */
final class Exit {
    static final int DONE = 0;
    static final int FAULT = 1;
    static final int USAGE = 2;
    static final int INVALID_INPUT = 3;
    static final int REFUSED = 4;
    static final int HELD = 5;
    static final int UNREACHABLE = 6;
    static final int INTEGRITY = 7;
    static final int NOT_CONFIGURED = 8;

    private static final List<Integer> ATTENTION = List.of(REFUSED, HELD, UNREACHABLE, DONE);

    private Exit() {}

    static int of(GatewayException failure) {
        if (failure.code() == ErrorCode.CONFIGURE_NO_NODE || failure.code() == ErrorCode.CONFIGURE_INVALID) {
            return NOT_CONFIGURED;
        }
        if (failure.code() == ErrorCode.REGISTER_CORRUPT || failure.code() == ErrorCode.STORE_CORRUPT) {
            return INTEGRITY;
        }
        return switch (failure) {
            case Invalid invalid -> INVALID_INPUT;
            case Refused refused -> REFUSED;
            case Untrusted untrusted -> INTEGRITY;
            case Unavailable unavailable -> UNREACHABLE;
            case Fault fault -> FAULT;
        };
    }

    /** Of several exchanges the one that needs attention most decides: refused, then held, then still on its way. */
    static int worse(int one, int other) {
        return ATTENTION.indexOf(one) < ATTENTION.indexOf(other) ? one : other;
    }

    /** How a command ends whose exchange ended so. */
    static int of(Outgoing.State state) {
        return switch (state) {
            case COMPLETED, RECORDED -> DONE;
            case REFUSED_BY_POLICY, REFUSED_BY_RECIPIENT -> REFUSED;
            case HELD -> HELD;
            case SUBMITTED, GRANTED, SEALED, CARRIED, DEAD_LETTER, EXPIRED, WITHDRAWN -> UNREACHABLE;
        };
    }
}
