package org.tenzij.trust;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.Untrusted;

/**
 * Says whose certificate this is, judged at a given time against that party's own anchors and nobody else's.
 *
 * <p>Safe for several threads. Refusals are {@link Untrusted} with one of the codes {@code open.self-signed},
 * {@code open.unknown-signer}, {@code open.weak-key}, {@code open.wrong-key-usage}, {@code open.certificate-expired},
 * {@code open.certificate-not-yet-valid}, {@code open.certificate-revoked}, {@code open.no-revocation-list},
 * {@code open.stale-revocation-list}. Once the community file itself has expired, every question fails with the
 * {@link org.tenzij.exchange.Fault} TRUST_COMMUNITY_EXPIRED: that is this node's fault, not the sender's.
 */
public final class Certificates {
    private final Community community;
    private final Supplier<RevocationLists> lists;
    private final Duration maxListAge;
    private final Verdicts verdicts = new Verdicts();

    /**
     * @param lists asked at every check, so that newly read lists count at once
     * @param maxListAge the oldest revocation list that is believed, counted from its {@code thisUpdate}
     */
    public Certificates(Community community, Supplier<RevocationLists> lists, Duration maxListAge) {
        this.community = community;
        this.lists = lists;
        this.maxListAge = maxListAge;
    }

    /**
     * The party that this certificate signs for.
     *
     * @param others certificates that came along, for intermediate authorities; none of them is trusted
     * @throws Untrusted where any doubt is left
     */
    public Party signer(X509Certificate certificate, List<X509Certificate> others, Instant now) {
        return check(KeyPurpose.SIGNING, certificate, others, now).party();
    }

    /** The party whose authority this certificate is: it signs that party's list of officers and its policy set. */
    public Party authority(X509Certificate certificate, List<X509Certificate> others, Instant now) {
        return check(KeyPurpose.AUTHORITY, certificate, others, now).party();
    }

    /** Returns only where that certificate was issued under that party's own anchor and holds at that time. */
    void requireUnderAnchor(Party party, X509Certificate certificate, List<X509Certificate> others, Instant now) {
        community.requireValid(now);
        Member member = community.member(party);
        if (!member.validAt(now)) {
            throw refused(ErrorCode.OPEN_UNKNOWN_SIGNER, "the party is no member now", certificate, null);
        }
        new PathCheck(member.anchors(), new Revocation(lists.get(), maxListAge)).check(certificate, others, now);
    }

    /** The same question at a fixed time, to be passed on as a method reference. */
    public At at(Instant now) {
        return new At(this, now);
    }

    /** {@link Certificates} with the time filled in. */
    public record At(Certificates certificates, Instant now) {
        /** See {@link Certificates#signer}. */
        public Party check(X509Certificate signer, List<X509Certificate> others) {
            return certificates.signer(signer, others, now);
        }
    }

    /**
     * The certificate to encrypt to for that party: the newest one that holds.
     *
     * @throws Untrusted with the newest one's reason, where none holds
     * @throws org.tenzij.exchange.Invalid VALIDATE_UNKNOWN_PARTY
     */
    public X509Certificate encryptionOf(Party party, Instant now) {
        Untrusted first = null;
        for (X509Certificate certificate : community.member(party).encryptionCertificates()) {
            try {
                check(KeyPurpose.ENCRYPTION, certificate, List.of(), now);
                return certificate;
            } catch (Untrusted e) {
                first = first == null ? e : first;
            }
        }
        throw first != null
                ? first
                : new Untrusted(
                        ErrorCode.SEAL_NO_KEY,
                        "the party has no certificate to encrypt to",
                        "party " + party,
                        "ask the scheme authority for a mended community file");
    }

    private Member check(KeyPurpose purpose, X509Certificate given, List<X509Certificate> others, Instant now) {
        community.requireValid(now);
        RevocationLists current = lists.get();
        byte[] der = CertificateText.encoded(given);
        return verdicts.member(
                new Verdicts.Question(Digest.of(der), purpose, current.digest()),
                now,
                () -> judge(purpose, parsed(der, given), others, current, now));
    }

    private Verdicts.Good judge(
            KeyPurpose purpose,
            X509Certificate certificate,
            List<X509Certificate> others,
            RevocationLists current,
            Instant now) {
        if (certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal())) {
            throw refused(ErrorCode.OPEN_SELF_SIGNED, "the certificate vouches for itself", certificate, null);
        }
        Member member = community.members().stream()
                .filter(candidate -> purpose.subjects(candidate).contains(certificate.getSubjectX500Principal()))
                .filter(candidate -> candidate.validAt(now))
                .findFirst()
                .orElseThrow(() -> refused(
                        ErrorCode.OPEN_UNKNOWN_SIGNER,
                        "no current member of the community has this subject",
                        certificate,
                        null));
        if (!Strength.allows(certificate)) {
            throw refused(
                    ErrorCode.OPEN_WEAK_KEY,
                    "the key is not on P-256, or was certified with a weak signature",
                    certificate,
                    null);
        }
        if (!purpose.allows(certificate)) {
            throw refused(ErrorCode.OPEN_WRONG_KEY_USAGE, "the key is for another use", certificate, null);
        }
        Instant until =
                new PathCheck(member.anchors(), new Revocation(current, maxListAge)).check(certificate, others, now);
        return new Verdicts.Good(member, now, earliest(until, earliest(member.validUntil(), community.validUntil())));
    }

    /** Read again by the JDK: a certificate may come from another library's parser. */
    private static X509Certificate parsed(byte[] der, X509Certificate given) {
        try {
            return CertificateText.certificate(der);
        } catch (CertificateException e) {
            throw refused(ErrorCode.OPEN_UNKNOWN_SIGNER, "the certificate is malformed", given, e);
        }
    }

    private static Instant earliest(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Untrusted refused(
            ErrorCode code, String what, X509Certificate certificate, @Nullable Exception cause) {
        String where = CertificateText.fingerprint(certificate);
        String remedy = "ask the party for a certificate that its entry in the community file allows";
        return cause == null
                ? new Untrusted(code, what, where, remedy)
                : new Untrusted(code, what, where, remedy, cause);
    }
}
