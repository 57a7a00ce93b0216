package org.tenzij.register.transfers;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;

/**
 * One line of the transfer register: what was to go to one recipient, and what became of it.
 *
 * @param kind wire name of the kind
 * @param submitted when it was handed in; the period of a query is about this time, which never changes
 * @param decided when the answer was given that stands
 * @param answer particulars of that answer, as its entry has them: {@code ground}, {@code fields}, {@code policy} …
 * @param statements digests of what officers signed about it, approvals included; their motivations are in those
 * @param way what happened to it after the answer
 *     <p>Source: law.md, documentation duties; LED 38(3); Wpg 32.
 */
public record Transfer(
        MessageId id,
        String kind,
        Party recipient,
        Instant submitted,
        @Nullable Instant decided,
        Outcome outcome,
        Map<String, String> answer,
        List<String> statements,
        Way way) {
    public Transfer {
        answer = new TreeMap<>(answer);
        statements = List.copyOf(statements);
    }

    /**
     * What happened after the answer.
     *
     * @param carried when it left: put into the recipient's drop folder for the first time, or told outside the gateway
     * @param attempts how often it was carried
     * @param receipt when the recipient's receipt was verified, a refusing one too
     * @param ended when its course ended
     * @param end the event that ended it, for example {@code receipt-verified}
     * @param code why, where it did not end well
     */
    public record Way(
            @Nullable Instant sealed,
            @Nullable Instant carried,
            int attempts,
            @Nullable Instant receipt,
            @Nullable Instant ended,
            @Nullable String end,
            @Nullable String code) {}

    /** A particular of the answer; null where it has none. */
    public @Nullable String answered(String particular) {
        return answer.get(particular);
    }

    /** A particular that is a list; a last element {@code +12} counts what did not fit into the entry. */
    public List<String> list(String particular) {
        String joined = answer.getOrDefault(particular, "");
        return joined.isEmpty() ? List.of() : List.of(joined.split(",", -1));
    }

    /** The ground it left on or was granted on; null for a no. */
    public @Nullable String ground() {
        return answered("ground");
    }

    /** Every gate that failed; for what left, those of a later no. */
    public List<String> gates() {
        List<String> gates = list("gates");
        String headline = answered("gate");
        return gates.isEmpty() && headline != null ? List.of(headline) : gates;
    }
}
