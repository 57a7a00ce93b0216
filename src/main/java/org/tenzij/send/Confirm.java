package org.tenzij.send;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.Receipt;
import org.tenzij.exchange.Untrusted;
import org.tenzij.register.Entry;
import org.tenzij.register.Event;

/**
 * Closes an exchange on the recipient's signed word, and only on a word about exactly what was sent.
 *
 * <p>A receipt for another digest, by another party, or for nothing we sent is {@link Untrusted}; the exchange stays as it was.
 */
public final class Confirm {
    /** How often an envelope that could not be opened is carried in all, before an operator looks. Source: settled point 15. */
    private static final int CARRIED_AT_MOST = 3;

    private final Outgoing outgoing;

    public Confirm(Outgoing outgoing) {
        this.outgoing = outgoing;
    }

    /**
     * Takes one receipt.
     *
     * @param from the party whose signature it bears
     * @param bytes the receipt as it was signed; kept
     */
    public void confirm(Party from, Receipt receipt, byte[] bytes, Instant now) {
        Outgoing.Exchange exchange = exchange(from, receipt);
        if (!exchange.recipient().equals(from)) {
            throw new Untrusted(
                    ErrorCode.ACKNOWLEDGE_WRONG_SENDER,
                    "a receipt bears the signature of a party the message was not for",
                    "receipt of " + exchange.id(),
                    "ask the peer what it did; the exchange stays open");
        }
        if (receipt.of() == null) {
            unopened(exchange, receipt, now);
            return;
        }
        if (!receipt.envelopeSha256().equals(exchange.envelope())
                || (receipt.manifestSha256() != null
                        && !receipt.manifestSha256().equals(exchange.manifest()))) {
            throw new Untrusted(
                    ErrorCode.ACKNOWLEDGE_WRONG_DIGEST,
                    "a receipt is about other bytes than were sent",
                    "receipt of " + exchange.id(),
                    "ask the peer what it did; the exchange stays open");
        }
        switch (receipt.outcome()) {
            case ADMITTED ->
                outgoing.acknowledge(
                        exchange.id(),
                        Outgoing.State.COMPLETED,
                        bytes,
                        null,
                        entry(Event.RECEIPT_VERIFIED, exchange, receipt, bytes, now));
            case REFUSED ->
                outgoing.acknowledge(
                        exchange.id(),
                        Outgoing.State.REFUSED_BY_RECIPIENT,
                        bytes,
                        receipt.code(),
                        entry(Event.REFUSED_BY_RECIPIENT, exchange, receipt, bytes, now));
        }
    }

    private Outgoing.Exchange exchange(Party from, Receipt receipt) {
        MessageId of = receipt.of();
        return (of == null ? outgoing.findByEnvelope(from, receipt.envelopeSha256()) : outgoing.find(of))
                .orElseThrow(() -> new Untrusted(
                        ErrorCode.ACKNOWLEDGE_UNKNOWN_EXCHANGE,
                        "a receipt is about a message this node did not send",
                        "receipt from " + from,
                        "nothing; it changes nothing here"));
    }

    /** The peer could not open it: what was carried may have been damaged on the way, so it is carried again, twice. */
    private void unopened(Outgoing.Exchange exchange, Receipt receipt, Instant now) {
        if (exchange.attempts() < CARRIED_AT_MOST) {
            outgoing.release(List.of(exchange.id()), now);
            return;
        }
        outgoing.end(
                exchange.id(),
                Outgoing.State.DEAD_LETTER,
                ErrorCode.OPEN_UNTRUSTED.code(),
                null,
                entry(Event.REFUSED_BY_RECIPIENT, exchange, receipt, new byte[0], now));
    }

    private static Entry entry(Event event, Outgoing.Exchange exchange, Receipt receipt, byte[] bytes, Instant now) {
        Map<String, String> particulars = new TreeMap<>();
        particulars.put("envelopeSha256", receipt.envelopeSha256().value());
        particulars.put("receiptSha256", Digest.of(bytes).value());
        particulars.put("outcome", receipt.outcome() == Receipt.Outcome.ADMITTED ? "admitted" : "refused");
        particulars.put("code", Objects.requireNonNullElse(receipt.code(), ""));
        Digest manifest = exchange.manifest();
        if (manifest != null) {
            // What the receipt is held against, so that a reader of the register alone can do the same.
            particulars.put("manifestSha256", manifest.value());
        }
        return new Entry(event, now, exchange.id(), exchange.recipient(), particulars);
    }
}
