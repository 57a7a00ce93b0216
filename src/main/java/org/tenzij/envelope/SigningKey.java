package org.tenzij.envelope;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What a node signs with. The key may live in a token.
 *
 * @param chain certificates between this one and the anchor, in any order; they travel with each signature
 */
public record SigningKey(PrivateKey key, X509Certificate certificate, List<X509Certificate> chain) {
    public SigningKey {
        chain = List.copyOf(chain);
    }

    /** The serial number of the certificate; never the key, never a name. */
    @Override
    public String toString() {
        return "SigningKey[certificate " + certificate.getSerialNumber().toString(16) + "]";
    }
}
