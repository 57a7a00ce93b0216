package org.tenzij.trust;

import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Untrusted;

/**
 * One certificate up to one party's anchors, by the JDK's PKIX; revocation first by {@link Revocation}, for the exact reason,
 * then by the JDK as well.
 *
 * <p>Nothing is fetched from the network: lists come from the community folder, intermediates with the message.
 * Source: RFC 5280, section 6.
 */
record PathCheck(List<X509Certificate> anchors, Revocation revocation) {
    /** Certificates between a party's anchor and the one that signs. */
    private static final int MAX_INTERMEDIATES = 2;
    /** Certificates that may come with a signature; more would buy an attacker work of ours. */
    private static final int MAX_OTHERS = 8;

    /** Returns until when the answer holds at most; throws {@link Untrusted} with the first reason against it. */
    Instant check(X509Certificate certificate, List<X509Certificate> others, Instant now) {
        requireValidAt(certificate, now);
        try {
            PKIXCertPathBuilderResult built = build(certificate, others, now);
            X509Certificate anchor = built.getTrustAnchor().getTrustedCert();
            requireValidAt(anchor, now);
            List<X509Certificate> path = built.getCertPath().getCertificates().stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            Instant until = anchor.getNotAfter().toInstant();
            List<X509CRL> lists = new ArrayList<>();
            // From the anchor down: what an issuer says counts only once that issuer itself was not revoked.
            X509Certificate issuer = anchor;
            for (int i = path.size() - 1; i >= 0; i--) {
                X509Certificate subject = path.get(i);
                if (!Strength.allows(subject)) {
                    throw weak(subject);
                }
                Revocation.Good good = revocation.check(subject, issuer, now);
                lists.add(good.list());
                until = earliest(until, good.until(), subject.getNotAfter().toInstant());
                issuer = subject;
            }
            validate(built.getCertPath(), built.getTrustAnchor(), lists, now);
            return until;
        } catch (CertPathBuilderException | CertPathValidatorException e) {
            // The builder passes over an issuer out of its time and only says that it found none.
            others.stream()
                    .filter(other -> other.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
                    .forEach(issuer -> requireValidAt(issuer, now));
            throw translated(e, certificate);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform validates PKIX paths", e);
        }
    }

    private PKIXCertPathBuilderResult build(X509Certificate certificate, List<X509Certificate> others, Instant now)
            throws GeneralSecurityException {
        if (others.size() > MAX_OTHERS) {
            throw new Untrusted(
                    ErrorCode.OPEN_UNKNOWN_SIGNER,
                    "more than " + MAX_OTHERS + " other certificates came along",
                    CertificateText.fingerprint(certificate),
                    "send only those between the signer and its party's anchor");
        }
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(certificate);
        Set<TrustAnchor> trusted =
                anchors.stream().map(anchor -> new TrustAnchor(anchor, null)).collect(Collectors.toSet());
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(trusted, target);
        parameters.setRevocationEnabled(false);
        parameters.setMaxPathLength(MAX_INTERMEDIATES);
        parameters.setDate(Date.from(now));
        List<X509Certificate> known = new ArrayList<>(others);
        known.add(certificate);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(known)));
        return (PKIXCertPathBuilderResult) CertPathBuilder.getInstance("PKIX").build(parameters);
    }

    private static void validate(CertPath path, TrustAnchor anchor, List<X509CRL> lists, Instant now)
            throws GeneralSecurityException {
        PKIXParameters parameters = new PKIXParameters(Set.of(anchor));
        parameters.setRevocationEnabled(true);
        parameters.setDate(Date.from(now));
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(lists)));
        CertPathValidator.getInstance("PKIX").validate(path, parameters);
    }

    private static void requireValidAt(X509Certificate certificate, Instant now) {
        if (now.isBefore(certificate.getNotBefore().toInstant())) {
            throw refused(ErrorCode.OPEN_CERTIFICATE_NOT_YET_VALID, "the certificate is not valid yet", certificate);
        }
        if (now.isAfter(certificate.getNotAfter().toInstant())) {
            throw refused(ErrorCode.OPEN_CERTIFICATE_EXPIRED, "the certificate has expired", certificate);
        }
    }

    private static Untrusted translated(GeneralSecurityException e, X509Certificate certificate) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertPathValidatorException failed
                    && failed.getReason() instanceof BasicReason reason) {
                switch (reason) {
                    case EXPIRED -> {
                        return refused(
                                ErrorCode.OPEN_CERTIFICATE_EXPIRED, "a certificate above has expired", certificate);
                    }
                    case NOT_YET_VALID -> {
                        return refused(
                                ErrorCode.OPEN_CERTIFICATE_NOT_YET_VALID,
                                "a certificate above is not valid yet",
                                certificate);
                    }
                    case REVOKED -> {
                        return refused(ErrorCode.OPEN_CERTIFICATE_REVOKED, "the certificate is revoked", certificate);
                    }
                    case UNDETERMINED_REVOCATION_STATUS -> {
                        return refused(ErrorCode.OPEN_NO_REVOCATION_LIST, "its revocation cannot be told", certificate);
                    }
                    case ALGORITHM_CONSTRAINED -> {
                        return weak(certificate);
                    }
                    default -> {}
                }
            }
        }
        return refused(ErrorCode.OPEN_UNKNOWN_SIGNER, "no path leads to an anchor of the party it names", certificate);
    }

    private static Untrusted weak(X509Certificate certificate) {
        return refused(
                ErrorCode.OPEN_WEAK_KEY,
                "the key is not on P-256, or was certified with a weak signature",
                certificate);
    }

    private static Untrusted refused(ErrorCode code, String what, X509Certificate certificate) {
        return new Untrusted(
                code, what, CertificateText.fingerprint(certificate), "ask its party for a certificate that holds");
    }

    private static Instant earliest(Instant a, Instant b, Instant c) {
        Instant first = a.isBefore(b) ? a : b;
        return first.isBefore(c) ? first : c;
    }
}
