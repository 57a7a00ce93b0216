package org.tenzij.trust;

import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Untrusted;

/**
 * Finds the list that speaks for one certificate and asks it. Only full, direct lists count: a list with a delta, of a part,
 * or on behalf of another issuer could hide a revocation from a reader that does not follow it.
 *
 * <p>Stricter than the JDK, which runs behind it and passes over delta lists. Source: RFC 5280, sections 5 and 6.3.
 *
 * @param maxAge the oldest list that is believed, whatever it says itself
 */
record Revocation(RevocationLists lists, Duration maxAge) {
    private static final String FRESHEST_LIST = "2.5.29.46";
    /** How far the clock of a list's issuer may run ahead of ours. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    /** The list used, and until when its word counts. */
    record Good(X509CRL list, Instant until) {}

    /** Returns only if a fresh list of that issuer does not name the certificate. */
    Good check(X509Certificate certificate, X509Certificate issuer, Instant now) {
        X509CRL list = lists.saidToBeBy(issuer.getSubjectX500Principal()).stream()
                .filter(candidate -> whole(candidate) && madeBy(issuer, candidate))
                .filter(candidate -> !candidate.getThisUpdate().toInstant().isAfter(now.plus(AHEAD)))
                .max(Comparator.comparing(X509CRL::getThisUpdate))
                .orElseThrow(() -> refused(
                        ErrorCode.OPEN_NO_REVOCATION_LIST,
                        "no revocation list of its issuer is there",
                        certificate,
                        "put the issuer's current, full list into the folder crl"));
        Instant until = until(list);
        if (until == null || !now.isBefore(until)) {
            throw refused(
                    ErrorCode.OPEN_STALE_REVOCATION_LIST,
                    "the revocation list of its issuer is too old",
                    certificate,
                    "put the issuer's current list into the folder crl");
        }
        if (list.getRevokedCertificate(certificate.getSerialNumber()) != null) {
            throw refused(
                    ErrorCode.OPEN_CERTIFICATE_REVOKED,
                    "the certificate is revoked",
                    certificate,
                    "ask its party for mail under another certificate");
        }
        return new Good(list, until);
    }

    private @Nullable Instant until(X509CRL list) {
        if (list.getNextUpdate() == null) {
            return null;
        }
        Instant next = list.getNextUpdate().toInstant();
        Instant oldest = list.getThisUpdate().toInstant().plus(maxAge);
        return next.isBefore(oldest) ? next : oldest;
    }

    /** No critical extension at all: delta and partial lists are marked by one. And no pointer to a delta. */
    private static boolean whole(X509CRL list) {
        Set<String> critical = list.getCriticalExtensionOIDs();
        return (critical == null || critical.isEmpty()) && list.getExtensionValue(FRESHEST_LIST) == null;
    }

    private static boolean madeBy(X509Certificate issuer, X509CRL list) {
        boolean[] usage = issuer.getKeyUsage();
        if (usage == null || !usage[6] || !Strength.allowsSignature(list.getSigAlgOID())) {
            return false;
        }
        try {
            list.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Untrusted refused(ErrorCode code, String what, X509Certificate certificate, String remedy) {
        return new Untrusted(code, what, CertificateText.fingerprint(certificate), remedy);
    }
}
