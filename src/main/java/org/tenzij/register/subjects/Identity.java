package org.tenzij.register.subjects;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who a person is said to be, as it was written down. Lives for the moment of one step, and says nothing in a log.
 *
 * @param names given and family names, in any order, in one text or several; empty where unknown
 * @param birthDate {@code 1990-01-31}, or {@code 1990-01} or {@code 1990} where no more is known; null where unknown
 * @param document country and number of a passport or card, as written; null where unknown
 */
public record Identity(
        List<String> names,
        @Nullable String birthDate,
        @Nullable String document) {
    public Identity {
        names = List.copyOf(names);
    }

    @Override
    public String toString() {
        return "Identity";
    }
}
