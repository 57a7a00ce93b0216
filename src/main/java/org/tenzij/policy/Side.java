package org.tenzij.policy;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Law;
import org.tenzij.exchange.Party;

/**
 * One side of an exchange.
 *
 * @param authority the authority within the party, or null
 * @param law the sender's own word; for the recipient, what its own node asserts
 * @param mayActUnder the laws the signed community file allows that party; empty for a party that is not known
 */
public record Side(Party party, @Nullable String authority, Law law, Set<Law> mayActUnder) {
    public Side {
        mayActUnder = Set.copyOf(mayActUnder);
    }
}
