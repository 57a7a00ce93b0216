package org.tenzij.node.carriage;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.support.DefaultProducer;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;

/** Puts the parcel in the body into the peer's drop folder. Has one connection, kept from parcel to parcel. */
final class CarryProducer extends DefaultProducer {
    private final PeerEndpoint peer;
    private final PeerConnection connection;
    private final ScheduledExecutorService watch;

    CarryProducer(
            CarryEndpoint endpoint, PeerEndpoint peer, PeerConnection connection, ScheduledExecutorService watch) {
        super(endpoint);
        this.peer = peer;
        this.connection = connection;
        this.watch = watch;
    }

    @Override
    public boolean isSingleton() {
        return false;
    }

    @Override
    public void process(Exchange exchange) {
        if (!(exchange.getIn().getBody() instanceof Parcel parcel)) {
            throw new Invalid(
                    ErrorCode.CONFIGURE_INVALID,
                    "only a parcel can be carried",
                    "route",
                    "put a parcel in the body before the carry step");
        }
        // The client library waits without end for a server that keeps the connection alive and answers nothing.
        Future<?> end = watch.schedule(connection::cut, peer.carry().toMillis(), TimeUnit.MILLISECONDS);
        try {
            connection.put(parcel);
        } catch (GenericFileOperationFailedException failed) {
            if (!connection.has(parcel)) {
                connection.end();
                throw CarryFailure.of(peer.peer(), failed);
            }
        } finally {
            end.cancel(false);
        }
    }

    @Override
    protected void doStop() throws Exception {
        connection.end();
        super.doStop();
    }
}
