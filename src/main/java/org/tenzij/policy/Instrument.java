package org.tenzij.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.Party;

/**
 * A treaty, arrangement, assessment or permission that grounds lean on.
 *
 * @param from parties that may send under it
 * @param to parties that may receive under it
 * @param carries the heaviest class it covers
 * @param example true for one that was made up for the demonstration
 * @param document digest of the paper itself, once filed
 * @param digest digest of this file's canonical form
 */
public record Instrument(
        String id,
        Type type,
        Status status,
        Sentence title,
        Source source,
        Set<Party> from,
        Set<Party> to,
        Set<Kind> kinds,
        DataClass carries,
        LocalDate validFrom,
        LocalDate validUntil,
        LocalDate review,
        boolean example,
        @Nullable Digest document,
        Digest digest) {
    /** What it is. */
    public enum Type {
        PERMISSION,
        ARRANGEMENT,
        ASSESSMENT,
        MANDATE
    }

    /** Only IN_FORCE counts. */
    public enum Status {
        IN_FORCE,
        NOT_ASSESSED,
        WITHDRAWN
    }

    public Instrument {
        from = Set.copyOf(from);
        to = Set.copyOf(to);
        kinds = Set.copyOf(kinds);
    }

    boolean covers(Type wanted, Party sender, Party recipient, Kind kind, Instant now) {
        return type == wanted
                && status == Status.IN_FORCE
                && from.contains(sender)
                && to.contains(recipient)
                && kinds.contains(kind)
                && !now.isBefore(validFrom.atStartOfDay(ZoneOffset.UTC).toInstant())
                && now.isBefore(ends());
    }

    /** The first moment at which it no longer counts: after its last day, or after its review date. */
    public Instant ends() {
        LocalDate last = validUntil.isBefore(review) ? validUntil : review;
        return last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
