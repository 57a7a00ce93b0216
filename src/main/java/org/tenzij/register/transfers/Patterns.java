package org.tenzij.register.transfers;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.register.Entry;
import org.tenzij.register.Event;
import org.tenzij.register.Ledger;

/**
 * Warns when what the law allows for a single case becomes a habit. It stops nothing: people draw the conclusion.
 *
 * <p>Source: LED 38, recital 72; Wpg 17a(3), 36e(7).
 */
public final class Patterns {
    private final Derogations derogations;
    private final Ledger ledger;
    private final Set<String> grounds;
    private final Duration window;
    private final int warnAt;

    /**
     * @param grounds ids of the clauses that are for single cases
     * @param warnAt from this many in the window on, every further one is a warning too; at least 1
     */
    public Patterns(Derogations derogations, Ledger ledger, Set<String> grounds, Duration window, int warnAt) {
        if (warnAt < 1 || window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("a pattern has at least one case and some time");
        }
        this.derogations = derogations;
        this.ledger = ledger;
        this.grounds = Set.copyOf(grounds);
        this.window = window;
        this.warnAt = warnAt;
    }

    /**
     * Single cases that look like a pattern.
     *
     * @param count exchanges granted on that ground, to that recipient, of that kind, in the window
     */
    public record Warning(String ground, Party recipient, Kind kind, int count, Duration window) {}

    /** Counts a yes, in the transaction that records it; a warning is recorded in the register with it. */
    public Optional<Warning> after(MessageId exchange, Party recipient, Kind kind, String ground, Instant at) {
        if (!grounds.contains(ground)) {
            return Optional.empty();
        }
        derogations.note(ground, recipient, kind, exchange, at);
        Optional<Warning> warning = standing(recipient, kind, ground, at);
        warning.ifPresent(told -> ledger.append(new Entry(
                Event.WARNED,
                at,
                exchange,
                recipient,
                Map.of(
                        "ground",
                        ground,
                        "kind",
                        kind.wireName(),
                        "count",
                        Integer.toString(told.count()),
                        "window",
                        window.toString()))));
        return warning;
    }

    /** Whether it is a pattern already; for the eyes of who approves the next one. */
    public Optional<Warning> standing(Party recipient, Kind kind, String ground, Instant now) {
        if (!grounds.contains(ground)) {
            return Optional.empty();
        }
        int count = derogations.count(ground, recipient, kind, now.minus(window));
        return count < warnAt ? Optional.empty() : Optional.of(new Warning(ground, recipient, kind, count, window));
    }
}
