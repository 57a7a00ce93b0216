package org.tenzij.envelope;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A party with an anchor of its own and freshly made keys under it, for tests. */
record TestParty(String id, X509Certificate anchor, KeyPair anchorKey, SigningKey signing, DecryptionKey decryption) {
    private static final AtomicLong SERIAL = new AtomicLong(1000);

    static TestParty of(String id) {
        KeyPair anchorKey = pair("secp256r1");
        X509Certificate anchor = certificate(
                "CN=Example anchor " + id,
                anchorKey,
                "CN=Example anchor " + id,
                anchorKey.getPublic(),
                KeyUsage.keyCertSign | KeyUsage.cRLSign);
        KeyPair signing = pair("secp256r1");
        KeyPair encryption = pair("secp256r1");
        return new TestParty(
                id,
                anchor,
                anchorKey,
                new SigningKey(
                        signing.getPrivate(),
                        issued(anchorKey, id, "signing", signing.getPublic(), KeyUsage.digitalSignature),
                        List.of()),
                new DecryptionKey(
                        encryption.getPrivate(),
                        issued(anchorKey, id, "encryption", encryption.getPublic(), KeyUsage.keyAgreement)));
    }

    /** Another certificate under the same anchor. */
    X509Certificate issue(String purpose, PublicKey key, int usage) {
        return issued(anchorKey, id, purpose, key, usage);
    }

    static KeyPair pair(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static KeyPair rsaPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate issued(KeyPair anchorKey, String id, String purpose, PublicKey key, int usage) {
        return certificate("CN=Example anchor " + id, anchorKey, "CN=Example " + purpose + " " + id, key, usage);
    }

    private static X509Certificate certificate(
            String issuer, KeyPair issuerKey, String subject, PublicKey key, int usage) {
        Instant now = Instant.now();
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Name(issuer),
                    BigInteger.valueOf(SERIAL.incrementAndGet()),
                    Date.from(now.minus(1, ChronoUnit.HOURS)),
                    Date.from(now.plus(1, ChronoUnit.DAYS)),
                    new X500Name(subject),
                    key);
            boolean authority = issuer.equals(subject);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key));
            byte[] encoded = builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKey.getPrivate()))
                    .getEncoded();
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoded));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
