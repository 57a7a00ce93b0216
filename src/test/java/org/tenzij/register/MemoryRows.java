package org.tenzij.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;

/** Durable entries as a list, with invented ones to fill it. */
public final class MemoryRows implements EntryRows {
    private static final Instant START = Instant.parse("2026-11-02T08:00:00Z");
    private static final List<Event> EVENTS = List.of(Event.values());
    private final List<byte[]> rows = new ArrayList<>();

    /** Rows 0 to below {@code count}, the same for each seed and count. */
    public static MemoryRows of(long seed, int count) {
        MemoryRows rows = new MemoryRows();
        rows.grow(seed, count);
        return rows;
    }

    /** Adds invented entries up to {@code size}. Entry i depends on seed and i alone. */
    public void grow(long seed, int size) {
        for (int i = rows.size(); i < size; i++) {
            rows.add(entry(new Random(seed * 1_000_003 + i), i).toBytes());
        }
    }

    /** Adds entries of others up to {@code size}. */
    public void growFrom(MemoryRows others, int size) {
        for (int i = rows.size(); i < size; i++) {
            rows.add(others.rows.get(i));
        }
    }

    public void add(Entry entry) {
        rows.add(entry.toBytes());
    }

    public void add(byte[] entry) {
        rows.add(entry);
    }

    public void set(int index, byte[] entry) {
        rows.set(index, entry);
    }

    public byte[] get(int index) {
        return rows.get(index).clone();
    }

    /** Forgets the rows from that index on, as a store restored from an old backup does. */
    public void cut(int size) {
        rows.subList(size, rows.size()).clear();
    }

    private static Entry entry(Random random, int i) {
        Event event = EVENTS.get(random.nextInt(EVENTS.size()));
        byte[] content = new byte[8];
        random.nextBytes(content);
        Map<String, String> particulars = random.nextInt(4) == 0
                ? Map.of()
                : Map.of("manifestSha256", Digest.of(content).value(), "sequence", Integer.toString(i));
        Instant at = START.plusMillis(i * 37L);
        return new Entry(event, at, random.nextInt(9) == 0 ? null : id(random), new Party("bq"), particulars);
    }

    private static MessageId id(Random random) {
        return new MessageId("0198a0b1-%04x-7%03x-8%03x-%012x"
                .formatted(
                        random.nextInt(0x10000),
                        random.nextInt(0x1000),
                        random.nextInt(0x1000),
                        random.nextLong() >>> 16));
    }

    @Override
    public long size() {
        return rows.size();
    }

    @Override
    public List<byte[]> read(long from, int most) {
        // Fewer than asked now and then, as the port allows.
        int few = Math.max(1, most - (int) (from % 3));
        return List.copyOf(rows.subList((int) from, (int) Math.min(rows.size(), from + few)));
    }
}
