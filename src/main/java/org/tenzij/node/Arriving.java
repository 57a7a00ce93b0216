package org.tenzij.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.tenzij.envelope.Bundle;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.Untrusted;
import org.tenzij.receive.Incoming;
import org.tenzij.register.Entry;
import org.tenzij.register.Event;
import org.tenzij.store.Transactions;

/**
 * Binds route {@code arrive}: complete files become durable as they came, and only then leave the drop folder.
 *
 * <p>A kill between the two leaves the file: it is taken again, and known.
 */
public final class Arriving {
    /** A complete file in the drop folder of that peer. */
    record Dropped(Party peer, Path file) {}

    /** The bytes one round reads; a larger file goes alone. */
    private static final long ROUND_BYTES = 64L * 1024 * 1024;

    /** In the order told, each once: the sweep tells again what waits. */
    private final Set<Dropped> queue = new LinkedHashSet<>();

    private final Incoming incoming;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Bells bells;
    private final Portion portion;

    Arriving(
            Incoming incoming,
            Transactions transactions,
            Settings.RhythmSettings rhythm,
            InstantSource clock,
            Bells bells) {
        this.incoming = incoming;
        this.transactions = transactions;
        this.clock = clock;
        this.bells = bells;
        this.portion = new Portion(rhythm.batch(), rhythm.poll());
    }

    /** A file is complete. Told by the server; also by the sweep, so the same file may be told twice. */
    void arrived(Party peer, Path file) {
        synchronized (queue) {
            queue.add(new Dropped(peer, file));
        }
    }

    boolean waiting() {
        synchronized (queue) {
            return !queue.isEmpty();
        }
    }

    public Batch<Dropped, Dropped> claim(Exchange camel) {
        return Claims.take(camel, portion, this::next, (claimed, rest) -> {
            synchronized (queue) {
                queue.addAll(claimed);
            }
        });
    }

    private List<Dropped> next(int most) {
        List<Dropped> files = new ArrayList<>();
        long bytes = 0;
        synchronized (queue) {
            for (Iterator<Dropped> waiting = queue.iterator(); waiting.hasNext() && files.size() < most; ) {
                Dropped next = waiting.next();
                // 0 where it is gone, or cannot be looked at: reading it will say so.
                bytes += next.file().toFile().length();
                if (!files.isEmpty() && bytes > ROUND_BYTES) {
                    break;
                }
                waiting.remove();
                if (Files.exists(next.file())) {
                    files.add(next);
                }
            }
        }
        return files;
    }

    /** The first durable point of receiving. Bytes that are known are not taken twice, but answered again. */
    public int record(Batch<Dropped, Dropped> batch) {
        Instant now = clock.instant();
        List<byte[]> read = batch.claims().stream().map(Arriving::read).toList();
        transactions.write(() -> {
            for (int i = 0; i < read.size(); i++) {
                Party peer = batch.claims().get(i).peer();
                envelopes(batch.claims().get(i), read.get(i)).forEach(envelope -> record(peer, envelope, now));
            }
            return read.size();
        });
        batch.claims().forEach(Arriving::remove);
        bells.receive.ring();
        return batch.size();
    }

    private void record(Party peer, byte[] envelope, Instant now) {
        Digest digest = Digest.of(envelope);
        Incoming.Arrival arrival = new Incoming.Arrival(peer, digest, now);
        boolean isNew = incoming.receive(
                arrival,
                envelope,
                new Entry(Event.RECEIVED, now, null, peer, Map.of("envelopeSha256", digest.value())));
        if (!isNew) {
            incoming.answeredBytes(peer, digest).ifPresent(receipt -> incoming.dueAgain(peer, receipt));
        }
    }

    /** A bundle is only a carrier; one that cannot be taken apart is an arrival that will not open. */
    private static List<byte[]> envelopes(Dropped dropped, byte[] bytes) {
        if (!dropped.file().getFileName().toString().endsWith(".tzb")) {
            return List.of(bytes);
        }
        try {
            return Bundle.unpack(bytes).stream().map(Bundle.Named::envelope).toList();
        } catch (Untrusted unreadable) {
            return List.of(bytes);
        }
    }

    private static byte[] read(Dropped dropped) {
        try {
            return Files.readAllBytes(dropped.file());
        } catch (IOException e) {
            throw new UncheckedIOException("a complete file in the drop folder cannot be read", e);
        }
    }

    private static void remove(Dropped dropped) {
        try {
            Files.deleteIfExists(dropped.file());
        } catch (IOException e) {
            throw new UncheckedIOException("a file that was taken cannot be removed from the drop folder", e);
        }
    }
}
