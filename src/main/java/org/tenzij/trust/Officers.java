package org.tenzij.trust;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.Untrusted;

/**
 * Who the officers are, in which office, with which mandate; and who signed a statement. What the signed lists do not say is
 * not so. Source: settled point 8.
 */
public final class Officers {
    private final Certificates certificates;
    private final Supplier<OfficerLists> lists;

    /** @param lists asked at every question, so that a new list counts at once */
    public Officers(Certificates certificates, Supplier<OfficerLists> lists) {
        this.certificates = certificates;
        this.lists = lists;
    }

    public Optional<Officer> find(String id) {
        return StreamSupport.stream(lists.get().all().spliterator(), false)
                .flatMap(list -> list.officers().stream())
                .filter(officer -> officer.id().equals(id))
                .findFirst();
    }

    public List<Officer> of(Party party) {
        return lists.get().of(party).map(OfficersDocument::officers).orElse(List.of());
    }

    /** The offices that officer holds on that day in its party's own zone, as holder or as deputy; none once off the list. */
    public Set<Office> officesOf(Officer officer, Instant now) {
        Set<Office> offices = EnumSet.noneOf(Office.class);
        lists.get().of(officer.party()).ifPresent(list -> {
            LocalDate day = list.day(now);
            list.officers().stream()
                    .filter(listed -> listed.id().equals(officer.id())
                            && listed.certificate().equals(officer.certificate()))
                    .flatMap(listed -> listed.appointments().stream())
                    .filter(appointment -> appointment.on(day))
                    .forEach(appointment -> offices.add(appointment.office()));
        });
        return offices;
    }

    /**
     * The officer of that party who signed exactly these bytes.
     *
     * @param cms detached CAdES, DER
     * @throws Untrusted {@code trust.not-an-officer} where the signature, the certificate, its path or its revocation leave any
     *     doubt
     */
    public Officer signer(Party party, byte[] statement, byte[] cms, Instant now) {
        DetachedSignature.Place place = new DetachedSignature.Place(
                ErrorCode.TRUST_NOT_AN_OFFICER,
                "officer's signature",
                "sign with the certificate that the signed list of officers of " + party + " names");
        Officer officer = of(party).stream()
                .filter(listed -> DetachedSignature.madeWith(cms, listed.certificate()))
                .findFirst()
                .orElseThrow(() -> place.unsigned("no officer of this party signed it"));
        DetachedSignature.verify(statement, cms, officer.certificate(), now, place);
        X509Certificate certificate = officer.certificate();
        if (!KeyPurpose.SIGNING.allows(certificate)) {
            throw place.unsigned("the officer's certificate may not sign");
        }
        try {
            certificates.requireUnderAnchor(party, certificate, DetachedSignature.carried(cms, place), now);
        } catch (Untrusted no) {
            throw place.unsigned("the officer's certificate does not hold (" + no.code() + ")");
        }
        return officer;
    }

    public Optional<Mandate> mandate(String id) {
        return StreamSupport.stream(lists.get().all().spliterator(), false)
                .flatMap(list -> list.mandates().stream())
                .filter(mandate -> mandate.id().equals(id))
                .findFirst();
    }

    /** That party's mandates of that kind in force on that day, of officers who hold an office. */
    public List<Mandate> mandates(Party party, Mandate.Gives gives, Instant now) {
        Optional<OfficersDocument> list = lists.get().of(party);
        return list.map(OfficersDocument::mandates).orElse(List.of()).stream()
                .filter(mandate -> mandate.gives().contains(gives))
                .filter(mandate -> list.filter(one -> mandate.on(one.day(now))).isPresent())
                .filter(mandate -> find(mandate.officer())
                        .filter(officer -> !officesOf(officer, now).isEmpty())
                        .isPresent())
                .toList();
    }

    /** The edition of that party's list; 0 where it has none. */
    public long version(Party party) {
        return lists.get().of(party).map(OfficersDocument::version).orElse(0L);
    }
}
