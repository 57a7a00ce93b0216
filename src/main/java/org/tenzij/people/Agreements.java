package org.tenzij.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;

/** Undertakings and consents, ours and those of others. Methods take part in the transaction that runs on this thread. */
public interface Agreements {
    /** What was promised. */
    enum Type {
        UNDERTAKING,
        CONSENT
    }

    /** Who promised. */
    enum Direction {
        /** This party, to the peer. */
        GIVEN,
        /** The peer, to this party. */
        RECEIVED
    }

    /**
     * A pledge that was verified when it came in, or before it left.
     *
     * @param message the message it travelled in
     * @param validUntil the first moment at which it no longer counts
     */
    record Kept(
            Digest id,
            Type type,
            Direction direction,
            Party peer,
            MessageId message,
            Instant validUntil,
            byte[] statement,
            byte[] signature) {
        @Override
        public String toString() {
            return "Kept[" + type + ", " + id + "]";
        }
    }

    /** Keeps it; where it is known nothing is written. */
    void keep(Kept agreement);

    Optional<Kept> find(Digest id, Direction direction);

    /** Those of that type between this party and the peer that count at that time, oldest first. */
    List<Kept> inForce(Type type, Direction direction, Party peer, Instant now);

    /** On how many exchanges besides that one it was relied. */
    int usedBesides(Digest id, MessageId exchange);

    /** That exchange relies on it; saying so again changes nothing. False where that many others do so already. */
    boolean use(Digest id, MessageId exchange, int most);
}
