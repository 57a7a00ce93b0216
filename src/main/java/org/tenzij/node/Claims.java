package org.tenzij.node;

import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import org.apache.camel.Exchange;
import org.tenzij.exchange.MessageId;
import org.tenzij.send.Outgoing;

/** How a route claims, keeps what it claimed, and stops where it claimed nothing. */
final class Claims {
    private Claims() {}

    /**
     * Claims a portion and keeps it with the round, so that a failure gives it back.
     *
     * @param claim takes that many at most
     * @param release gives these back, to be taken again after that time
     */
    static <C> Batch<C, C> take(
            Exchange camel, Portion portion, IntFunction<List<C>> claim, BiConsumer<List<C>, Duration> release) {
        List<C> claimed = claim.apply(portion.size());
        portion.claimed(claimed.size());
        return keep(camel, Batch.claimed(claimed, given -> release.accept(given, portion.failed(given.size()))));
    }

    /** Keeps the batch with the round; an empty one ends the round here. */
    private static <C> Batch<C, C> keep(Exchange camel, Batch<C, C> batch) {
        camel.setProperty(Failures.BATCH, batch);
        if (batch.isEmpty()) {
            camel.setRouteStop(true);
        }
        return batch;
    }

    static List<MessageId> ids(List<Outgoing.Exchange> exchanges) {
        return exchanges.stream().map(Outgoing.Exchange::id).toList();
    }
}
