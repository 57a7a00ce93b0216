package org.tenzij.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.Kind;

/**
 * A message of closed codes that one approval may cover for some time: what leaves holds no free text and no other field.
 *
 * @param fields the only catalogue paths that may leave under it
 * @param example true for one that was made up for the demonstration
 * @param validDays how long a word given for it may last, in days
 * @param review last day on which it counts unreviewed
 * @param digest digest of its canonical form, titles excluded
 */
public record Template(
        String id,
        Sentence title,
        Kind kind,
        Set<String> fields,
        Instrument.Status status,
        boolean example,
        int validDays,
        Source source,
        LocalDate review,
        Digest digest) {
    public Template {
        fields = Set.copyOf(fields);
    }

    boolean counts(Kind wanted, Instant now) {
        return status == Instrument.Status.IN_FORCE
                && kind == wanted
                && now.isBefore(review.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
