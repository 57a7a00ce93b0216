package org.tenzij.node;

import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;
import org.tenzij.exchange.GatewayException;

/** What the error configurations of {@code routes/failures.yaml} call: claims go back, and a code is logged, nothing else. */
public final class Failures {
    /** The exchange property under which a route keeps its batch, so that its claims can go back. */
    static final String BATCH = "tenzij.batch";

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    /** Gives the claims of this round back. The exception goes on to the loop, which slows down. */
    public void release(Exchange exchange) {
        if (exchange.getProperty(BATCH) instanceof Batch<?, ?> batch) {
            batch.release();
        }
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        LOG.warn("round-failed route={} code={}", exchange.getFromRouteId(), cause == null ? "" : code(cause));
    }

    /** A route that lacks a step stops here: what that step alone can make is not there. */
    static Fault skipped(String route, String step) {
        return new Fault(
                ErrorCode.INTERNAL,
                "the step before did not make what this one needs",
                "route " + route + ", step " + step,
                "restore the routes and their digest");
    }

    /** The code of a failure, or the type of one that is not ours: its text may quote what it failed on. */
    static String code(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof GatewayException ours) {
                return ours.code().code();
            }
        }
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return ErrorCode.INTERNAL.code() + "/" + root.getClass().getSimpleName();
    }
}
