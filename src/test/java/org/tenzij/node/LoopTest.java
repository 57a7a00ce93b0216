package org.tenzij.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Unavailable;

/** A worker that hears its bell, outlives every failure, and ends between two rounds. */
@Timeout(60)
class LoopTest {
    private static final Duration NEVER = Duration.ofDays(1);

    private final Bells.Bell bell = new Bells.Bell();
    private final Semaphore rounds = new Semaphore(0);
    private final AtomicInteger begun = new AtomicInteger();
    private Loop loop = loop(NEVER, () -> false);

    private Loop loop(Duration interval, BooleanSupplier work) {
        return new Loop("sx", "test", interval, bell, () -> {
            begun.incrementAndGet();
            try {
                return work.getAsBoolean();
            } finally {
                rounds.release();
            }
        });
    }

    private void start(Duration interval, BooleanSupplier work) {
        loop = loop(interval, work);
        loop.start();
    }

    private void await(int more) throws InterruptedException {
        assertThat(rounds.tryAcquire(more, 50, TimeUnit.SECONDS)).isTrue();
    }

    @AfterEach
    void close() {
        loop.close();
    }

    @Test
    void looksAtItsStartAndThenWhenRung() throws InterruptedException {
        start(NEVER, () -> false);
        await(1);
        bell.ring();
        await(1);
        bell.ring();
        await(1);
        assertThat(begun).hasValue(3);
    }

    @Test
    void aRingDuringARoundIsNotLost() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        start(NEVER, () -> {
            inside.countDown();
            awaitQuietly(go);
            return false;
        });
        inside.await();
        bell.ring();
        go.countDown();
        await(2);
        assertThat(begun).hasValue(2);
    }

    @Test
    void looksByItselfWhenNobodyRings() throws InterruptedException {
        start(Duration.ofMillis(5), () -> false);
        await(3);
        assertThat(begun.get()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void goesOnAtOnceWhileThereIsMore() throws InterruptedException {
        AtomicInteger left = new AtomicInteger(20);
        start(NEVER, () -> left.decrementAndGet() > 0);
        await(20);
        assertThat(begun).hasValue(20);
    }

    @Test
    void noFailureEndsIt() throws InterruptedException {
        AtomicInteger round = new AtomicInteger();
        start(NEVER, () -> switch (round.incrementAndGet()) {
            case 1 -> throw new Unavailable(ErrorCode.STORE_UNAVAILABLE, "what", "where", "remedy");
            case 2 -> throw new StackOverflowError();
            default -> false;
        });
        await(3);
        bell.ring();
        await(1);
        assertThat(begun).hasValue(4);
    }

    @Test
    void failuresSlowItDownToAMinuteAndNoFurther() {
        assertThat(Loop.backOff(1, 0)).isEqualTo(Duration.ofMillis(400));
        assertThat(Loop.backOff(1, 1)).isEqualTo(Duration.ofMillis(200));
        for (int failures = 1; failures < 100; failures++) {
            assertThat(Loop.backOff(failures + 1, 0)).isGreaterThanOrEqualTo(Loop.backOff(failures, 0));
            assertThat(Loop.backOff(failures, 1)).isPositive();
        }
        assertThat(Loop.backOff(99, 0)).isEqualTo(Duration.ofMinutes(1));
        assertThat(Loop.backOff(99, 1)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void closeWaitsForTheRoundThatRunsAndDoesNotDisturbIt() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        AtomicBoolean disturbed = new AtomicBoolean();
        start(NEVER, () -> {
            inside.countDown();
            disturbed.set(!awaitQuietly(go));
            return true;
        });
        inside.await();
        loop.end();
        go.countDown();
        loop.close();

        assertThat(begun).hasValue(1);
        assertThat(rounds.availablePermits()).isEqualTo(1);
        assertThat(disturbed).isFalse();
        bell.ring();
        assertThat(begun).hasValue(1);
    }

    @Test
    void closeEndsABackOff() throws InterruptedException {
        start(NEVER, () -> {
            throw new IllegalStateException("always");
        });
        await(2);
        loop.close();
        int before = begun.get();
        bell.ring();
        assertThat(begun).hasValue(before);
    }

    @Test
    void whatNeverBeganCanBeClosed() {
        loop.close();
        assertThat(begun).hasValue(0);
    }

    @Test
    void afterARoundThatFailedEachItemIsTakenAlone() {
        Portion portion = new Portion(64, Duration.ofSeconds(2));
        assertThat(portion.size()).isEqualTo(64);
        portion.claimed(3);
        assertThat(portion.failed(3)).isZero();
        for (int i = 0; i < 3; i++) {
            assertThat(portion.size()).isEqualTo(1);
            portion.claimed(0);
            assertThat(portion.size()).as("nothing was claimed").isEqualTo(1);
            portion.claimed(1);
        }
        assertThat(portion.failed(1)).as("the one that fails alone rests").isEqualTo(Duration.ofSeconds(2));
        assertThat(portion.size()).isEqualTo(64);
    }

    private static boolean awaitQuietly(CountDownLatch latch) {
        try {
            return latch.await(50, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
