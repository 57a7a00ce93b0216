package org.tenzij.node;

import java.util.List;
import org.apache.camel.Exchange;
import org.tenzij.exchange.MessageId;
import org.tenzij.send.Outgoing;

/** How a route keeps what it claimed, and stops where it claimed nothing. */
final class Claims {
    private Claims() {}

    /** Keeps the batch with the round, so that a failure gives the claims back; an empty batch ends the round here. */
    static <C> Batch<C, C> keep(Exchange camel, Batch<C, C> batch) {
        camel.setProperty(Failures.BATCH, batch);
        if (batch.isEmpty()) {
            camel.getMessage().setBody(0);
            camel.setRouteStop(true);
        }
        return batch;
    }

    static List<MessageId> ids(List<Outgoing.Exchange> exchanges) {
        return exchanges.stream().map(Outgoing.Exchange::id).toList();
    }
}
