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
    /** What it is, and the derived fact that one in force makes true. */
    public enum Type {
        /** Leave to give statistics. Source: Bpg 4:7. */
        PERMISSION("permissionOnFile"),
        /** Leave to give counts out of theme data. Source: Wpg 18(2). */
        THEME_PERMISSION("themeCountsLaw"),
        /** Source: LED 36; Wpg 17a(1). */
        ADEQUACY_DECISION("adequacyDecision"),
        /** A binding instrument with assessed safeguards. Source: LED 37(1)(a); Wpg 17a(2)(a). */
        ARRANGEMENT("bindingInstrument"),
        /** The controller's assessment that safeguards exist. Source: LED 37(1)(b); Wpg 17a(2)(b). */
        ASSESSMENT("safeguardsAssessed"),
        /** The controller's own assessment of a country. Source: Wpg 36e(6). */
        ADEQUACY_ASSESSMENT("adequacyAssessed"),
        /** Source: Wbp BES 42. */
        WBP_ASSESSMENT("wbpAdequacyAssessed"),
        /** A law that provides for a legitimate interest of the subject. Source: LED 38(1)(b). */
        SUBJECT_INTEREST_LAW("subjectInterestLaw"),
        /** A law that provides for giving data to a private party. Source: LED 39; Wpg 17a(5). */
        PRIVATE_ROUTE_LAW("privateRouteLaw"),
        /** Empowers officers to give guarantees; which officers, the signed officers list says. It makes no fact true. */
        MANDATE("");

        private final String fact;

        Type(String fact) {
            this.fact = fact;
        }

        /** The derived fact it is behind; empty for none. */
        public String fact() {
            return fact;
        }
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

    /** True where it counts for that exchange at that time; doubt and {@code NOT_ASSESSED} are no. */
    boolean covers(Party sender, Party recipient, Kind kind, DataClass dataClass, Instant now) {
        return status == Status.IN_FORCE
                && from.contains(sender)
                && to.contains(recipient)
                && kinds.contains(kind)
                && dataClass.compareTo(carries) <= 0
                && !now.isBefore(validFrom.atStartOfDay(ZoneOffset.UTC).toInstant())
                && now.isBefore(ends());
    }

    /** The first moment at which it no longer counts: after its last day, or after its review date. */
    public Instant ends() {
        LocalDate last = validUntil.isBefore(review) ? validUntil : review;
        return last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
