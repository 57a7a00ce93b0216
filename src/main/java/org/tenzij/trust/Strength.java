package org.tenzij.trust;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.EllipticCurve;
import java.util.Set;

/**
 * Which keys and signatures are strong enough: an allow-list, so that what is new or forgotten is refused.
 *
 * <p>Source: profile tenzij-2026; NIST SP 800-186 for the curves.
 */
final class Strength {
    /** ecdsa-with-SHA256, -SHA384, -SHA512. Source: RFC 5758, section 3.2. */
    private static final Set<String> SIGNATURES =
            Set.of("1.2.840.10045.4.3.2", "1.2.840.10045.4.3.3", "1.2.840.10045.4.3.4");

    private static final BigInteger P256_FIELD =
            new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);
    private static final BigInteger P256_B =
            new BigInteger("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", 16);
    private static final BigInteger P256_GX =
            new BigInteger("6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296", 16);
    private static final BigInteger P256_GY =
            new BigInteger("4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5", 16);
    private static final BigInteger P256_ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private Strength() {}

    /** True for a key on P-256. Every parameter is compared: a name, or the curve without its generator, can be forged. */
    static boolean p256(PublicKey key) {
        if (!(key instanceof ECPublicKey ec)) {
            return false;
        }
        ECParameterSpec spec = ec.getParams();
        EllipticCurve curve = spec.getCurve();
        return curve.getField() instanceof ECFieldFp field
                && field.getP().equals(P256_FIELD)
                && curve.getA().equals(P256_FIELD.subtract(BigInteger.valueOf(3)))
                && curve.getB().equals(P256_B)
                && spec.getGenerator().getAffineX().equals(P256_GX)
                && spec.getGenerator().getAffineY().equals(P256_GY)
                && spec.getOrder().equals(P256_ORDER)
                && spec.getCofactor() == 1;
    }

    /** True where the key of this certificate is on P-256 and its issuer signed with ECDSA over SHA-2. */
    static boolean allows(X509Certificate certificate) {
        return p256(certificate.getPublicKey()) && allowsSignature(certificate.getSigAlgOID());
    }

    static boolean allowsSignature(String algorithmId) {
        return SIGNATURES.contains(algorithmId);
    }
}
