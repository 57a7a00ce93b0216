package org.tenzij.people;

import java.time.Instant;
import org.tenzij.exchange.MessageId;
import org.tenzij.trust.Office;

/**
 * An officer who could have approved says no; the exchange ends.
 *
 * @param reason in words; kept with the exchange, never in the register
 */
public record Rejection(String say, MessageId exchange, String reason, String officer, Office office, Instant at)
        implements Statement {
    static final String SAY = "refuse";

    public Rejection {
        if (!say.equals(SAY) || reason.isBlank()) {
            throw Statement.malformed("it gives no reason", "reason");
        }
    }

    @Override
    public String toString() {
        return "Rejection[" + exchange + ", " + office + "]";
    }
}
