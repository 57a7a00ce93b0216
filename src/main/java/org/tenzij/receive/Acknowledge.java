package org.tenzij.receive;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.GatewayException;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Receipt;
import org.tenzij.exchange.json.CanonicalJson;
import org.tenzij.exchange.json.StrictJson;

/** Says to the sender what became of its envelope: one canonical file per envelope, made once and repeated as it was. */
public final class Acknowledge {
    /** Admitted: verified, judged by this node's own rules, and durable here once this commit holds. */
    public byte[] admitted(Delivery delivery, Instant now) {
        return bytes(new Receipt(
                delivery.message().id(),
                delivery.message().manifest(),
                delivery.arrival().envelope(),
                Receipt.Outcome.ADMITTED,
                null,
                now.truncatedTo(ChronoUnit.MILLIS)));
    }

    /** Refused; id and manifest are null when the envelope could not be opened, and the peer learns no more than that. */
    public byte[] refused(
            Incoming.Arrival arrival,
            @Nullable MessageId id,
            @Nullable Digest manifest,
            GatewayException refusal,
            Instant now) {
        return bytes(new Receipt(
                id,
                manifest,
                arrival.envelope(),
                Receipt.Outcome.REFUSED,
                refusal.code().onTheWire(),
                now.truncatedTo(ChronoUnit.MILLIS)));
    }

    private static byte[] bytes(Receipt receipt) {
        return CanonicalJson.bytes(StrictJson.toTree(receipt));
    }
}
