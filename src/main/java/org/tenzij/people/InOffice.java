package org.tenzij.people;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.Refused;
import org.tenzij.trust.Office;
import org.tenzij.trust.Officer;
import org.tenzij.trust.Officers;

/** Who may speak in which office: by appointment, as somebody's deputy, or by a delegation that its giver still could give. */
public final class InOffice {
    /** The day counts where the officers are: all islands keep this time. */
    public static final ZoneId ZONE = ZoneId.of("America/Curacao");

    private final Party own;
    private final Officers officers;
    private final Words words;

    public InOffice(Party own, Officers officers, Words words) {
        this.own = own;
        this.officers = officers;
        this.words = words;
    }

    /**
     * The officer whose signature a statement bears, if that officer holds the office it is made in.
     *
     * @throws org.tenzij.exchange.Untrusted where the signature or its certificate does not hold
     * @throws Refused {@code approve.wrong-officer}, {@code approve.not-in-office}
     */
    public Officer speaker(Statement statement, byte[] signature, Instant now) {
        Officer signer = officers.signer(own, statement.toBytes(), signature, now);
        if (!signer.id().equals(statement.officer())) {
            throw new Refused(
                    ErrorCode.APPROVE_WRONG_OFFICER,
                    "the statement names another officer than the one who signed it",
                    "officer",
                    "sign with the certificate of the officer it names");
        }
        if (!holds(signer, statement.office(), now)) {
            throw new Refused(
                    ErrorCode.APPROVE_NOT_IN_OFFICE,
                    "the officer does not hold this office today",
                    "office",
                    "name an office the signed list of officers gives, or have it delegated");
        }
        return signer;
    }

    /** True where that officer holds the office at that time. */
    public boolean holds(Officer officer, Office office, Instant now) {
        return officers.officesOf(officer, now).contains(office) || delegated(officer, office, now);
    }

    private boolean delegated(Officer officer, Office office, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZONE);
        return words.delegations(now).stream()
                .map(Words.Kept::read)
                .anyMatch(said -> said instanceof Delegation delegation
                        && delegation.to().equals(officer.id())
                        && delegation.office() == office
                        && delegation.on(today)
                        && officers.find(delegation.officer())
                                .map(giver -> giver.party().equals(officer.party())
                                        && giver.authority().equals(officer.authority())
                                        && officers.officesOf(giver, now).contains(office))
                                .orElse(false));
    }
}
