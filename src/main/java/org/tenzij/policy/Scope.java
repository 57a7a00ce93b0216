package org.tenzij.policy;

import java.util.Set;
import org.tenzij.exchange.Kind;

/**
 * Where a clause applies.
 *
 * @param from regimes of the sender
 * @param to regimes of the recipient
 * @param kinds kinds of message
 */
public record Scope(Set<Regime> from, Set<Regime> to, Set<Kind> kinds) {
    public Scope {
        from = Set.copyOf(from);
        to = Set.copyOf(to);
        kinds = Set.copyOf(kinds);
    }

    boolean takes(Regime sender, Regime recipient, Kind kind) {
        return from.contains(sender) && to.contains(recipient) && kinds.contains(kind);
    }
}
