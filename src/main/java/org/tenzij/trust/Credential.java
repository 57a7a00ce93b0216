package org.tenzij.trust;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A private key with its certificate.
 *
 * @param others certificates between this one and its party's anchor; empty where the anchor issued it
 */
public record Credential(PrivateKey key, X509Certificate certificate, List<X509Certificate> others) {
    public Credential {
        others = List.copyOf(others);
    }

    @Override
    public String toString() {
        return "Credential[" + CertificateText.fingerprint(certificate) + "]";
    }
}
