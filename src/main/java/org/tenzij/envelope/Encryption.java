package org.tenzij.envelope;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.AuthEnvelopedData;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.EncryptedContentInfo;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientIdentifier;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientInfo;
import org.bouncycastle.asn1.cms.OriginatorIdentifierOrKey;
import org.bouncycastle.asn1.cms.OriginatorPublicKey;
import org.bouncycastle.asn1.cms.RecipientEncryptedKey;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;

/** Makes the outer form: AES-256-GCM under a fresh key, which is wrapped for one recipient. Counterpart of {@link Encrypted}. */
final class Encryption {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Encryption() {}

    /** The DER of an AuthEnvelopedData that only the holder of the recipient's key opens. */
    static byte[] encrypt(byte[] content, X509Certificate recipient) throws GeneralSecurityException {
        SecretKey key = new SecretKeySpec(random(Profile.KEY_BYTES), "AES");
        byte[] nonce = random(Profile.NONCE_BYTES);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(8 * Profile.TAG_BYTES, nonce));
        byte[] sealed = cipher.doFinal(content);
        int tagAt = sealed.length - Profile.TAG_BYTES;
        EncryptedContentInfo encrypted = new EncryptedContentInfo(
                CMSObjectIdentifiers.data,
                new AlgorithmIdentifier(Profile.AES_256_GCM_OID, new GCMParameters(nonce, Profile.TAG_BYTES)),
                new DEROctetString(Arrays.copyOf(sealed, tagAt)));
        AuthEnvelopedData message = new AuthEnvelopedData(
                null,
                new DERSet(new RecipientInfo(forRecipient(key, recipient))),
                encrypted,
                null,
                new DEROctetString(Arrays.copyOfRange(sealed, tagAt, sealed.length)),
                null);
        return Profile.encoded(new ContentInfo(CMSObjectIdentifiers.authEnvelopedData, message));
    }

    private static KeyAgreeRecipientInfo forRecipient(SecretKey key, X509Certificate recipient)
            throws GeneralSecurityException {
        KeyPair originator = P256.newPair();
        byte[] wrapped = KeyWrap.wrap(key, originator.getPrivate(), recipient.getPublicKey());
        IssuerAndSerialNumber named =
                new IssuerAndSerialNumber(Certificate.getInstance(CertificateRef.encoded(recipient)));
        return new KeyAgreeRecipientInfo(
                new OriginatorIdentifierOrKey(
                        new OriginatorPublicKey(Profile.ORIGINATOR_ALGORITHM, P256.point(originator.getPublic()))),
                null,
                Profile.KEY_AGREEMENT_ALGORITHM,
                new DERSequence(new RecipientEncryptedKey(
                        new KeyAgreeRecipientIdentifier(named), new DEROctetString(wrapped))));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
