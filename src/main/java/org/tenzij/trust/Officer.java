package org.tenzij.trust;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Party;

/**
 * A person who may speak for an authority, as that party's authority lists it.
 *
 * @param id functional id: the authority and a number, for example {@code BQ_OM_1}; never a name
 * @param authority the authority within the party
 * @param certificate what this officer signs with, under the party's anchor; its subject is {@code CN=} and the id
 * @param appointments the offices held, past ones included: the history of the role
 */
public record Officer(
        String id,
        Party party,
        String authority,

        @JsonSerialize(using = CertificateText.Writer.class) @JsonDeserialize(using = CertificateText.Reader.class)
        X509Certificate certificate,

        List<Appointment> appointments) {
    public Officer {
        Objects.requireNonNull(id);
        Objects.requireNonNull(party);
        Objects.requireNonNull(authority);
        Objects.requireNonNull(certificate);
        appointments = List.copyOf(appointments);
    }

    /**
     * An office held for a while.
     *
     * @param from first day
     * @param until last day; null while it is not known
     * @param deputyOf the officer this one stands in for; null for the office's own holder
     */
    public record Appointment(
            Office office,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable String deputyOf) {
        public Appointment {
            Objects.requireNonNull(office);
            Objects.requireNonNull(from);
            if (until != null && until.isBefore(from)) {
                throw new IllegalArgumentException("an appointment ends before it begins");
            }
        }

        boolean on(LocalDate day) {
            LocalDate last = until;
            return !day.isBefore(from) && (last == null || !day.isAfter(last));
        }
    }

    @Override
    public String toString() {
        return id;
    }
}
