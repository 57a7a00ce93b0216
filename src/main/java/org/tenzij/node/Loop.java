package org.tenzij.node;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * One worker: runs its work when rung, and every {@code interval} as a net; again at once while there is more; slower and
 * slower, with jitter, while it fails. No failure ends it but {@link #end()}.
 */
final class Loop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    private static final Duration LAST_ROUND = Duration.ofSeconds(10);

    private final String name;
    private final Duration interval;
    private final BooleanSupplier work;
    private final Bells.Bell bell;
    private final Thread thread;
    private final CountDownLatch ended = new CountDownLatch(1);

    /** @param work one round; true when there is more to do at once; it throws when the round failed */
    Loop(String node, String name, Duration interval, Bells.Bell bell, BooleanSupplier work) {
        this.bell = bell;
        this.name = name;
        this.interval = interval;
        this.work = work;
        this.thread = Thread.ofPlatform().name(node + "-" + name).daemon(true).unstarted(() -> run(node));
    }

    void start() {
        thread.start();
    }

    private void run(String node) {
        MDC.put("node", node);
        int failures = 0;
        try {
            while (running()) {
                switch (round(failures)) {
                    case MORE -> failures = 0;
                    case DONE -> {
                        failures = 0;
                        if (running()) {
                            bell.await(interval);
                        }
                    }
                    case FAILED -> {
                        failures++;
                        // A ring must not cut a back-off short: the peer that is down would be asked by every
                        // submission.
                        pause(backOff(failures, ThreadLocalRandom.current().nextDouble()));
                    }
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private enum Round {
        MORE,
        DONE,
        FAILED
    }

    /** Errors as well: a worker that is gone would leave its work lying until the next start, and nobody would be told. */
    private Round round(int failures) {
        try {
            return work.getAsBoolean() ? Round.MORE : Round.DONE;
        } catch (RuntimeException | Error e) {
            if (running()) {
                LOG.warn("loop-failed loop={} failures={} cause={}", name, failures + 1, Failures.code(e));
            }
            return Round.FAILED;
        }
    }

    private void pause(Duration time) throws InterruptedException {
        ended.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Doubles from 0.4 s to a minute; {@code jitter}, 0 to 1, takes away up to half of it. */
    static Duration backOff(int failures, double jitter) {
        long most = Math.min(LONGEST_PAUSE.toMillis(), 200L << Math.min(failures, 9));
        return Duration.ofMillis(most - Math.round(jitter * most / 2));
    }

    private boolean running() {
        return ended.getCount() > 0;
    }

    /** No further round begins. The one that runs now is not disturbed: an interrupt would fail what it writes or gives back. */
    void end() {
        ended.countDown();
        bell.ring();
    }

    /** Ends after the round that runs now; a round that takes longer than a server may hang is cut off. */
    @Override
    public void close() {
        end();
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        try {
            if (!thread.join(LAST_ROUND)) {
                thread.interrupt();
                thread.join(LAST_ROUND);
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
