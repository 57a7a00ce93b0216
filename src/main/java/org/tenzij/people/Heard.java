package org.tenzij.people;

import java.util.List;
import org.tenzij.exchange.Digest;

/**
 * A statement that counts, and what follows from it.
 *
 * @param settles oral approvals that it confirms
 */
public record Heard(Words.Kept word, Effect effect, List<Digest> settles) {
    /** What happens to the exchange. */
    public enum Effect {
        /** The rule is asked again. */
        RECONSIDER,
        /** An officer said no: it ends. */
        END,
        /** Nothing. */
        NONE
    }

    public Heard {
        settles = List.copyOf(settles);
    }
}
