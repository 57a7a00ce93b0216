package org.tenzij.envelope;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.tenzij.exchange.ErrorCode;

/**
 * A signature that holds: this certificate's key signed that list. Nothing is said here about whom the certificate belongs to.
 *
 * @param others the certificates that came with it
 */
record Verification(X509Certificate signer, List<X509Certificate> others) {
    private static final String WHERE = Container.SIGNATURE;

    /**
     * Verifies a detached CAdES signature over {@code content}.
     *
     * @throws org.tenzij.exchange.Untrusted with the code of the first thing that does not hold
     */
    static Verification verify(byte[] signature, byte[] content) {
        Signed signed = Signed.parse(signature);
        List<X509Certificate> others = new ArrayList<>();
        X509Certificate signer = null;
        CertificateRef signerRef = null;
        for (byte[] encoded : signed.certificates()) {
            X509Certificate certificate = certificate(encoded);
            CertificateRef reference = CertificateRef.of(certificate, WHERE);
            if (signer == null && names(signed.signer(), reference)) {
                signer = certificate;
                signerRef = reference;
            } else {
                others.add(certificate);
            }
        }
        if (signer == null || signerRef == null) {
            throw Distrust.of(ErrorCode.OPEN_UNKNOWN_SIGNER, "the signer's certificate is not there", WHERE);
        }
        if (!P256.isOn(signer.getPublicKey())) {
            throw Distrust.algorithm("the curve of the signer's key", WHERE);
        }
        SignedAttributes.parse(signed.attributes()).check(content, CertificateRef.encoded(signer), signerRef);
        // Signed is the SET itself, not the context tag it travels under. Source: RFC 5652, section 5.4.
        byte[] attributes = signed.attributes().clone();
        attributes[0] = Der.SET;
        if (!P256.verifies(signer.getPublicKey(), attributes, signed.signature())) {
            throw Distrust.of(ErrorCode.OPEN_BAD_SIGNATURE, "the signature does not hold", WHERE);
        }
        return new Verification(signer, List.copyOf(others));
    }

    private static boolean names(byte[] identifier, CertificateRef certificate) {
        Der reference = Der.inside(identifier, WHERE);
        return reference.next(Der.SEQUENCE)
                ? certificate.namedBy(reference)
                : certificate.identifiedBy(reference.value(Der.PRIMITIVE_0));
    }

    private static X509Certificate certificate(byte[] encoded) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        } catch (CertificateException e) {
            throw Distrust.malformed("a certificate cannot be read", WHERE);
        }
    }
}
