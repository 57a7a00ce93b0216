package org.tenzij.envelope;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** What a node opens with: one of its keys, old ones included, so that old mail still opens. The key may live in a token. */
public record DecryptionKey(PrivateKey key, X509Certificate certificate) {
    /** The serial number of the certificate; never the key, never a name. */
    @Override
    public String toString() {
        return "DecryptionKey[certificate " + certificate.getSerialNumber().toString(16) + "]";
    }
}
