package org.tenzij.trust;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority in memory, for an example community: issues, revokes, makes revocation lists. P-256 and SHA-256.
 *
 * <p>Its key is never written anywhere. It stands for what a party's real authority does elsewhere.
 */
public final class ExampleAuthority {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyPair keys;
    private final X509Certificate certificate;
    private final Set<BigInteger> revoked = new LinkedHashSet<>();

    private ExampleAuthority(KeyPair keys, X509Certificate certificate) {
        this.keys = keys;
        this.certificate = certificate;
    }

    /** A new authority that signed its own certificate and may issue certificates and revocation lists. */
    static ExampleAuthority root(String name, Instant from, Instant until) {
        return selfSigned(name, KeyUsage.keyCertSign | KeyUsage.cRLSign, new BasicConstraints(true), from, until);
    }

    /** A new signer that signed its own certificate and may sign documents only: the scheme authority. */
    static ExampleAuthority signer(String name, Instant from, Instant until) {
        return selfSigned(name, KeyUsage.digitalSignature, new BasicConstraints(false), from, until);
    }

    private static ExampleAuthority selfSigned(
            String name, int usage, BasicConstraints constraints, Instant from, Instant until) {
        KeyPair keys = newKey();
        X500Principal subject = name(name);
        return new ExampleAuthority(
                keys, certificate(keys, subject, subject, keys.getPublic(), usage, constraints, from, until));
    }

    /** An authority below this one, with a certificate of its own. */
    ExampleAuthority below(String name, Instant from, Instant until) {
        KeyPair key = newKey();
        return new ExampleAuthority(
                key,
                certificate(
                        keys,
                        certificate.getSubjectX500Principal(),
                        name(name),
                        key.getPublic(),
                        KeyUsage.keyCertSign | KeyUsage.cRLSign,
                        new BasicConstraints(0),
                        from,
                        until));
    }

    /**
     * A certificate for that key.
     *
     * @param usage bits of {@link KeyUsage}
     */
    public X509Certificate issue(X500Principal subject, PublicKey key, int usage, Instant from, Instant until) {
        return certificate(
                keys,
                certificate.getSubjectX500Principal(),
                subject,
                key,
                usage,
                new BasicConstraints(false),
                from,
                until);
    }

    /** Marks a certificate as revoked; peers see it with the next list. */
    public synchronized void revoke(X509Certificate issued) {
        revoked.add(issued.getSerialNumber());
    }

    /** The current revocation list, DER. */
    public synchronized byte[] list(Instant thisUpdate, Instant nextUpdate) {
        try {
            X509v2CRLBuilder builder = new X509v2CRLBuilder(
                    X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()), Date.from(thisUpdate));
            builder.setNextUpdate(Date.from(nextUpdate));
            revoked.forEach(
                    serial -> builder.addCRLEntry(serial, Date.from(thisUpdate), CRLReason.cessationOfOperation));
            builder.addExtension(
                    Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(thisUpdate.toEpochMilli())));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(certificate.getPublicKey()));
            return builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
                    .getEncoded();
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("signing with a P-256 key in memory does not fail", e);
        }
    }

    /** Its own certificate: an anchor, or the scheme authority's. */
    public X509Certificate certificate() {
        return certificate;
    }

    KeyPair keys() {
        return keys;
    }

    /** A new P-256 key pair. */
    public static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }

    /** A marked name. */
    static X500Principal name(String commonName) {
        return new X500Principal("CN=" + commonName + ",O=" + ExampleMark.ORGANISATION);
    }

    private static X509Certificate certificate(
            KeyPair issuer,
            X500Principal issuerName,
            X500Principal subject,
            PublicKey key,
            int usage,
            BasicConstraints constraints,
            Instant from,
            Instant until) {
        try {
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                    X500Name.getInstance(issuerName.getEncoded()),
                    new BigInteger(126, RANDOM).setBit(126),
                    Date.from(from),
                    Date.from(until),
                    X500Name.getInstance(subject.getEncoded()),
                    SubjectPublicKeyInfo.getInstance(key.getEncoded()));
            builder.addExtension(Extension.basicConstraints, true, constraints);
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            builder.addExtension(Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(key));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    extensions.createAuthorityKeyIdentifier(issuer.getPublic()));
            return CertificateText.certificate(
                    builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.getPrivate()))
                            .getEncoded());
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("signing with a P-256 key in memory does not fail", e);
        }
    }
}
