package org.tenzij.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;

/**
 * Somebody vouches for a fact.
 *
 * @param value {@code Boolean}, {@code String} or {@code Long}
 * @param boundTo for a fact declared bound: the approval or template digest it was given for; it counts for nothing else
 * @param office the office in which a person speaks, as it may stand in the decision record; never a name
 * @param motivated true when a motivation in words is on file
 * @param until the first moment at which it no longer counts; null for as long as the exchange lasts
 * @param template true where it was said of a template and not of one exchange: it vouches for bound facts alone
 */
public record Assertion(
        String fact,
        Object value,
        Asserter by,
        @Nullable Digest boundTo,
        @Nullable String office,
        boolean motivated,
        @Nullable Instant until,
        boolean template) {
    public Assertion(
            String fact,
            Object value,
            Asserter by,
            @Nullable Digest boundTo,
            @Nullable String office,
            boolean motivated,
            @Nullable Instant until) {
        this(fact, value, by, boundTo, office, motivated, until, false);
    }

    public Assertion(String fact, Object value, Asserter by) {
        this(fact, value, by, null, null, false, null);
    }
}
