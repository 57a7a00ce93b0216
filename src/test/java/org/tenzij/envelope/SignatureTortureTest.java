package org.tenzij.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tenzij.envelope.Refusals.assertRefused;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.Test;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.Untrusted;

/** Envelopes that decrypt well but whose signature does not say what it must. */
class SignatureTortureTest {
    private static final int ATTRIBUTES = 3;

    private final Wire wire = new Wire();
    private final Map<String, byte[]> container =
            wire.container(TestMessage.small().files());
    private final byte[] list = container.getOrDefault(AsicManifest.PATH, new byte[0]);
    private final byte[] signature = container.getOrDefault(Container.SIGNATURE, new byte[0]);

    private void refused(ErrorCode code, byte[] otherSignature) {
        container.put(Container.SIGNATURE, otherSignature);
        assertRefused(code, () -> wire.open(container));
    }

    private void refusedAfter(ErrorCode code, Consumer<Tlv> change) {
        Tlv file = Tlv.parse(signature);
        assertThat(file.write()).isEqualTo(signature);
        change.accept(file);
        refused(code, file.write());
    }

    /** As {@link #refusedAfter}, with the changed attributes signed anew by the real key. */
    private void refusedThoughSigned(ErrorCode code, Consumer<List<Tlv>> change) {
        refusedAfter(code, file -> {
            change.accept(signer(file).at(ATTRIBUTES).children);
            signAgain(file, true);
        });
    }

    private void signAgain(Tlv file, boolean sorted) {
        List<Tlv> attributes = signer(file).at(ATTRIBUTES).children;
        if (sorted) {
            attributes.sort(Comparator.comparing(Tlv::write, Arrays::compareUnsigned));
        }
        byte[] set = new Tlv(Der.SET, new byte[0], attributes.toArray(new Tlv[0])).write();
        try {
            signer(file).at(5).value = P256.sign(wire.sender.signing().key(), set);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Tlv signer(Tlv file) {
        return file.at(1, 0, 4, 0);
    }

    private static Tlv attribute(List<Tlv> attributes, byte[] type) {
        return attributes.stream()
                .filter(each -> Arrays.equals(each.at(0).write(), type))
                .findFirst()
                .orElseThrow();
    }

    private byte[] signed(KeyPair key, X509Certificate certificate, String algorithm, String signers) throws Exception {
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        for (int i = 0; i < Integer.parseInt(signers); i++) {
            generator.addSignerInfoGenerator(
                    new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                            .build(new JcaContentSignerBuilder(algorithm).build(key.getPrivate()), certificate));
        }
        generator.addCertificate(new org.bouncycastle.cert.jcajce.JcaX509CertificateHolder(certificate));
        return generator
                .generate(new CMSProcessableByteArray(list), false)
                .toASN1Structure()
                .getEncoded("DER");
    }

    @Test
    void theGoodOneIsOpenedAlsoAfterSigningAgain() {
        Tlv file = Tlv.parse(signature);
        signAgain(file, true);
        container.put(Container.SIGNATURE, file.write());
        assertThat(wire.open(container).signer()).isEqualTo(new Party("cw"));
    }

    @Test
    void nobodySigned() throws Exception {
        refusedAfter(ErrorCode.OPEN_UNSIGNED, file -> file.at(1, 0, 4).children.clear());
        refused(
                ErrorCode.OPEN_UNSIGNED,
                new CMSSignedDataGenerator()
                        .generate(new CMSProcessableByteArray(list), false)
                        .getEncoded("DER"));
        container.remove(Container.SIGNATURE);
        assertRefused(ErrorCode.OPEN_UNSIGNED, () -> wire.open(container));
    }

    @Test
    void severalSigned() throws Exception {
        refusedAfter(
                ErrorCode.OPEN_SEVERAL_SIGNERS,
                file -> file.at(1, 0, 4).children.add(signer(file)));
        KeyPair key = TestParty.pair("secp256r1");
        X509Certificate certificate = wire.sender.issue("second", key.getPublic(), KeyUsage.digitalSignature);
        refused(ErrorCode.OPEN_SEVERAL_SIGNERS, signed(key, certificate, "SHA256withECDSA", "2"));
    }

    @Test
    void noSignedAttributes() throws Exception {
        byte[] direct = P256.sign(wire.sender.signing().key(), list);
        refusedAfter(ErrorCode.OPEN_MISSING_ATTRIBUTE, file -> {
            signer(file).children.remove(ATTRIBUTES);
            signer(file).at(4).value = direct;
        });
    }

    @Test
    void signedAttributesPresentedAsContent() {
        // The signature over the attributes is a good one over these octets as content, if a reader lets attributes be
        // absent.
        Tlv file = Tlv.parse(signature);
        Tlv set = new Tlv(
                Der.SET, new byte[0], signer(file).at(ATTRIBUTES).children.toArray(new Tlv[0]));
        signer(file).children.remove(ATTRIBUTES);
        container.put(AsicManifest.PATH, set.write());
        refused(ErrorCode.OPEN_MISSING_ATTRIBUTE, file.write());
    }

    @Test
    void unsignedAttributes() {
        refusedAfter(
                ErrorCode.OPEN_WRONG_ATTRIBUTE,
                file -> signer(file)
                        .children
                        .add(new Tlv(0xa1, new byte[0], signer(file).at(ATTRIBUTES, 0))));
    }

    @Test
    void everyAttributeOfCadesMustBeThere() {
        for (byte[] type : List.of(
                Profile.CONTENT_TYPE, Profile.MESSAGE_DIGEST, Profile.SIGNING_TIME, Profile.SIGNING_CERTIFICATE_V2)) {
            refusedThoughSigned(
                    ErrorCode.OPEN_MISSING_ATTRIBUTE, attributes -> attributes.remove(attribute(attributes, type)));
        }
        refusedThoughSigned(ErrorCode.OPEN_MISSING_ATTRIBUTE, List::clear);
    }

    @Test
    void anAttributeTwiceOrWithTwoValues() {
        refusedThoughSigned(ErrorCode.OPEN_WRONG_ATTRIBUTE, attributes -> {
            Tlv digest = attribute(attributes, Profile.MESSAGE_DIGEST);
            attributes.add(new Tlv(
                    Der.SEQUENCE, new byte[0], digest.at(0), new Tlv(Der.SET, new byte[0], new Tlv(4, new byte[32]))));
        });
        refusedThoughSigned(
                ErrorCode.OPEN_WRONG_ATTRIBUTE,
                attributes -> attributes.add(attribute(attributes, Profile.MESSAGE_DIGEST)));
        refusedThoughSigned(
                ErrorCode.OPEN_WRONG_ATTRIBUTE,
                attributes -> attribute(attributes, Profile.MESSAGE_DIGEST)
                        .at(1)
                        .children
                        .add(new Tlv(4, new byte[32])));
    }

    @Test
    void anAttributeWithAnotherValue() {
        refusedThoughSigned(
                ErrorCode.OPEN_WRONG_ATTRIBUTE,
                attributes -> attribute(attributes, Profile.CONTENT_TYPE).at(1, 0).value[8] = 2);
        refusedThoughSigned(
                ErrorCode.OPEN_BAD_DIGEST,
                attributes -> attribute(attributes, Profile.MESSAGE_DIGEST).at(1, 0).value[8] ^= 1);
        refusedThoughSigned(
                ErrorCode.OPEN_WRONG_ATTRIBUTE,
                attributes -> attribute(attributes, Profile.SIGNING_TIME).at(1, 0).tag = Der.OCTET_STRING);
        refusedThoughSigned(
                ErrorCode.OPEN_WRONG_ATTRIBUTE,
                attributes ->
                        attribute(attributes, Profile.SIGNING_CERTIFICATE_V2).at(1, 0, 0, 0, 0).value[3] ^= 1);
        refusedThoughSigned(
                ErrorCode.OPEN_WRONG_ATTRIBUTE,
                attributes ->
                        attribute(attributes, Profile.SIGNING_CERTIFICATE_V2).at(1, 0, 0, 0, 1, 1).value[0] ^= 1);
    }

    @Test
    void anAttributeNobodyExpects() {
        refusedThoughSigned(
                ErrorCode.OPEN_WRONG_ATTRIBUTE,
                attributes -> attributes.add(new Tlv(
                        Der.SEQUENCE,
                        new byte[0],
                        new Tlv(6, new byte[] {42, 3, 4}),
                        new Tlv(Der.SET, new byte[0], new Tlv(5, new byte[0])))));
    }

    @Test
    void attributesOutOfOrder() {
        refusedAfter(ErrorCode.OPEN_WRONG_ATTRIBUTE, file -> {
            Collections.reverse(signer(file).at(ATTRIBUTES).children);
            signAgain(file, false);
        });
    }

    @Test
    void anotherDigest() throws Exception {
        KeyPair key = new KeyPair(
                wire.sender.signing().certificate().getPublicKey(),
                wire.sender.signing().key());
        refused(
                ErrorCode.OPEN_WRONG_ALGORITHM,
                signed(key, wire.sender.signing().certificate(), "SHA1withECDSA", "1"));
        refused(
                ErrorCode.OPEN_WRONG_ALGORITHM,
                signed(key, wire.sender.signing().certificate(), "SHA384withECDSA", "1"));
    }

    @Test
    void rsa() throws Exception {
        KeyPair key = TestParty.rsaPair();
        X509Certificate certificate = wire.sender.issue("rsa", key.getPublic(), KeyUsage.digitalSignature);
        refused(ErrorCode.OPEN_WRONG_ALGORITHM, signed(key, certificate, "SHA256withRSA", "1"));
    }

    @Test
    void anotherCurve() throws Exception {
        KeyPair key = TestParty.pair("secp384r1");
        X509Certificate certificate = wire.sender.issue("p384", key.getPublic(), KeyUsage.digitalSignature);
        refused(ErrorCode.OPEN_WRONG_ALGORITHM, signed(key, certificate, "SHA256withECDSA", "1"));
    }

    @Test
    void withoutSigningCertificate() throws Exception {
        KeyPair key = TestParty.pair("secp256r1");
        X509Certificate certificate = wire.sender.issue("plain", key.getPublic(), KeyUsage.digitalSignature);
        refused(ErrorCode.OPEN_MISSING_ATTRIBUTE, signed(key, certificate, "SHA256withECDSA", "1"));
    }

    @Test
    void anotherCertificateOverTheSameKey() throws Exception {
        X509Certificate other = wire.sender.issue(
                "signing", wire.sender.signing().certificate().getPublicKey(), KeyUsage.digitalSignature);
        refusedAfter(ErrorCode.OPEN_WRONG_ATTRIBUTE, file -> {
            Tlv certificate = Tlv.parse(CertificateRef.encoded(other));
            file.at(1, 0, 3).children.set(0, certificate);
            signer(file).at(1).children.set(1, certificate.at(0, 1));
        });
    }

    @Test
    void withoutTheSignersCertificate() {
        refusedAfter(
                ErrorCode.OPEN_UNKNOWN_SIGNER,
                file -> file.at(1, 0).at(3).children.clear());
        refusedAfter(ErrorCode.OPEN_UNKNOWN_SIGNER, file -> signer(file).at(1, 1).value[0] ^= 1);
    }

    @Test
    void aSignatureThatDoesNotHold() throws Exception {
        Signature other = Signature.getInstance("SHA256withECDSA");
        other.initSign(TestParty.pair("secp256r1").getPrivate());
        other.update(list);
        byte[] bytes = other.sign();
        refusedAfter(ErrorCode.OPEN_BAD_SIGNATURE, file -> signer(file).at(5).value = bytes);
        refusedAfter(ErrorCode.OPEN_BAD_SIGNATURE, file -> signer(file).at(5).value = new byte[0]);
        byte[] zeros = {0x30, 6, 2, 1, 0, 2, 1, 0};
        refusedAfter(ErrorCode.OPEN_BAD_SIGNATURE, file -> signer(file).at(5).value = zeros);
    }

    @Test
    void aSignatureOverAnotherList() {
        container.put(Container.SIGNATURE, wire.sign(TestMessage.bytes("<other/>")));
        assertRefused(ErrorCode.OPEN_BAD_DIGEST, () -> wire.open(container));
    }

    @Test
    void contentInsideTheSignature() {
        refusedAfter(
                ErrorCode.OPEN_BAD_SIGNATURE,
                file -> file.at(1, 0, 2).children.add(new Tlv(0xa0, new byte[0], new Tlv(4, list))));
    }

    @Test
    void octetsBehindTheSignature() {
        refused(ErrorCode.OPEN_TRAILING_BYTES, Arrays.copyOf(signature, signature.length + 1));
        refused(ErrorCode.OPEN_TRUNCATED, Arrays.copyOf(signature, signature.length - 1));
    }

    @Test
    void otherShapes() {
        refusedAfter(ErrorCode.OPEN_MALFORMED, file -> file.at(1, 0).indefinite = true);
        refusedAfter(ErrorCode.OPEN_MALFORMED, file -> file.at(1, 0, 0).value = new byte[] {3});
        refusedAfter(ErrorCode.OPEN_MALFORMED, file -> signer(file).at(0).value = new byte[] {3});
        refusedAfter(ErrorCode.OPEN_WRONG_ATTRIBUTE, file -> file.at(1, 0, 2, 0).value[8] = 2);
        refusedAfter(
                ErrorCode.OPEN_MALFORMED,
                file -> file.at(1, 0).children.add(4, new Tlv(0xa1, new byte[0], new Tlv(Der.SEQUENCE, new byte[0]))));
        refusedAfter(ErrorCode.OPEN_WRONG_ALGORITHM, file -> file.at(0).value[8] = 3);
    }

    @Test
    void whatTheTrustRoomSaysIsFinal() {
        Opener opener = new Opener(List.of(wire.recipient.decryption()), (signer, others) -> {
            throw Distrust.of(ErrorCode.OPEN_CERTIFICATE_REVOKED, "revoked", "certificate");
        });
        byte[] envelope = wire.encrypt(StoredZip.write(container));
        assertRefused(Untrusted.class, ErrorCode.OPEN_CERTIFICATE_REVOKED, () -> opener.open(envelope));
    }
}
