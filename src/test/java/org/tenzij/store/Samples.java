package org.tenzij.store;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.receive.Incoming.Arrival;
import org.tenzij.receive.Incoming.Message;
import org.tenzij.register.Entry;
import org.tenzij.register.Event;
import org.tenzij.send.Outgoing;
import org.tenzij.send.Outgoing.Place;

/** Exchanges and arrivals with invented content, for tests of the store and of what stands on it. */
public final class Samples {
    public static final Instant NOW = Instant.parse("2026-11-23T12:00:00.123456789Z");
    public static final Duration LEASE = Duration.ofMinutes(1);
    public static final Party BQ = new Party("bq");
    public static final Party CW = new Party("cw");
    public static final Party SX = new Party("sx");

    private static final AtomicLong COUNT = new AtomicLong();

    private Samples() {}

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Bytes nobody used before in this JVM. */
    public static byte[] fresh(String text) {
        return bytes(text + " " + COUNT.incrementAndGet());
    }

    public static Digest digest(String text) {
        return Digest.of(bytes(text));
    }

    /** A later id each time, so that the order of ids is the order of making. */
    public static MessageId id() {
        return MessageId.at(NOW.plusMillis(COUNT.incrementAndGet()));
    }

    public static Entry entry(Event event, @Nullable MessageId id) {
        return new Entry(event, NOW, id, CW, Map.of("code", "sample"));
    }

    public static Outgoing.New exchange(MessageId id, Party recipient) {
        return exchange(id, recipient, bytes("{\"figure\":7}"));
    }

    public static Outgoing.New exchange(MessageId id, Party recipient, byte[] request) {
        return new Outgoing.New(
                id,
                digest("submission of " + id),
                recipient,
                Kind.ANNUAL_FIGURES,
                NOW,
                NOW.plus(Duration.ofDays(7)),
                "BQ_KPCN_1",
                null,
                false,
                request);
    }

    public static Arrival arrival(Party peer, byte[] sealed) {
        return new Arrival(peer, Digest.of(sealed), NOW);
    }

    public static Message message(Party sender, MessageId id, @Nullable Long sequence, byte[] content) {
        return new Message(
                sender,
                id,
                Kind.BEST_PRACTICE,
                sequence,
                sequence == null || sequence == 1 ? null : digest("manifest before " + sequence),
                digest("manifest of " + id),
                digest("envelope of " + id),
                NOW.minusSeconds(60),
                NOW,
                bytes("{\"manifest\":true}"),
                bytes("{\"decision\":true}"),
                content,
                null);
    }

    /** Seals an exchange that is granted, at the place its pair has; false as the port says. */
    public static boolean seal(Outgoing outgoing, MessageId id, Party recipient) {
        return seal(outgoing, id, recipient, outgoing.next(recipient), bytes("sealed " + id));
    }

    public static boolean seal(Outgoing outgoing, MessageId id, Party recipient, Place place, byte[] sealed) {
        return outgoing.seal(
                id,
                place,
                recipient,
                digest("manifest of " + id),
                Digest.of(sealed),
                bytes("{\"decision\":2}"),
                sealed,
                entry(Event.SEALED, id));
    }
}
