package org.tenzij.node;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * One worker: runs its work when rung, and every {@code interval} as a net; again at once while there is more; slower and
 * slower, with jitter, while it fails.
 */
final class Loop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    private final String name;
    private final Duration interval;
    private final BooleanSupplier work;
    private final Bells.Bell bell;
    private final Thread thread;
    private volatile boolean running = true;
    private int failures;

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
        while (running) {
            Duration pause = round() ? Duration.ZERO : failures == 0 ? interval : backOff();
            try {
                // A ring must not cut a back-off short: the peer that is down would be asked by every submission.
                if (failures > 0) {
                    Thread.sleep(pause);
                } else if (!pause.isZero()) {
                    bell.await(pause);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean round() {
        try {
            boolean more = work.getAsBoolean();
            failures = 0;
            return more;
        } catch (RuntimeException e) {
            failures++;
            if (running) {
                LOG.warn("loop-failed loop={} failures={} cause={}", name, failures, Failures.code(e));
            }
            return false;
        }
    }

    private Duration backOff() {
        long most = Math.min(LONGEST_PAUSE.toMillis(), 200L << Math.min(failures, 9));
        return Duration.ofMillis(most / 2 + ThreadLocalRandom.current().nextLong(most / 2));
    }

    /** Ends after the round that runs now. */
    @Override
    public void close() {
        running = false;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
