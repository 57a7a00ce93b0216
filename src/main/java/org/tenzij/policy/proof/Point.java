package org.tenzij.policy.proof;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One combination of facts: what is known, by fact; every other fact is unknown.
 *
 * @param known fact to {@code Boolean}, {@code String} or {@code Long}, in the order of the space
 */
public record Point(Map<String, Object> known) {
    /** The same with one fact otherwise; null makes it unknown. */
    Point with(String fact, @org.jspecify.annotations.Nullable Object value) {
        Map<String, Object> other = new LinkedHashMap<>(known);
        if (value == null) {
            other.remove(fact);
        } else {
            other.put(fact, value);
        }
        return new Point(other);
    }

    @Override
    public String toString() {
        return known.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
