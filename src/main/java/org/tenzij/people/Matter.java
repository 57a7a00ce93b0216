package org.tenzij.people;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Handling;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.Law;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;

/**
 * One exchange, as far as words of people are held against it.
 *
 * @param payload the original, before anything is taken out
 * @param declared the law its sender says it acts under; null at the recipient
 * @param submittedBy functional id of the officer who handed it in; null where nobody signed, and at the recipient
 */
public record Matter(
        MessageId exchange,
        Kind kind,
        Party recipient,
        @Nullable String authority,
        @Nullable String thread,
        Handling handling,
        Instant expiresAt,
        JsonNode payload,
        @Nullable Law declared,
        @Nullable String submittedBy) {
    @Override
    public String toString() {
        return "Matter[" + exchange + "]";
    }
}
