package org.tenzij.trust;

import java.security.cert.X509Certificate;
import java.util.Locale;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;

/** The mark in the issuer name of generated example certificates, and its refusal wherever real data could flow. */
public final class ExampleMark {
    /** Stands as organisation in subject and issuer of every generated certificate. */
    public static final String ORGANISATION = "TENZIJ EXAMPLE - NOT FOR USE";

    private static final String CANONICAL = "o=" + ORGANISATION.toLowerCase(Locale.ROOT);

    private ExampleMark() {}

    /** True where issuer or subject carries the mark. */
    public static boolean on(X509Certificate certificate) {
        return CertificateText.canonical(certificate.getIssuerX500Principal()).contains(CANONICAL)
                || CertificateText.canonical(certificate.getSubjectX500Principal())
                        .contains(CANONICAL);
    }

    /**
     * Called at the start of every node that does not run the example profile.
     *
     * @throws Fault TRUST_EXAMPLE_KEYS where the community or a key of the node is an example
     */
    public static void refuse(Community community, NodeKeys keys) {
        if (community.example()) {
            throw example(CommunityFiles.DOCUMENT);
        }
        refuse(keys.signing().certificate());
        keys.encryption().forEach(credential -> refuse(credential.certificate()));
    }

    /**
     * Refuses one certificate.
     *
     * @throws Fault TRUST_EXAMPLE_KEYS where it carries the mark
     */
    public static void refuse(X509Certificate certificate) {
        if (on(certificate)) {
            throw example(CertificateText.fingerprint(certificate));
        }
    }

    private static Fault example(String where) {
        return new Fault(
                ErrorCode.TRUST_EXAMPLE_KEYS,
                "these keys were generated as an example and protect nothing",
                where,
                "run with the example profile, or install the keys of your own authority");
    }
}
