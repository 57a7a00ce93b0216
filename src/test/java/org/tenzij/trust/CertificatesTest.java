package org.tenzij.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tenzij.trust.Codes.assertRefused;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Party;

class CertificatesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Instant FROM = NOW.minus(Duration.ofDays(1));
    private static final Instant UNTIL = NOW.plus(Duration.ofDays(10));
    private static final Party CW = new Party("cw");
    private static final Party AW = new Party("aw");

    @TempDir
    Path folder;

    private ExampleCommunity example;
    private Certificates certificates;
    private X509Certificate signing;

    @BeforeEach
    void generate() {
        example =
                ExampleCommunity.generate(folder.resolve("c"), List.of(Seat.local("cw", 1), Seat.local("aw", 2)), NOW);
        certificates = fresh(Duration.ofDays(60));
        signing = NodeKeys.load(example.keys(CW)).signing().certificate();
    }

    private Certificates fresh(Duration maxListAge) {
        Community community = Community.read(example.community(), example.schemeAuthorityDigest(), NOW);
        return new Certificates(community, this::lists, maxListAge);
    }

    private RevocationLists lists() {
        return RevocationLists.read(example.community().resolve("crl"));
    }

    private void refused(ErrorCode code, X509Certificate certificate) {
        assertRefused(code, () -> certificates.signer(certificate, List.of(), NOW));
    }

    private X509Certificate issued(PublicKey key, int usage, Instant from, Instant until) {
        return example.authority(CW).issue(ExampleCommunity.signingSubject(CW), key, usage, from, until);
    }

    private static PublicKey key() {
        return ExampleAuthority.newKey().getPublic();
    }

    @Test
    void tellsWhoSigns() {
        assertThat(certificates.signer(signing, List.of(), NOW)).isEqualTo(CW);
        assertThat(certificates.at(NOW).check(signing, List.of())).isEqualTo(CW);
        X509Certificate nonRepudiation = issued(key(), KeyUsage.nonRepudiation, FROM, UNTIL);
        assertThat(certificates.signer(nonRepudiation, List.of(), NOW)).isEqualTo(CW);
    }

    @Test
    void doesNotNeedTheAnchorAmongTheOthersAndDoesNotTrustThem() {
        X509Certificate anchor = example.authority(CW).certificate();
        assertThat(certificates.signer(signing, List.of(anchor, signing), NOW)).isEqualTo(CW);
        ExampleAuthority stranger = ExampleAuthority.root("stranger", FROM, UNTIL);
        X509Certificate forged =
                stranger.issue(ExampleCommunity.signingSubject(CW), key(), KeyUsage.digitalSignature, FROM, UNTIL);
        assertRefused(
                ErrorCode.OPEN_UNKNOWN_SIGNER, () -> certificates.signer(forged, List.of(stranger.certificate()), NOW));
    }

    @Test
    void refusesACertificateOutsideItsTime() {
        refused(ErrorCode.OPEN_CERTIFICATE_EXPIRED, issued(key(), 128, FROM, NOW.minusSeconds(1)));
        refused(ErrorCode.OPEN_CERTIFICATE_NOT_YET_VALID, issued(key(), 128, NOW.plusSeconds(1), UNTIL));
        assertThat(certificates.signer(issued(key(), 128, NOW, NOW), List.of(), NOW))
                .isEqualTo(CW);
    }

    @Test
    void refusesAnExpiredAnchor() throws IOException {
        ExampleCommunity shorter = ExampleCommunity.generate(
                folder.resolve("short"), List.of(Seat.local("cw", 1)), NOW, Duration.ofDays(5));
        Instant later = NOW.plus(Duration.ofDays(5));
        X509Certificate longer = shorter.authority(CW)
                .issue(
                        ExampleCommunity.signingSubject(CW),
                        key(),
                        KeyUsage.digitalSignature,
                        FROM,
                        later.plusSeconds(9));
        shorter.publishList(CW, NOW);
        PathCheck path = new PathCheck(
                List.of(shorter.authority(CW).certificate()),
                new Revocation(RevocationLists.read(shorter.community().resolve("crl")), Duration.ofDays(60)));
        assertThat(path.check(longer, List.of(), NOW)).isBefore(later);
        assertRefused(ErrorCode.OPEN_CERTIFICATE_EXPIRED, () -> path.check(longer, List.of(), later));
    }

    @Test
    void refusesARevokedCertificateAsSoonAsTheListSaysSo() throws IOException {
        assertThat(certificates.signer(signing, List.of(), NOW)).isEqualTo(CW);
        example.authority(CW).revoke(signing);
        example.publishList(CW, NOW.plusSeconds(5));
        assertRefused(
                ErrorCode.OPEN_CERTIFICATE_REVOKED, () -> certificates.signer(signing, List.of(), NOW.plusSeconds(10)));
    }

    @Test
    void refusesWhoeverIsNotAMember() {
        ExampleAuthority cw = example.authority(CW);
        refused(ErrorCode.OPEN_UNKNOWN_SIGNER, cw.issue(ExampleAuthority.name("nobody"), key(), 128, FROM, UNTIL));
        refused(
                ErrorCode.OPEN_UNKNOWN_SIGNER,
                ExampleAuthority.root("stranger", FROM, UNTIL)
                        .issue(ExampleCommunity.signingSubject(CW), key(), 128, FROM, UNTIL));
    }

    @Test
    void refusesAnAnchorThatVouchesForAnotherParty() {
        X509Certificate crossed =
                example.authority(AW).issue(ExampleCommunity.signingSubject(CW), key(), 128, FROM, UNTIL);
        refused(ErrorCode.OPEN_UNKNOWN_SIGNER, crossed);
        assertRefused(
                ErrorCode.OPEN_UNKNOWN_SIGNER,
                () -> certificates.signer(crossed, List.of(example.authority(AW).certificate()), NOW));
    }

    @Test
    void refusesAnAuthorityOfTheSameNameWithAnotherKey() {
        ExampleAuthority namesake = ExampleAuthority.root("Tenzij example authority of cw", FROM, UNTIL);
        refused(
                ErrorCode.OPEN_UNKNOWN_SIGNER,
                namesake.issue(ExampleCommunity.signingSubject(CW), key(), 128, FROM, UNTIL));
    }

    @Test
    void refusesACertificateThatVouchesForItself() {
        refused(
                ErrorCode.OPEN_SELF_SIGNED,
                ExampleAuthority.signer("cw signing", FROM, UNTIL).certificate());
        refused(ErrorCode.OPEN_SELF_SIGNED, example.authority(CW).certificate());
    }

    @Test
    void refusesAKeyForAnotherUse() throws Exception {
        refused(ErrorCode.OPEN_WRONG_KEY_USAGE, issued(key(), KeyUsage.keyAgreement, FROM, UNTIL));
        refused(ErrorCode.OPEN_WRONG_KEY_USAGE, issued(key(), KeyUsage.keyCertSign, FROM, UNTIL));
        refused(ErrorCode.OPEN_WRONG_KEY_USAGE, custom("SHA256withECDSA", builder -> {}));
        refused(ErrorCode.OPEN_WRONG_KEY_USAGE, custom("SHA256withECDSA", builder -> {
            add(builder, Extension.basicConstraints, true, new BasicConstraints(0));
            add(builder, Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        }));
        X509Certificate encryption =
                NodeKeys.load(example.keys(CW)).encryption().get(0).certificate();
        refused(ErrorCode.OPEN_UNKNOWN_SIGNER, encryption);
    }

    @Test
    void refusesWeakKeysAndSignatures() throws Exception {
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(2048);
        refused(ErrorCode.OPEN_WEAK_KEY, issued(rsa.generateKeyPair().getPublic(), 128, FROM, UNTIL));
        KeyPairGenerator p384 = KeyPairGenerator.getInstance("EC");
        p384.initialize(new ECGenParameterSpec("secp384r1"));
        refused(ErrorCode.OPEN_WEAK_KEY, issued(p384.generateKeyPair().getPublic(), 128, FROM, UNTIL));
        PublicKey ed = KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
        refused(ErrorCode.OPEN_WEAK_KEY, issued(ed, 128, FROM, UNTIL));
        refused(
                ErrorCode.OPEN_WEAK_KEY,
                custom(
                        "SHA1withECDSA",
                        builder -> add(builder, Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))));
    }

    @Test
    void refusesAnUnknownCriticalExtension() throws Exception {
        refused(ErrorCode.OPEN_UNKNOWN_SIGNER, custom("SHA256withECDSA", builder -> {
            add(builder, Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            add(builder, new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1"), true, new BasicConstraints(false));
        }));
    }

    @Test
    void refusesWithoutAList() throws IOException {
        Files.delete(list(CW));
        refused(ErrorCode.OPEN_NO_REVOCATION_LIST, signing);
        Files.write(list(CW), new byte[] {1, 2, 3});
        refused(ErrorCode.OPEN_NO_REVOCATION_LIST, signing);
        assertThat(lists().unusable()).containsExactly("cw.crl");
    }

    @Test
    void refusesAListOfAnotherIssuer() throws IOException {
        Files.copy(list(AW), list(CW), StandardCopyOption.REPLACE_EXISTING);
        refused(ErrorCode.OPEN_NO_REVOCATION_LIST, signing);
        ExampleAuthority namesake = ExampleAuthority.root("Tenzij example authority of cw", FROM, UNTIL);
        Files.write(list(CW), namesake.list(NOW, UNTIL));
        refused(ErrorCode.OPEN_NO_REVOCATION_LIST, signing);
    }

    @Test
    void refusesAnAlteredList() throws IOException {
        byte[] bytes = Files.readAllBytes(list(CW));
        bytes[bytes.length - 3] ^= 1;
        Files.write(list(CW), bytes);
        refused(ErrorCode.OPEN_NO_REVOCATION_LIST, signing);
    }

    @Test
    void refusesAStaleList() throws IOException {
        Files.write(list(CW), example.authority(CW).list(FROM, NOW));
        refused(ErrorCode.OPEN_STALE_REVOCATION_LIST, signing);
        Files.write(list(CW), example.authority(CW).list(FROM, NOW.plusSeconds(1)));
        assertThat(certificates.signer(signing, List.of(), NOW)).isEqualTo(CW);
    }

    @Test
    void refusesAListOlderThanConfigured() throws IOException {
        Files.write(list(CW), example.authority(CW).list(NOW.minus(Duration.ofDays(2)), UNTIL));
        certificates = fresh(Duration.ofDays(2));
        refused(ErrorCode.OPEN_STALE_REVOCATION_LIST, signing);
        certificates = fresh(Duration.ofDays(2).plusSeconds(1));
        assertThat(certificates.signer(signing, List.of(), NOW)).isEqualTo(CW);
    }

    @Test
    void refusesAListFromTheFuture() throws IOException {
        Files.write(list(CW), example.authority(CW).list(NOW.plus(Duration.ofHours(1)), UNTIL));
        refused(ErrorCode.OPEN_NO_REVOCATION_LIST, signing);
    }

    @Test
    void refusesListsThatAreNotWhole() throws Exception {
        CRLDistPoint delta = new CRLDistPoint(new DistributionPoint[] {
            new DistributionPoint(
                    new DistributionPointName(new GeneralNames(
                            new GeneralName(GeneralName.uniformResourceIdentifier, "http://127.0.0.1/delta.crl"))),
                    null,
                    null)
        });
        Files.write(list(CW), crl(UNTIL, Extension.freshestCRL, false, delta));
        refused(ErrorCode.OPEN_NO_REVOCATION_LIST, signing);
        Files.write(list(CW), crl(UNTIL, Extension.deltaCRLIndicator, true, new CRLNumber(BigInteger.ONE)));
        refused(ErrorCode.OPEN_NO_REVOCATION_LIST, signing);
        Files.write(
                list(CW),
                crl(
                        UNTIL,
                        Extension.issuingDistributionPoint,
                        true,
                        new IssuingDistributionPoint(null, false, true, null, false, false)));
        refused(ErrorCode.OPEN_NO_REVOCATION_LIST, signing);
        Files.write(list(CW), crl(null, Extension.cRLNumber, false, new CRLNumber(BigInteger.ONE)));
        refused(ErrorCode.OPEN_STALE_REVOCATION_LIST, signing);
        Files.write(list(CW), crl(UNTIL, Extension.cRLNumber, false, new CRLNumber(BigInteger.ONE)));
        assertThat(certificates.signer(signing, List.of(), NOW)).isEqualTo(CW);
    }

    @Test
    void asksTheNewestListOfSeveral() throws IOException {
        example.authority(CW).revoke(signing);
        Files.write(list(CW).resolveSibling("cw-new.crl"), example.authority(CW).list(NOW, UNTIL));
        Files.write(list(CW).resolveSibling("cw.crl"), oldListOf(CW));
        refused(ErrorCode.OPEN_CERTIFICATE_REVOKED, signing);
    }

    private byte[] oldListOf(Party party) throws IOException {
        ExampleAuthority authority = example.authority(party);
        X509v2CRLBuilder builder = new X509v2CRLBuilder(
                X500Name.getInstance(
                        authority.certificate().getSubjectX500Principal().getEncoded()),
                Date.from(FROM));
        builder.setNextUpdate(Date.from(UNTIL));
        try {
            return builder.build(new JcaContentSignerBuilder("SHA256withECDSA")
                            .build(authority.keys().getPrivate()))
                    .getEncoded();
        } catch (OperatorCreationException e) {
            throw new IOException(e);
        }
    }

    @Test
    void followsAnIntermediateAuthorityThatCameAlong() throws IOException {
        ExampleAuthority below = example.authority(CW).below("cw below", FROM, UNTIL);
        X509Certificate leaf =
                below.issue(ExampleCommunity.signingSubject(CW), key(), KeyUsage.digitalSignature, FROM, UNTIL);
        refused(ErrorCode.OPEN_UNKNOWN_SIGNER, leaf);
        List<X509Certificate> others = List.of(below.certificate());
        assertRefused(ErrorCode.OPEN_NO_REVOCATION_LIST, () -> certificates.signer(leaf, others, NOW));
        Files.write(list(CW).resolveSibling("cw-below.crl"), below.list(NOW, UNTIL));
        assertThat(certificates.signer(leaf, others, NOW)).isEqualTo(CW);
        example.authority(CW).revoke(below.certificate());
        example.publishList(CW, NOW);
        assertRefused(ErrorCode.OPEN_CERTIFICATE_REVOKED, () -> certificates.signer(leaf, others, NOW));
    }

    @Test
    void refusesAnIntermediateOutsideItsTimeOrThatIsNoAuthority() throws Exception {
        ExampleAuthority expired = example.authority(CW).below("cw below", FROM, NOW.minusSeconds(1));
        X509Certificate leaf =
                expired.issue(ExampleCommunity.signingSubject(CW), key(), KeyUsage.digitalSignature, FROM, UNTIL);
        assertRefused(
                ErrorCode.OPEN_CERTIFICATE_EXPIRED,
                () -> certificates.signer(leaf, List.of(expired.certificate()), NOW));
        KeyPair notAnAuthority = ExampleAuthority.newKey();
        X509Certificate plain = issued(notAnAuthority.getPublic(), KeyUsage.digitalSignature, FROM, UNTIL);
        X509Certificate under = under(plain, notAnAuthority);
        assertRefused(ErrorCode.OPEN_UNKNOWN_SIGNER, () -> certificates.signer(under, List.of(plain), NOW));
    }

    @Test
    void refusesAFloodOfOtherCertificates() {
        List<X509Certificate> many = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            many.add(issued(key(), 128, FROM, UNTIL));
        }
        assertRefused(ErrorCode.OPEN_UNKNOWN_SIGNER, () -> certificates.signer(signing, many, NOW));
    }

    @Test
    void givesTheNewestEncryptionCertificateThatHolds() throws IOException {
        NodeKeys keys = NodeKeys.load(example.keys(CW));
        X509Certificate encryption = keys.encryption().get(0).certificate();
        assertThat(certificates.encryptionOf(CW, NOW)).isEqualTo(encryption);
        assertRefused(ErrorCode.VALIDATE_UNKNOWN_PARTY, () -> certificates.encryptionOf(new Party("zz"), NOW));
        example.authority(CW).revoke(encryption);
        example.publishList(CW, NOW);
        assertRefused(ErrorCode.OPEN_CERTIFICATE_REVOKED, () -> certificates.encryptionOf(CW, NOW));
        Files.delete(list(AW));
        assertRefused(ErrorCode.OPEN_NO_REVOCATION_LIST, () -> certificates.encryptionOf(AW, NOW));
    }

    @Test
    void refusesAnEncryptionCertificateForAnotherUse() throws IOException {
        X509Certificate wrong = example.authority(CW)
                .issue(ExampleCommunity.encryptionSubject(CW), key(), KeyUsage.digitalSignature, FROM, UNTIL);
        X509Certificate right = example.authority(CW)
                .issue(ExampleCommunity.encryptionSubject(CW), key(), KeyUsage.keyAgreement, FROM, UNTIL);
        republish(List.of(wrong));
        assertRefused(ErrorCode.OPEN_WRONG_KEY_USAGE, () -> certificates.encryptionOf(CW, NOW));
        republish(List.of(wrong, right));
        assertThat(certificates.encryptionOf(CW, NOW)).isEqualTo(right);
    }

    private void republish(List<X509Certificate> encryption) throws IOException {
        CommunityDocument old =
                CommunityDocument.read(Files.readAllBytes(example.community().resolve("community.json")));
        Member cw = old.members().get(0);
        Member changed = new Member(
                cw.party(),
                cw.names(),
                cw.side(),
                cw.defaultLaw(),
                cw.mayActUnder(),
                cw.authorities(),
                cw.sftp(),
                cw.anchors(),
                cw.signingSubjects(),
                cw.encryptionSubjects(),
                cw.authoritySubjects(),
                encryption,
                cw.registerKey(),
                cw.witnessKey(),
                cw.validFrom(),
                cw.validUntil());
        example.publish(new CommunityDocument(
                old.version() + 1,
                true,
                old.validFrom(),
                old.validUntil(),
                List.of(changed, old.members().get(1))));
        certificates = fresh(Duration.ofDays(60));
    }

    @Test
    void refusesAMemberThatLeft() throws IOException {
        CommunityDocument old =
                CommunityDocument.read(Files.readAllBytes(example.community().resolve("community.json")));
        Member cw = old.members().get(0);
        Member left = new Member(
                cw.party(),
                cw.names(),
                cw.side(),
                cw.defaultLaw(),
                cw.mayActUnder(),
                cw.authorities(),
                cw.sftp(),
                cw.anchors(),
                cw.signingSubjects(),
                cw.encryptionSubjects(),
                cw.authoritySubjects(),
                cw.encryptionCertificates(),
                cw.registerKey(),
                cw.witnessKey(),
                cw.validFrom(),
                NOW);
        example.publish(new CommunityDocument(
                2,
                true,
                old.validFrom(),
                old.validUntil(),
                List.of(left, old.members().get(1))));
        certificates = fresh(Duration.ofDays(60));
        refused(ErrorCode.OPEN_UNKNOWN_SIGNER, signing);
        assertRefused(ErrorCode.OPEN_UNKNOWN_SIGNER, () -> certificates.encryptionOf(CW, NOW));
    }

    @Test
    void anExpiredCommunityAnswersNothing() {
        Instant later = NOW.plus(ExampleCommunity.VALIDITY);
        assertRefused(ErrorCode.TRUST_COMMUNITY_EXPIRED, () -> certificates.signer(signing, List.of(), later));
    }

    @Test
    void anAnswerIsNotKeptPastTheEndOfWhatItRestsOn() {
        X509Certificate brief = issued(key(), 128, FROM, NOW.plusSeconds(5));
        assertThat(certificates.signer(brief, List.of(), NOW)).isEqualTo(CW);
        assertThat(certificates.signer(brief, List.of(), NOW.plusSeconds(4))).isEqualTo(CW);
        X509Certificate young = issued(key(), 128, NOW, UNTIL);
        assertThat(certificates.signer(young, List.of(), NOW)).isEqualTo(CW);
        assertRefused(
                ErrorCode.OPEN_CERTIFICATE_EXPIRED, () -> certificates.signer(brief, List.of(), NOW.plusSeconds(6)));
        assertRefused(
                ErrorCode.OPEN_CERTIFICATE_NOT_YET_VALID,
                () -> certificates.signer(young, List.of(), NOW.minusSeconds(1)));
    }

    @Test
    void aRefusalNamesNoSubject() {
        X509Certificate odd =
                example.authority(CW).issue(ExampleAuthority.name("odd\\\nname"), key(), 128, FROM, UNTIL);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> certificates.signer(odd, List.of(), NOW)))
                .hasMessageNotContaining("odd")
                .hasMessageContaining("certificate sha256:");
    }

    private Path list(Party party) {
        return example.community().resolve("crl").resolve(party + ".crl");
    }

    private byte[] crl(@Nullable Instant next, ASN1ObjectIdentifier extension, boolean critical, ASN1Encodable value)
            throws IOException, OperatorCreationException {
        ExampleAuthority authority = example.authority(CW);
        X509v2CRLBuilder builder = new X509v2CRLBuilder(
                X500Name.getInstance(
                        authority.certificate().getSubjectX500Principal().getEncoded()),
                Date.from(NOW));
        if (next != null) {
            builder.setNextUpdate(Date.from(next));
        }
        builder.addExtension(extension, critical, value);
        return builder.build(new JcaContentSignerBuilder("SHA256withECDSA")
                        .build(authority.keys().getPrivate()))
                .getEncoded();
    }

    private X509Certificate custom(String algorithm, Consumer<X509v3CertificateBuilder> extensions)
            throws OperatorCreationException, IOException, GeneralSecurityException {
        ExampleAuthority authority = example.authority(CW);
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                X500Name.getInstance(
                        authority.certificate().getSubjectX500Principal().getEncoded()),
                BigInteger.valueOf(77),
                Date.from(FROM),
                Date.from(UNTIL),
                X500Name.getInstance(ExampleCommunity.signingSubject(CW).getEncoded()),
                SubjectPublicKeyInfo.getInstance(key().getEncoded()));
        extensions.accept(builder);
        return CertificateText.certificate(builder.build(new JcaContentSignerBuilder(algorithm)
                        .build(authority.keys().getPrivate()))
                .getEncoded());
    }

    private X509Certificate under(X509Certificate issuer, KeyPair keys)
            throws OperatorCreationException, IOException, GeneralSecurityException {
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                X500Name.getInstance(issuer.getSubjectX500Principal().getEncoded()),
                BigInteger.valueOf(78),
                Date.from(FROM),
                Date.from(UNTIL),
                X500Name.getInstance(ExampleCommunity.signingSubject(AW).getEncoded()),
                SubjectPublicKeyInfo.getInstance(key().getEncoded()));
        add(builder, Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        return CertificateText.certificate(
                builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
                        .getEncoded());
    }

    private static void add(
            X509v3CertificateBuilder builder, ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
        try {
            builder.addExtension(id, critical, value);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
