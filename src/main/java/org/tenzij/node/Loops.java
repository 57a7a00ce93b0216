package org.tenzij.node;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.tenzij.exchange.Party;
import org.tenzij.receive.Incoming;
import org.tenzij.send.Outgoing;

/**
 * When each route runs: rung by the one before it, and by the clock as a net. A peer that is down slows only its own loop.
 */
final class Loops implements SmartLifecycle, AutoCloseable {
    /** Heads are gathered: one signature and a few files for everything that became durable meanwhile. */
    private static final Duration PUBLISH_EVERY = Duration.ofMillis(200);

    private final List<Loop> all = new ArrayList<>();
    private final ProducerTemplate camel;
    private volatile boolean running;

    Loops(
            Party own,
            List<Party> peers,
            Settings.RhythmSettings rhythm,
            Outgoing outgoing,
            Incoming incoming,
            Arriving arriving,
            Runnable publishing,
            Bells bells,
            ProducerTemplate camel,
            InstantSource clock) {
        this.camel = camel;
        Duration poll = rhythm.poll();
        loop(own, "decide", poll, bells.decide, () -> run("direct:decide", null) > 0);
        loop(own, "arrive", poll, bells.arrive, () -> {
            if (arriving.waiting()) {
                run("direct:arrive", null);
            }
            return arriving.waiting();
        });
        loop(own, "receive", poll, bells.receive, () -> run("direct:receive", null) > 0);
        loop(own, "publish", PUBLISH_EVERY, bells.publish, () -> {
            publishing.run();
            return false;
        });
        loop(own, "housekeeping", poll.multipliedBy(5), bells.housekeeping, () -> {
            run("direct:housekeeping", null);
            return false;
        });
        for (Party peer : peers) {
            loop(own, "seal-" + peer, poll, bells.seal(peer), () -> run("direct:seal", peer) > 0);
            loop(own, "carry-" + peer, poll, bells.carry(peer), () -> {
                run("direct:carry-" + peer, peer);
                return outgoing.waiting(Outgoing.State.SEALED, clock.instant()).contains(peer);
            });
            loop(own, "acknowledge-" + peer, poll, bells.acknowledge(peer), () -> {
                run("direct:acknowledge-" + peer, peer);
                return incoming.receiptsDue(clock.instant()).contains(peer);
            });
        }
    }

    private void loop(Party own, String name, Duration interval, Bells.Bell bell, BooleanSupplier work) {
        all.add(new Loop(own.id(), name, interval, bell, work));
    }

    private int run(String route, @Nullable Object body) {
        return camel.requestBody(route, body) instanceof Integer count ? count : 0;
    }

    @Override
    public void start() {
        running = true;
        all.forEach(Loop::start);
    }

    @Override
    public void stop() {
        running = false;
        all.forEach(Loop::end);
        all.forEach(Loop::close);
    }

    /** Where the node did not come up, nothing stops what runs but this. */
    @Override
    public void close() {
        stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Started by hand, once every route is there. */
    @Override
    public boolean isAutoStartup() {
        return false;
    }

    /** First to stop: routes, server and store are there while loops run. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
