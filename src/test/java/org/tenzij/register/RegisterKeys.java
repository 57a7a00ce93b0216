package org.tenzij.register;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;

/** Register keys for tests, made anew in each run. */
public final class RegisterKeys {
    private RegisterKeys() {}

    /** A new key under that name. */
    public static SigningKey make(String name) {
        KeyPair pair = pair("Ed25519");
        return new SigningKey(name, pair.getPrivate(), pair.getPublic());
    }

    static KeyPair pair(String algorithm) {
        try {
            return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
