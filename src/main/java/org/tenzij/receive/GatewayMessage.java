package org.tenzij.receive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.Receipt;

/**
 * Receipts a peer's node sent: verified, but not yet held against what we sent.
 *
 * @param sender whose signature they bear
 * @param receipts one signed file each
 * @param checkpoint the newest head of the peer's register, when it gave one
 */
public record GatewayMessage(Party sender, List<Item> receipts, Optional<String> checkpoint) implements Admission {
    public GatewayMessage {
        receipts = List.copyOf(receipts);
    }

    /** A receipt and the bytes in which it was signed. */
    public record Item(Receipt receipt, byte[] bytes) {}

    static Optional<String> checkpointOf(JsonNode payload) {
        return payload.path("checkpoint").isTextual()
                ? Optional.of(payload.path("checkpoint").textValue())
                : Optional.empty();
    }
}
