package org.tenzij.node;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Something from the community folder that may be replaced there at any time: read anew when it may have changed. */
final class Reread<T> implements Supplier<T> {
    /** How long it is believed to be unchanged on disk. */
    private static final Duration EVERY = Duration.ofMinutes(1);

    private record Read<T>(T value, Instant at) {}

    private final Supplier<T> reading;
    private final InstantSource clock;
    private final AtomicReference<Read<T>> last;

    Reread(Supplier<T> reading, InstantSource clock) {
        this.reading = reading;
        this.clock = clock;
        this.last = new AtomicReference<>(new Read<>(reading.get(), clock.instant()));
    }

    @Override
    public T get() {
        Instant now = clock.instant();
        Read<T> read = Objects.requireNonNull(last.get());
        if (Duration.between(read.at(), now).abs().compareTo(EVERY) > 0) {
            read = new Read<>(reading.get(), now);
            last.set(read);
        }
        return read.value();
    }
}
