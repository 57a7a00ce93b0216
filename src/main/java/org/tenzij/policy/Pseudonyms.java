package org.tenzij.policy;

import org.tenzij.exchange.Party;

/**
 * Makes the word that stands for a value: keyed, the same each time for one recipient and domain, another for another
 * recipient, and of no use in finding the value. This room knows no keys; the node gives one.
 */
@FunctionalInterface
public interface Pseudonyms {
    /** Makes none: a field that would be pseudonymised is taken out. */
    Pseudonyms NONE = (recipient, domain, value) -> "";

    /** One and the same word for everything: for worked cases and explanations, where nothing is sent. */
    Pseudonyms PLACEHOLDER = (recipient, domain, value) -> "P-00000000000000000000000000000000";

    /**
     * The pseudonym, or an empty text where there can be none.
     *
     * @param domain what kind of value it is, for example {@code document}: equal values of two domains are not linked
     * @param value never logged or kept by the implementation
     */
    String of(Party recipient, String domain, String value);
}
