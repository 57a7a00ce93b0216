package org.tenzij.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tenzij.envelope.Refusals.assertRefused;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSAuthEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSCompressedDataGenerator;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.RecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyAgreeRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.ZlibCompressor;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OutputAEADEncryptor;
import org.junit.jupiter.api.Test;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Party;

/** Envelopes that are wrong on the outside. Each is refused with the code of its fault, most before a private key is used. */
class EnvelopeTortureTest {
    private static final BouncyCastleProvider BC = new BouncyCastleProvider();

    private final Wire wire = new Wire();
    private final byte[] envelope = wire.seal(TestMessage.small()).envelope().bytes();

    /** Refuses the good envelope after this one change; that it is good otherwise, the parser and writer of the test show. */
    private void refusedAfter(ErrorCode code, Consumer<Tlv> change) {
        Tlv file = Tlv.parse(envelope);
        assertThat(file.write()).isEqualTo(envelope);
        change.accept(file);
        assertRefused(code, () -> wire.opener.open(file.write()));
    }

    private static Tlv message(Tlv file) {
        return file.at(1, 0);
    }

    private static Tlv agreement(Tlv file) {
        return file.at(1, 0, 1, 0);
    }

    private static Tlv gcm(Tlv file) {
        return file.at(1, 0, 2, 1, 1);
    }

    private RecipientInfoGenerator agreeing(ASN1ObjectIdentifier kdf, ASN1ObjectIdentifier wrap)
            throws GeneralSecurityException {
        KeyPair originator = TestParty.pair("secp256r1");
        return new JceKeyAgreeRecipientInfoGenerator(kdf, originator.getPrivate(), originator.getPublic(), wrap)
                .addRecipient(wire.recipient.decryption().certificate())
                .setProvider(BC);
    }

    private byte[] byBouncyCastle(RecipientInfoGenerator recipient, ASN1ObjectIdentifier cipher)
            throws CMSException, IOException {
        CMSAuthEnvelopedDataGenerator generator = new CMSAuthEnvelopedDataGenerator();
        generator.addRecipientInfoGenerator(recipient);
        byte[] zip = StoredZip.write(wire.container(TestMessage.small().files()));
        return generator
                .generate(new CMSProcessableByteArray(zip), (OutputAEADEncryptor)
                        new JceCMSContentEncryptorBuilder(cipher)
                                .setProvider(BC)
                                .build())
                .toASN1Structure()
                .getEncoded("DER");
    }

    @Test
    void theGoodOneIsOpenedAlsoWithSeveralKeysAndWhenBouncyCastleMadeIt() throws Exception {
        DecryptionKey other = TestParty.of("sx").decryption();
        Opener opener = new Opener(List.of(other, wire.recipient.decryption()), (signer, others) -> new Party("cw"));
        assertThat(opener.open(envelope).content()).hasSize(2);
        byte[] byBouncyCastle = byBouncyCastle(
                agreeing(CMSAlgorithm.ECDH_SHA256KDF, CMSAlgorithm.AES256_WRAP), CMSAlgorithm.AES256_GCM);
        assertThat(opener.open(byBouncyCastle).content()).hasSize(2);
        assertThat(other.toString()).matches("DecryptionKey\\[certificate [0-9a-f]+]");
    }

    @Test
    void unauthenticatedEncryptionIsRefused() throws Exception {
        CMSEnvelopedDataGenerator generator = new CMSEnvelopedDataGenerator();
        generator.addRecipientInfoGenerator(agreeing(CMSAlgorithm.ECDH_SHA256KDF, CMSAlgorithm.AES256_WRAP));
        byte[] cbc = generator
                .generate(
                        new CMSProcessableByteArray(new byte[100]),
                        new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES256_CBC).build())
                .toASN1Structure()
                .getEncoded("DER");
        assertRefused(ErrorCode.OPEN_WRONG_ALGORITHM, () -> wire.opener.open(cbc));
    }

    @Test
    void compressedDataIsRefused() throws Exception {
        byte[] compressed = new CMSCompressedDataGenerator()
                .generate(new CMSProcessableByteArray(envelope), new ZlibCompressor())
                .toASN1Structure()
                .getEncoded("DER");
        assertRefused(ErrorCode.OPEN_WRONG_ALGORITHM, () -> wire.opener.open(compressed));
        refusedAfter(
                ErrorCode.OPEN_WRONG_ALGORITHM,
                file -> message(file).at(2, 0).value = Tlv.parse(compressed).at(0).value);
    }

    @Test
    void signedDataOutsideIsRefused() {
        assertRefused(ErrorCode.OPEN_WRONG_ALGORITHM, () -> wire.opener.open(wire.sign(envelope)));
    }

    @Test
    void aes128IsRefused() throws Exception {
        byte[] weak = byBouncyCastle(
                agreeing(CMSAlgorithm.ECDH_SHA256KDF, CMSAlgorithm.AES256_WRAP), CMSAlgorithm.AES128_GCM);
        assertRefused(ErrorCode.OPEN_WRONG_ALGORITHM, () -> wire.opener.open(weak));
    }

    @Test
    void otherKdfsAndKeyWrapsAreRefused() throws Exception {
        byte[] sha1 =
                byBouncyCastle(agreeing(CMSAlgorithm.ECDH_SHA1KDF, CMSAlgorithm.AES256_WRAP), CMSAlgorithm.AES256_GCM);
        assertRefused(ErrorCode.OPEN_WRONG_ALGORITHM, () -> wire.opener.open(sha1));
        byte[] wrap = byBouncyCastle(
                agreeing(CMSAlgorithm.ECDH_SHA256KDF, CMSAlgorithm.AES128_WRAP), CMSAlgorithm.AES256_GCM);
        assertRefused(ErrorCode.OPEN_WRONG_ALGORITHM, () -> wire.opener.open(wrap));
    }

    @Test
    void rsaKeyTransportIsRefused() throws Exception {
        KeyPair rsa = TestParty.rsaPair();
        byte[] transported = byBouncyCastle(
                new JceKeyTransRecipientInfoGenerator(
                                wire.recipient.issue("rsa", rsa.getPublic(), KeyUsage.keyEncipherment))
                        .setProvider(BC),
                CMSAlgorithm.AES256_GCM);
        assertRefused(ErrorCode.OPEN_WRONG_ALGORITHM, () -> wire.opener.open(transported));
    }

    @Test
    void otherCurvesAreRefused() {
        refusedAfter(ErrorCode.OPEN_WRONG_ALGORITHM, file -> {
            byte[] spki = TestParty.pair("secp384r1").getPublic().getEncoded();
            agreement(file).at(1, 0).children.set(1, Tlv.parse(spki).at(1));
        });
        refusedAfter(ErrorCode.OPEN_WRONG_ALGORITHM, file -> {
            byte[] spki = TestParty.pair("secp384r1").getPublic().getEncoded();
            agreement(file).at(1, 0).children.set(0, Tlv.parse(spki).at(0));
        });
    }

    @Test
    void aPointOffTheCurveIsRefusedBeforeOurKeyMeetsIt() {
        refusedAfter(ErrorCode.OPEN_WEAK_KEY, file -> agreement(file).at(1, 0, 1).value[40] ^= 1);
        refusedAfter(
                ErrorCode.OPEN_WEAK_KEY, file -> Arrays.fill(agreement(file).at(1, 0, 1).value, 2, 66, (byte) 0));
        refusedAfter(ErrorCode.OPEN_WRONG_ALGORITHM, file -> agreement(file).at(1, 0, 1).value = new byte[2]);
    }

    @Test
    void anOriginatorNamedByCertificateIsRefused() {
        refusedAfter(
                ErrorCode.OPEN_WRONG_ALGORITHM,
                file -> agreement(file).at(1).children.set(0, agreement(file).at(3, 0, 0)));
    }

    @Test
    void userKeyingMaterialIsRefused() {
        refusedAfter(
                ErrorCode.OPEN_WRONG_ALGORITHM,
                file -> agreement(file).children.add(2, new Tlv(0xa1, new byte[0], new Tlv(4, new byte[8]))));
    }

    @Test
    void aWrappedKeyOfOtherLengthIsRefused() {
        refusedAfter(ErrorCode.OPEN_WRONG_ALGORITHM, file -> agreement(file).at(3, 0, 1).value = new byte[24]);
    }

    @Test
    void shortTagsAreRefused() {
        for (int length : new int[] {4, 8, 12, 13, 14, 15}) {
            refusedAfter(ErrorCode.OPEN_SHORT_TAG, file -> {
                gcm(file).at(1).value = new byte[] {(byte) length};
                message(file).at(3).value = Arrays.copyOf(message(file).at(3).value, length);
            });
            refusedAfter(
                    ErrorCode.OPEN_SHORT_TAG,
                    file -> message(file).at(3).value =
                            Arrays.copyOf(message(file).at(3).value, length));
        }
        refusedAfter(ErrorCode.OPEN_SHORT_TAG, file -> gcm(file).at(1).value = new byte[] {12});
    }

    @Test
    void aTagLengthLeftOutMeansTwelveAndIsRefused() {
        refusedAfter(ErrorCode.OPEN_SHORT_TAG, file -> gcm(file).children.remove(1));
    }

    @Test
    void otherNoncesAreRefused() {
        for (int length : new int[] {0, 1, 8, 16}) {
            refusedAfter(ErrorCode.OPEN_SHORT_TAG, file -> gcm(file).at(0).value = new byte[length]);
        }
    }

    @Test
    void trailingBytesAreRefused() {
        for (int more : new int[] {1, 2, 1000}) {
            byte[] longer = Arrays.copyOf(envelope, envelope.length + more);
            assertRefused(ErrorCode.OPEN_TRAILING_BYTES, () -> wire.opener.open(longer));
        }
    }

    @Test
    void everyTruncationIsRefused() {
        for (int length = 0; length < envelope.length; length++) {
            byte[] shorter = Arrays.copyOf(envelope, length);
            assertRefused(ErrorCode.OPEN_TRUNCATED, () -> wire.opener.open(shorter));
        }
    }

    @Test
    void somethingElseIsRefused() {
        assertRefused(
                ErrorCode.OPEN_MALFORMED, () -> wire.opener.open(TestMessage.bytes("-----BEGIN CMS-----\nMII\n")));
        assertRefused(ErrorCode.OPEN_MALFORMED, () -> wire.opener.open(new byte[1000]));
        assertRefused(ErrorCode.OPEN_TRUNCATED, () -> wire.opener.open(new byte[0]));
        assertRefused(ErrorCode.OPEN_TOO_LARGE, () -> wire.opener.open(new byte[Envelope.MAX_BYTES + 1]));
        assertRefused(ErrorCode.OPEN_TOO_LARGE, () -> Envelope.received(new byte[Envelope.MAX_BYTES + 1]));
    }

    @Test
    void indefiniteLengthsAreRefused() {
        int[][] paths = {{}, {1}, {1, 0}, {1, 0, 1}, {1, 0, 1, 0}, {1, 0, 2}, {1, 0, 2, 1, 1}};
        for (int[] path : paths) {
            refusedAfter(ErrorCode.OPEN_MALFORMED, file -> file.at(path).indefinite = true);
        }
    }

    @Test
    void ciphertextInPiecesIsRefused() {
        refusedAfter(ErrorCode.OPEN_MALFORMED, file -> {
            Tlv content = message(file).at(2, 2);
            content.tag = 0xa0;
            content.children.add(new Tlv(4, content.value));
        });
    }

    @Test
    void lengthsLongerThanNeededAreRefused() {
        byte[] longer = new byte[envelope.length + 1];
        longer[0] = envelope[0];
        longer[1] = (byte) 0x83;
        System.arraycopy(envelope, 2, longer, 3, envelope.length - 2);
        assertThat(envelope[1]).isEqualTo((byte) 0x82);
        assertRefused(ErrorCode.OPEN_MALFORMED, () -> wire.opener.open(longer));
    }

    @Test
    void extraValuesAreRefusedWhereverTheyStand() {
        Tlv more = new Tlv(5, new byte[0]);
        int[][] paths = {
            {},
            {1},
            {1, 0},
            {1, 0, 1, 0},
            {1, 0, 1, 0, 1},
            {1, 0, 1, 0, 1, 0},
            {1, 0, 1, 0, 3, 0},
            {1, 0, 2},
            {1, 0, 2, 1},
            {1, 0, 2, 1, 1}
        };
        for (int[] path : paths) {
            refusedAfter(
                    ErrorCode.OPEN_MALFORMED, file -> file.at(path).children.add(more));
        }
        refusedAfter(ErrorCode.OPEN_MALFORMED, file -> message(file).at(0).value = new byte[] {2});
        refusedAfter(ErrorCode.OPEN_MALFORMED, file -> agreement(file).at(0).value = new byte[] {0});
    }

    @Test
    void attributesOutsideTheSignatureAreRefused() {
        refusedAfter(
                ErrorCode.OPEN_WRONG_ATTRIBUTE, file -> message(file).children.add(3, new Tlv(0xa1, new byte[0])));
        refusedAfter(
                ErrorCode.OPEN_WRONG_ATTRIBUTE, file -> message(file).children.add(new Tlv(0xa2, new byte[0])));
        refusedAfter(
                ErrorCode.OPEN_WRONG_ATTRIBUTE, file -> message(file).children.add(1, new Tlv(0xa0, new byte[0])));
    }

    @Test
    void otherRecipientsAreRefused() {
        Opener other = new Opener(List.of(TestParty.of("sx").decryption()), (signer, others) -> new Party("cw"));
        assertRefused(ErrorCode.OPEN_WRONG_RECIPIENT_KEY, () -> other.open(envelope));
        assertRefused(
                ErrorCode.OPEN_WRONG_RECIPIENT_KEY,
                () -> new Opener(List.of(), (signer, others) -> new Party("cw")).open(envelope));
        refusedAfter(
                ErrorCode.OPEN_WRONG_RECIPIENT_KEY,
                file -> message(file).at(1).children.clear());
        refusedAfter(
                ErrorCode.OPEN_WRONG_RECIPIENT_KEY,
                file -> message(file).at(1).children.add(agreement(file)));
        refusedAfter(
                ErrorCode.OPEN_WRONG_RECIPIENT_KEY,
                file -> agreement(file).at(3).children.add(agreement(file).at(3, 0)));
    }

    @Test
    void aRecipientMayBeNamedByKeyIdentifier() {
        byte[] identifier = CertificateRef.of(wire.recipient.decryption().certificate(), "test")
                .keyIdentifier();
        assertThat(identifier).isNotNull();
        Tlv file = Tlv.parse(envelope);
        agreement(file).at(3, 0).children.set(0, new Tlv(0xa0, new byte[0], new Tlv(4, identifier)));
        assertThat(wire.opener.open(file.write()).content()).hasSize(2);

        refusedAfter(
                ErrorCode.OPEN_WRONG_RECIPIENT_KEY,
                other -> agreement(other)
                        .at(3, 0)
                        .children
                        .set(0, new Tlv(0xa0, new byte[0], new Tlv(4, new byte[identifier.length]))));
    }

    @Test
    void changedKeysNoncesTagsAndCiphertextAreNotAuthentic() {
        refusedAfter(ErrorCode.OPEN_NOT_AUTHENTIC, file -> agreement(file).at(3, 0, 1).value[5] ^= 1);
        refusedAfter(ErrorCode.OPEN_NOT_AUTHENTIC, file -> gcm(file).at(0).value[5] ^= 1);
        refusedAfter(ErrorCode.OPEN_NOT_AUTHENTIC, file -> message(file).at(3).value[15] ^= 1);
        refusedAfter(ErrorCode.OPEN_NOT_AUTHENTIC, file -> message(file).at(2, 2).value[0] ^= 1);
        refusedAfter(ErrorCode.OPEN_NOT_AUTHENTIC, file -> message(file).at(2, 2).value = new byte[0]);
        refusedAfter(ErrorCode.OPEN_NOT_AUTHENTIC, file -> {
            byte[] spki = TestParty.pair("secp256r1").getPublic().getEncoded();
            agreement(file).at(1, 0).children.set(1, Tlv.parse(spki).at(1));
        });
    }
}
