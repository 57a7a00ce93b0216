package org.tenzij.people;

import java.time.Instant;
import java.util.regex.Pattern;
import org.tenzij.exchange.MessageId;
import org.tenzij.trust.Office;

/**
 * An officer asks to see what would leave; every look is recorded with officer, purpose and time.
 *
 * @param purpose a code, for example {@code APPROVAL}
 */
public record LookUp(String say, MessageId exchange, String purpose, String officer, Office office, Instant at)
        implements Statement {
    static final String SAY = "look";
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z_]{1,30}");

    public LookUp {
        if (!say.equals(SAY) || !CODE.matcher(purpose).matches()) {
            throw Statement.malformed("it names no purpose", "purpose");
        }
    }
}
