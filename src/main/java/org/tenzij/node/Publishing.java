package org.tenzij.node;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.tenzij.register.EntryRows;
import org.tenzij.register.SignedCheckpoint;
import org.tenzij.register.TileLog;

/** Derives the register's files from its durable entries, after each commit, and knows the newest head that is published. */
public final class Publishing {
    private final TileLog log;
    private final EntryRows rows;
    private final InstantSource clock;
    private final AtomicReference<@Nullable SignedCheckpoint> newest = new AtomicReference<>();

    Publishing(TileLog log, EntryRows rows, InstantSource clock) {
        this.log = log;
        this.rows = rows;
        this.clock = clock;
    }

    void publish() {
        newest.set(log.publish(rows, clock.instant()));
    }

    /** The newest published head as a signed note, for receipts and pages; empty before the first. */
    public Optional<String> checkpoint() {
        return Optional.ofNullable(newest.get()).map(head -> new String(head.toBytes(), StandardCharsets.UTF_8));
    }

    /** How many entries the newest published head covers. */
    public long size() {
        SignedCheckpoint head = newest.get();
        return head == null ? 0 : head.checkpoint().size();
    }
}
