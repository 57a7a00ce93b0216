package org.tenzij.trust;

import java.io.IOException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Untrusted;

/**
 * A detached signature over a document of people: CAdES-B, one signer, ECDSA P-256 with SHA-256, certificate bound by
 * signing-certificate-v2. Stock tools make and check it ({@code openssl cms -cades}).
 *
 * <p>Source: ETSI EN 319 122-1; RFC 5652; RFC 5035.
 */
public final class DetachedSignature {
    private static final AlgorithmIdentifier SHA256 = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);

    private DetachedSignature() {}

    /** Returns only if this certificate's key signed exactly these bytes. What the signature itself brings is not believed. */
    public static void verify(byte[] content, byte[] cms, X509Certificate authority, Instant now, Place place) {
        if (!Strength.p256(authority.getPublicKey()) || !KeyPurpose.SIGNING.allows(authority)) {
            throw place.unsigned("the signer's certificate may not sign, or its key is not on P-256");
        }
        if (now.isBefore(authority.getNotBefore().toInstant())
                || now.isAfter(authority.getNotAfter().toInstant())) {
            throw place.unsigned("the signer's certificate is not valid now");
        }
        try {
            ContentInfo outer = ContentInfo.getInstance(ASN1Primitive.fromByteArray(cms));
            if (!outer.getContentType().equals(CMSObjectIdentifiers.signedData)
                    || !Arrays.areEqual(outer.getEncoded(ASN1Encoding.DER), cms)) {
                throw place.unsigned("the signature is not signed data in DER");
            }
            CMSSignedData signed = new CMSSignedData(new CMSProcessableByteArray(content), outer);
            List<SignerInformation> signers =
                    List.copyOf(signed.getSignerInfos().getSigners());
            if (!signed.isDetachedSignature()
                    || signed.getVersion() != 1
                    || !signed.getDigestAlgorithmIDs().equals(Set.of(SHA256))
                    || signers.size() != 1) {
                throw place.unsigned("the signature is not detached, or has not exactly one signer");
            }
            SignerInformation signer = signers.get(0);
            if (!allowed(signer) || !names(signer, authority)) {
                throw place.unsigned("the signature has another form than CAdES-B by that signer");
            }
            if (!signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(authority.getPublicKey()))) {
                throw place.unsigned("the signature does not fit the bytes");
            }
        } catch (CMSException
                | IOException
                | OperatorCreationException
                | IllegalArgumentException
                | IllegalStateException
                | NullPointerException
                | IndexOutOfBoundsException
                | ClassCastException e) {
            // Bouncy Castle answers malformed structures with these; to us all of them are one thing: not signed.
            throw place.unsigned("the signature cannot be read or does not hold", e);
        }
    }

    private static boolean allowed(SignerInformation signer) {
        String signature = signer.getEncryptionAlgOID();
        AttributeTable attributes = signer.getSignedAttributes();
        return SHA256.equals(signer.getDigestAlgorithmID())
                && signer.getVersion() == 1
                && X9ObjectIdentifiers.ecdsa_with_SHA256.getId().equals(signature)
                && signer.getUnsignedAttributes() == null
                && attributes != null
                && attributes.getAll(CMSAttributes.messageDigest).size() == 1
                && attributes.getAll(CMSAttributes.contentType).size() == 1
                && CMSObjectIdentifiers.data.equals(attributes
                        .get(CMSAttributes.contentType)
                        .getAttrValues()
                        .getObjectAt(0));
    }

    /** True where the signed attributes bind the signature to exactly this certificate. Source: RFC 5035, section 3. */
    private static boolean names(SignerInformation signer, X509Certificate authority) throws IOException {
        X509CertificateHolder holder = new X509CertificateHolder(CertificateText.encoded(authority));
        byte[] id = new IssuerAndSerialNumber(holder.getIssuer(), holder.getSerialNumber()).getEncoded();
        if (!Arrays.areEqual(signer.toASN1Structure().getSID().getEncoded(), id)
                || signer.getSignedAttributes()
                                .getAll(PKCSObjectIdentifiers.id_aa_signingCertificateV2)
                                .size()
                        != 1) {
            return false;
        }
        Attribute attribute = signer.getSignedAttributes().get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        if (attribute.getAttrValues().size() != 1) {
            return false;
        }
        ESSCertIDv2[] ids = SigningCertificateV2.getInstance(
                        attribute.getAttrValues().getObjectAt(0))
                .getCerts();
        return ids.length > 0
                && ids[0].getHashAlgorithm().getAlgorithm().equals(NISTObjectIdentifiers.id_sha256)
                && Arrays.constantTimeAreEqual(ids[0].getCertHash(), Digest.sha256(CertificateText.encoded(authority)));
    }

    /**
     * Signs; the certificate travels inside so that stock tools find it.
     *
     * @param provider of the token that holds the key; null for a key in memory
     */
    public static byte[] sign(byte[] content, PrivateKey key, X509Certificate signer, @Nullable Provider provider) {
        return sign(content, new Credential(key, signer, List.of()), provider);
    }

    /** As above; the certificates between the signer's and its party's anchor travel along. */
    static byte[] sign(byte[] content, Credential signer, @Nullable Provider provider) {
        X509Certificate authority = signer.certificate();
        try {
            ESSCertIDv2 binding = new ESSCertIDv2(Digest.sha256(CertificateText.encoded(authority)));
            AttributeTable extra = new AttributeTable(new Attribute(
                    PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                    new DERSet(new SigningCertificateV2(new ESSCertIDv2[] {binding}))));
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(
                    new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                            .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(extra))
                            .build(signer(provider).build(signer.key()), authority));
            generator.addCertificates(new JcaCertStore(List.of(authority)));
            generator.addCertificates(new JcaCertStore(signer.others()));
            return generator
                    .generate(new CMSProcessableByteArray(content), false)
                    .getEncoded("DER");
        } catch (CMSException | IOException | OperatorCreationException | CertificateException e) {
            throw new IllegalStateException("signing with a P-256 key does not fail", e);
        }
    }

    private static JcaContentSignerBuilder signer(@Nullable Provider provider) {
        JcaContentSignerBuilder builder = new JcaContentSignerBuilder("SHA256withECDSA");
        return provider == null ? builder : builder.setProvider(provider);
    }

    /** The certificate that came with the signature and made it, by its own word; nothing is verified yet. */
    static X509Certificate signer(byte[] cms, Place place) {
        return carried(cms, place).stream()
                .filter(certificate -> madeWith(cms, certificate))
                .findFirst()
                .orElseThrow(() -> place.unsigned("the signer's certificate does not come with the signature"));
    }

    /** Every certificate that came along, for the path to an anchor; none of them is believed. */
    static List<X509Certificate> carried(byte[] cms, Place place) {
        try {
            List<X509Certificate> carried = new ArrayList<>();
            for (X509CertificateHolder holder :
                    new CMSSignedData(cms).getCertificates().getMatches(null)) {
                carried.add(CertificateText.certificate(holder.getEncoded()));
            }
            return List.copyOf(carried);
        } catch (CMSException
                | IOException
                | CertificateException
                | IllegalArgumentException
                | IllegalStateException
                | NullPointerException
                | ClassCastException e) {
            // Bouncy Castle answers malformed structures with these; to us all of them are one thing: not signed.
            throw place.unsigned("the signature cannot be read", e);
        }
    }

    /** True where the signature says that this certificate made it; nothing is verified yet. */
    static boolean madeWith(byte[] cms, X509Certificate certificate) {
        try {
            return new CMSSignedData(cms)
                    .getSignerInfos().getSigners().stream()
                            .anyMatch(signer -> signer.getSID().getSerialNumber() != null
                                    && signer.getSID().getSerialNumber().equals(certificate.getSerialNumber())
                                    && signer.getSID()
                                            .getIssuer()
                                            .equals(X500Name.getInstance(certificate
                                                    .getIssuerX500Principal()
                                                    .getEncoded())));
        } catch (CMSException
                | IllegalArgumentException
                | IllegalStateException
                | NullPointerException
                | ClassCastException e) {
            return false;
        }
    }

    /**
     * Where a signature belongs, for the words of its refusal.
     *
     * @param code what a signature that does not hold is refused with
     */
    public record Place(ErrorCode code, String where, String remedy) {
        Untrusted unsigned(String what) {
            return new Untrusted(code, what, where, remedy);
        }

        Untrusted unsigned(String what, Exception cause) {
            return new Untrusted(code, what, where, remedy, cause);
        }
    }
}
