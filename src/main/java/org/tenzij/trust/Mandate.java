package org.tenzij.trust;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.Kind;

/**
 * The instrument by which a country's procurator general or minister empowers one officer to bind it. Source: Wpg 36e(7)(b).
 *
 * @param id the party in capitals, a dash and a name, for example {@code CW-MANDATE-1}: unique over the community
 * @param officer who is empowered
 * @param gives what may be given under it
 * @param grantedBy the office that empowers, for example {@code PROCUREUR_GENERAAL}
 * @param document digest of the signed paper
 * @param kinds kinds of message it concerns
 * @param from first day; {@code until} last day
 */
public record Mandate(
        String id,
        String officer,
        Set<Gives> gives,
        String grantedBy,
        Digest document,
        Set<Kind> kinds,
        LocalDate from,
        LocalDate until) {
    /** What an officer may bind the country to. */
    public enum Gives {
        /** An undertaking before data come in. */
        GUARANTEE,
        /** Leave to pass data on. */
        CONSENT,
        /** Prior authorisation of a member state. */
        AUTHORISATION
    }

    public Mandate {
        Objects.requireNonNull(id);
        Objects.requireNonNull(officer);
        Objects.requireNonNull(grantedBy);
        Objects.requireNonNull(document);
        gives = Set.copyOf(gives);
        kinds = Set.copyOf(kinds);
        Objects.requireNonNull(from);
        Objects.requireNonNull(until);
        if (until.isBefore(from) || gives.isEmpty() || kinds.isEmpty()) {
            throw new IllegalArgumentException("a mandate ends before it begins, gives nothing or is for no kind");
        }
    }

    boolean on(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }
}
