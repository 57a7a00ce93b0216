package org.tenzij.people;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.MessageId;
import org.tenzij.trust.Office;

/**
 * Spoed: a prosecutor on duty approved by word of mouth; an officer records it. It counts once a second person has signed
 * too, for 24 hours, and has to be confirmed in writing on the next working day. Source: law.md, urgent (open question).
 *
 * @param prosecutor functional id of who spoke
 * @param words what was said; kept with the exchange, never in the register
 * @param spokenAt when it was said
 * @param officer who records it; {@code office} is that officer's own
 */
public record OralApproval(
        String say,
        MessageId exchange,
        List<String> facts,
        String ground,
        Digest approves,
        Digest policy,
        String prosecutor,
        String words,
        Instant spokenAt,
        String officer,
        Office office,
        Instant at)
        implements Statement {
    static final String SAY = "oral";

    /** How long it counts. */
    public static final Duration COUNTS = Duration.ofHours(24);

    /** How long after it was said it may still be written down. */
    static final Duration RECORDED_WITHIN = Duration.ofHours(1);

    public OralApproval {
        facts = List.copyOf(facts);
        if (!say.equals(SAY) || facts.isEmpty() || words.isBlank()) {
            throw Statement.malformed("it says nothing that was said", "facts, words");
        }
        if (spokenAt.isAfter(at) || spokenAt.plus(RECORDED_WITHIN).isBefore(at)) {
            throw Statement.malformed("it was said after it was recorded, or more than an hour before", "spokenAt");
        }
    }

    /** The first moment at which it no longer counts. */
    Instant until() {
        return spokenAt.plus(COUNTS);
    }

    @Override
    public String toString() {
        return "OralApproval[" + exchange + ", " + approves + "]";
    }
}
