package org.tenzij.people;

import java.time.Instant;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.MessageId;
import org.tenzij.trust.Office;

/**
 * A second person heard the oral approval too.
 *
 * @param of the statement that records it, by its id
 */
public record SecondPerson(String say, MessageId exchange, Digest of, String officer, Office office, Instant at)
        implements Statement {
    static final String SAY = "second";

    public SecondPerson {
        if (!say.equals(SAY)) {
            throw Statement.malformed("it is another kind of statement", "say");
        }
    }
}
