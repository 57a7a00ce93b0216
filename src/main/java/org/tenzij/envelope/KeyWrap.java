package org.tenzij.envelope;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.cms.ecc.ECCCMSSharedInfo;
import org.tenzij.exchange.Digest;

/**
 * A content key wrapped under what ECDH yields: X9.63 KDF with SHA-256, then AES-256 key wrap.
 *
 * <p>Source: RFC 5753, sections 3.1 and 7.2; SEC 1, section 3.6.1; RFC 3394.
 */
final class KeyWrap {
    /** What the KDF binds: the wrap algorithm and the length of its key in bits; no user keying material. */
    private static final byte[] SHARED_INFO = Profile.encoded(new ECCCMSSharedInfo(
            Profile.WRAP_ALGORITHM,
            ByteBuffer.allocate(4).putInt(8 * Profile.KEY_BYTES).array()));

    private static final byte[] FIRST_BLOCK = {0, 0, 0, 1};

    private KeyWrap() {}

    static byte[] wrap(SecretKey contentKey, PrivateKey own, PublicKey other) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AESWrap");
        cipher.init(Cipher.WRAP_MODE, keyEncryptionKey(own, other));
        return cipher.wrap(contentKey);
    }

    /** Fails with {@link java.security.InvalidKeyException} when the wrap was not made for this pair of keys. */
    static Key unwrap(byte[] wrapped, PrivateKey own, PublicKey other) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AESWrap");
        cipher.init(Cipher.UNWRAP_MODE, keyEncryptionKey(own, other));
        return cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY);
    }

    /** One block of the KDF is exactly one AES-256 key. */
    private static SecretKey keyEncryptionKey(PrivateKey own, PublicKey other) throws GeneralSecurityException {
        return new SecretKeySpec(Digest.sha256(P256.agree(own, other), FIRST_BLOCK, SHARED_INFO), "AES");
    }
}
