package org.tenzij.store;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Times as they stand in the tables: nanoseconds since 1970-01-01 UTC, so that they come back as they went in. */
final class Nanos {
    private Nanos() {}

    /** Times beyond the years 1677 and 2262 become the last one that fits. */
    static long of(Instant time) {
        // Saturates instead of overflowing: TimeUnit promises that.
        long seconds = TimeUnit.SECONDS.toNanos(time.getEpochSecond());
        return seconds == Long.MAX_VALUE || seconds == Long.MIN_VALUE ? seconds : saturated(seconds, time.getNano());
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(0, nanos);
    }

    private static long saturated(long seconds, int nano) {
        return seconds > Long.MAX_VALUE - nano ? Long.MAX_VALUE : seconds + nano;
    }
}
