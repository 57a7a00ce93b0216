package org.tenzij.people;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.MessageId;
import org.tenzij.trust.Office;

/**
 * An officer vouches for facts of one exchange, for exactly what would leave.
 *
 * @param facts ids of {@code policies/facts.yaml} that the officer vouches for
 * @param ground the ground under which it would leave
 * @param approves the approval digest (settled point 4), or the digest of a template of closed codes
 * @param policy version of the policy set under which the officer saw it
 * @param template id of the template where {@code approves} is a template's digest; then it counts for every exchange it covers
 * @param motivation why, in words; kept with the exchange, never in the register
 * @param until the first moment at which the word no longer counts
 */
public record Approval(
        String say,
        MessageId exchange,
        List<String> facts,
        String ground,
        Digest approves,
        Digest policy,
        @Nullable String template,
        @Nullable String motivation,
        String officer,
        Office office,
        Instant at,
        Instant until)
        implements Statement {
    static final String SAY = "approve";

    public Approval {
        facts = List.copyOf(facts);
        if (!say.equals(SAY) || facts.isEmpty() || !at.isBefore(until)) {
            throw Statement.malformed("it vouches for nothing, or ends before it begins", "facts, at, until");
        }
    }

    /** Names the digest and the office, never the motivation. */
    @Override
    public String toString() {
        return "Approval[" + exchange + ", " + office + ", " + approves + "]";
    }
}
