package org.tenzij.envelope;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.KeyAgreement;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The one curve: sign, verify, agree, and nothing about formats.
 *
 * <p>Bouncy Castle's arithmetic is several times faster here than the JDK's. Its provider is used as an object and is not
 * registered, so nothing else in the JVM changes. A private key in a token stays there: it is used by its own provider.
 */
final class P256 {
    /** An uncompressed point: 0x04, x, y. */
    static final int POINT_BYTES = 65;

    private static final Provider PROVIDER = new BouncyCastleProvider();
    /** SubjectPublicKeyInfo of a P-256 key up to the point; every key on the named curve starts with exactly this. */
    private static final byte[] KEY_START =
            HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d030107034200");

    private P256() {}

    /** True for a key on the named curve P-256; false for others and for curves given by parameters. */
    static boolean isOn(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return encoded != null
                && encoded.length == KEY_START.length + POINT_BYTES
                && Arrays.equals(encoded, 0, KEY_START.length, KEY_START, 0, KEY_START.length);
    }

    static byte[] point(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, KEY_START.length, encoded.length);
    }

    /** The key with this point; empty when the point is not on the curve, is the neutral element or is written otherwise. */
    static Optional<PublicKey> key(byte[] point) {
        if (point.length != POINT_BYTES || point[0] != 4) {
            return Optional.empty();
        }
        byte[] encoded = Arrays.copyOf(KEY_START, KEY_START.length + POINT_BYTES);
        System.arraycopy(point, 0, encoded, KEY_START.length, POINT_BYTES);
        try {
            return Optional.of(KeyFactory.getInstance("EC", PROVIDER).generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (InvalidKeySpecException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the provider has EC", e);
        }
    }

    static KeyPair newPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", PROVIDER);
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    /** The 32 octets of the shared x coordinate. */
    static byte[] agree(PrivateKey own, PublicKey other) throws GeneralSecurityException {
        KeyAgreement agreement = own instanceof ECPrivateKey
                ? KeyAgreement.getInstance("ECDH", PROVIDER)
                : KeyAgreement.getInstance("ECDH");
        agreement.init(own);
        agreement.doPhase(other, true);
        return agreement.generateSecret();
    }

    static byte[] sign(PrivateKey key, byte[] message) throws GeneralSecurityException {
        Signature signature = key instanceof ECPrivateKey
                ? Signature.getInstance("SHA256withECDSA", PROVIDER)
                : Signature.getInstance("SHA256withECDSA");
        signature.initSign(key);
        signature.update(message);
        return signature.sign();
    }

    /** True only when the signature is well-formed and holds. */
    static boolean verifies(PublicKey key, byte[] message, byte[] signed) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA", PROVIDER);
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(signed);
        } catch (SignatureException | InvalidKeyException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the provider has ECDSA", e);
        }
    }
}
