package org.tenzij.envelope;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.tenzij.exchange.Digest;

/**
 * Makes a detached CAdES-B signature. Counterpart of {@link Signed}.
 *
 * <p>Source: ETSI EN 319 122-1, section 6 (level B-B); RFC 5652, section 5; RFC 5035.
 */
final class Signing {
    private final SigningKey own;
    private final Certificate certificate;
    private final ASN1Set certificates;

    Signing(SigningKey own) {
        this.own = own;
        this.certificate = Certificate.getInstance(CertificateRef.encoded(own.certificate()));
        Set<X509Certificate> all = new LinkedHashSet<>();
        all.add(own.certificate());
        all.addAll(own.chain());
        ASN1EncodableVector vector = new ASN1EncodableVector();
        all.forEach(each -> vector.add(Certificate.getInstance(CertificateRef.encoded(each))));
        this.certificates = new DERSet(vector);
    }

    /** The DER of a SignedData over these bytes, which stay outside it. */
    byte[] sign(byte[] content, Instant signingTime) throws GeneralSecurityException {
        ASN1Set attributes = new DERSet(new ASN1Encodable[] {
            attribute(PKCSObjectIdentifiers.pkcs_9_at_contentType, CMSObjectIdentifiers.data),
            attribute(PKCSObjectIdentifiers.pkcs_9_at_signingTime, new Time(Date.from(signingTime), Locale.ROOT)),
            attribute(PKCSObjectIdentifiers.pkcs_9_at_messageDigest, new DEROctetString(Digest.sha256(content))),
            attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new SigningCertificateV2(signingCertificate()))
        });
        SignerInfo signer = new SignerInfo(
                new SignerIdentifier(new IssuerAndSerialNumber(certificate)),
                Profile.SHA_256_ALGORITHM,
                attributes,
                Profile.SIGNATURE_ALGORITHM,
                new DEROctetString(P256.sign(own.key(), Profile.encoded(attributes))),
                null);
        SignedData signed = new SignedData(
                new DERSet(Profile.SHA_256_ALGORITHM),
                new ContentInfo(CMSObjectIdentifiers.data, null),
                certificates,
                null,
                new DERSet(signer));
        return Profile.encoded(new ContentInfo(CMSObjectIdentifiers.signedData, signed));
    }

    /** Binds the signature to this very certificate, so that another one over the same key cannot take its place. */
    private ESSCertIDv2 signingCertificate() {
        IssuerSerial issuer = new IssuerSerial(
                new GeneralNames(new GeneralName(certificate.getIssuer())), certificate.getSerialNumber());
        return new ESSCertIDv2(Digest.sha256(CertificateRef.encoded(own.certificate())), issuer);
    }

    private static Attribute attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
        return new Attribute(type, new DERSet(value));
    }
}
