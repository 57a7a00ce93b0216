package org.tenzij.policy;

import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;

/**
 * Somebody vouches for a fact.
 *
 * @param value {@code Boolean}, {@code String} or {@code Long}
 * @param boundTo for a fact declared bound: the approval digest it was given for; it counts for nothing else
 * @param office the office of a person who approves, as it may stand in the decision record; never a name
 */
public record Assertion(
        String fact,
        Object value,
        Asserter by,
        @Nullable Digest boundTo,
        @Nullable String office) {
    public Assertion(String fact, Object value, Asserter by) {
        this(fact, value, by, null, null);
    }
}
