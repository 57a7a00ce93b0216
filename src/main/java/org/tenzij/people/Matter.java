package org.tenzij.people;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Handling;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;

/**
 * One exchange, as far as words of people are held against it.
 *
 * @param payload the original, before anything is taken out
 */
public record Matter(
        MessageId exchange,
        Kind kind,
        Party recipient,
        @Nullable String authority,
        @Nullable String thread,
        Handling handling,
        Instant expiresAt,
        JsonNode payload) {
    @Override
    public String toString() {
        return "Matter[" + exchange + "]";
    }
}
