package org.tenzij.envelope;

import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * The allow-list {@code tenzij-2026}: each algorithm by the very octets in which it may stand in a file.
 *
 * <p>Whole encodings are compared, parameters included, so there is nothing left to interpret; what is not here is refused
 * before any key is used.
 */
final class Profile {
    static final int MAX_ENVELOPE_BYTES = 16 * 1024 * 1024;
    static final long MAX_CONTENT_BYTES = 8L * 1024 * 1024;
    static final int KEY_BYTES = 32;
    static final int NONCE_BYTES = 12;
    static final int TAG_BYTES = 16;
    /** A 32-byte key under AES key wrap. Source: RFC 3394. */
    static final int WRAPPED_KEY_BYTES = KEY_BYTES + 8;

    static final ASN1ObjectIdentifier AES_256_GCM_OID = NISTObjectIdentifiers.id_aes256_GCM;
    /** Parameters absent. Source: RFC 3565, section 2.3.2. */
    static final AlgorithmIdentifier WRAP_ALGORITHM = new AlgorithmIdentifier(NISTObjectIdentifiers.id_aes256_wrap);
    /** ECDH with the X9.63 KDF over SHA-256. Source: RFC 5753, section 7.1.4. */
    static final AlgorithmIdentifier KEY_AGREEMENT_ALGORITHM =
            new AlgorithmIdentifier(SECObjectIdentifiers.dhSinglePass_stdDH_sha256kdf_scheme, WRAP_ALGORITHM);

    static final AlgorithmIdentifier SHA_256_ALGORITHM = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);
    /** Parameters absent. Source: RFC 5758, section 3.2. */
    static final AlgorithmIdentifier SIGNATURE_ALGORITHM =
            new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    /** Parameters absent, as openssl writes it. Source: RFC 5753, section 3.1.1. */
    static final AlgorithmIdentifier ORIGINATOR_ALGORITHM = new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey);

    static final byte[] AUTH_ENVELOPED_DATA = encoded(CMSObjectIdentifiers.authEnvelopedData);
    static final byte[] SIGNED_DATA = encoded(CMSObjectIdentifiers.signedData);
    static final byte[] DATA = encoded(CMSObjectIdentifiers.data);
    static final byte[] AES_256_GCM = encoded(AES_256_GCM_OID);
    static final byte[] KEY_AGREEMENT = encoded(KEY_AGREEMENT_ALGORITHM);
    static final byte[] ECDSA_SHA_256 = encoded(SIGNATURE_ALGORITHM);
    static final byte[] CONTENT_TYPE = encoded(PKCSObjectIdentifiers.pkcs_9_at_contentType);
    static final byte[] MESSAGE_DIGEST = encoded(PKCSObjectIdentifiers.pkcs_9_at_messageDigest);
    static final byte[] SIGNING_TIME = encoded(PKCSObjectIdentifiers.pkcs_9_at_signingTime);
    static final byte[] SIGNING_CERTIFICATE_V2 = encoded(PKCSObjectIdentifiers.id_aa_signingCertificateV2);

    private static final byte[] SHA_256 = encoded(SHA_256_ALGORITHM);
    private static final byte[] SHA_256_WITH_NULL =
            encoded(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE));
    private static final byte[] EC = encoded(ORIGINATOR_ALGORITHM);
    private static final byte[] EC_WITH_NULL =
            encoded(new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, DERNull.INSTANCE));
    private static final byte[] EC_P256 =
            encoded(new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, X9ObjectIdentifiers.prime256v1));

    private Profile() {}

    static boolean isSha256(byte[] algorithm) {
        return Arrays.equals(algorithm, SHA_256) || Arrays.equals(algorithm, SHA_256_WITH_NULL);
    }

    static boolean isOriginatorKey(byte[] algorithm) {
        return Arrays.equals(algorithm, EC)
                || Arrays.equals(algorithm, EC_WITH_NULL)
                || Arrays.equals(algorithm, EC_P256);
    }

    /** The DER of an object of ours. */
    static byte[] encoded(ASN1Object object) {
        try {
            return object.getEncoded("DER");
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
    }
}
