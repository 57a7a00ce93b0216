package org.tenzij.trust;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.tenzij.exchange.Digest;

/** An Ed25519 key pair that signs notes (checkpoints, co-signatures). Source: RFC 8032; RFC 8410. */
public final class Ed25519Key {
    private final PrivateKey key;
    private final byte[] raw;

    private Ed25519Key(PrivateKey key, byte[] raw) {
        this.key = key;
        this.raw = raw;
    }

    /** Reads PKCS#8. */
    static Ed25519Key of(byte[] pkcs8) throws GeneralSecurityException, IOException {
        if (!(PrivateKeyFactory.createKey(pkcs8) instanceof Ed25519PrivateKeyParameters parameters)) {
            throw new GeneralSecurityException("not an Ed25519 key");
        }
        return new Ed25519Key(
                KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)),
                parameters.generatePublicKey().getEncoded());
    }

    /** For the {@code Ed25519} signature of any provider. */
    public PrivateKey key() {
        return key;
    }

    /** The raw 32 bytes of the public half. */
    public byte[] publicKey() {
        return raw.clone();
    }

    @Override
    public String toString() {
        return "Ed25519Key[" + Digest.of(raw) + "]";
    }
}
