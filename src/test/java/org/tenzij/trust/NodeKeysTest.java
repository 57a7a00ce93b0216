package org.tenzij.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tenzij.trust.Codes.assertRefused;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Party;

class NodeKeysTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Party CW = new Party("cw");
    private static final List<String> FILES = List.of(
            "password",
            "signing.p12",
            "encryption.p12",
            "sftp-client",
            "sftp-host",
            "register.key",
            "witness.key",
            "storage.key",
            "disclosure.key",
            "pseudonym.key",
            "subject-index.key");

    @TempDir
    Path folder;

    private ExampleCommunity example;
    private Path keys;

    @BeforeEach
    void generate() {
        example =
                ExampleCommunity.generate(folder.resolve("c"), List.of(Seat.local("cw", 1), Seat.local("aw", 2)), NOW);
        keys = example.keys(CW);
    }

    private Member member(String party) {
        return Community.read(example.community(), example.schemeAuthorityDigest(), NOW)
                .member(new Party(party));
    }

    @Test
    void readsTheKeysThatTheCommunityAnnounces() throws GeneralSecurityException {
        NodeKeys node = NodeKeys.load(keys);
        node.requireAnnouncedFor(member("cw"));
        assertRefused(ErrorCode.CONFIGURE_INVALID, () -> node.requireAnnouncedFor(member("aw")));
        assertThat(node.signing().certificate().getSubjectX500Principal())
                .isEqualTo(ExampleCommunity.signingSubject(CW));
        assertThat(node.signing().others()).isEmpty();
        assertThat(node.encryption()).hasSize(1);
        assertThat(node.storage().getEncoded()).hasSize(32);
        assertThat(List.of(node.storage(), node.disclosure(), node.pseudonym(), node.subjectIndex()))
                .doesNotHaveDuplicates();
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(node.register().key());
        signer.update(new byte[] {1});
        byte[] signature = signer.sign();
        signer.initVerify(member("cw").registerKey().key());
        signer.update(new byte[] {1});
        assertThat(signer.verify(signature)).isTrue();
    }

    @Test
    void holdsExactlyTheFilesItNames() throws IOException {
        try (var files = Files.list(keys)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(FILES);
        }
    }

    @TestFactory
    List<DynamicTest> refusesEachMissingOrDamagedKeyAndMakesNoNewOne() {
        return FILES.stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Path file = keys.resolve(name);
                    byte[] bytes = Files.readAllBytes(file);
                    Files.delete(file);
                    assertRefused(ErrorCode.TRUST_MISSING_KEY, () -> NodeKeys.load(keys));
                    assertThat(file).doesNotExist();
                    for (String damaged :
                            List.of("", "x", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----")) {
                        KeyFiles.write(file, damaged.getBytes(StandardCharsets.US_ASCII));
                        assertRefused(ErrorCode.TRUST_MISSING_KEY, () -> NodeKeys.load(keys));
                        Files.delete(file);
                    }
                    KeyFiles.write(file, bytes);
                    NodeKeys.load(keys);
                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> refusesEachFileThatOthersMayTouch() {
        return FILES.stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    for (String open : List.of("rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rw---x---")) {
                        Files.setPosixFilePermissions(keys.resolve(name), PosixFilePermissions.fromString(open));
                        assertRefused(ErrorCode.TRUST_OPEN_PERMISSIONS, () -> NodeKeys.load(keys));
                    }
                    Files.setPosixFilePermissions(keys.resolve(name), PosixFilePermissions.fromString("r--------"));
                    NodeKeys.load(keys);
                }))
                .toList();
    }

    @Test
    void refusesAFolderThatOthersMayEnter() throws IOException {
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwx--x---"));
        assertRefused(ErrorCode.TRUST_OPEN_PERMISSIONS, () -> NodeKeys.load(keys));
        assertRefused(ErrorCode.TRUST_MISSING_KEY, () -> NodeKeys.load(folder.resolve("absent")));
    }

    @Test
    void overwritesThePasswordAfterUse() {
        char[] password = KeyFiles.line(keys.resolve("password")).toCharArray();
        NodeKeys.load(keys, () -> password);
        assertThat(password).containsOnly('\0');
        assertRefused(ErrorCode.TRUST_MISSING_KEY, () -> NodeKeys.load(keys, () -> "wrong".toCharArray()));
    }

    @Test
    void keepsOldEncryptionKeysNewestFirst() throws IOException, GeneralSecurityException {
        X509Certificate newer = add("encryption.p12", ExampleCommunity.encryptionSubject(CW), KeyUsage.keyAgreement);
        NodeKeys node = NodeKeys.load(keys);
        assertThat(node.encryption()).hasSize(2);
        assertThat(node.encryption().get(0).certificate()).isEqualTo(newer);
        node.requireAnnouncedFor(member("cw"));
        add("signing.p12", ExampleCommunity.signingSubject(CW), KeyUsage.digitalSignature);
        assertRefused(ErrorCode.TRUST_MISSING_KEY, () -> NodeKeys.load(keys));
    }

    private X509Certificate add(String file, X500Principal subject, int usage)
            throws IOException, GeneralSecurityException {
        char[] password = KeyFiles.line(keys.resolve("password")).toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(Files.readAllBytes(keys.resolve(file))), password);
        KeyPair pair = ExampleAuthority.newKey();
        X509Certificate certificate =
                example.authority(CW).issue(subject, pair.getPublic(), usage, NOW, NOW.plusSeconds(99));
        Certificate[] chain = {certificate, example.authority(CW).certificate()};
        store.setKeyEntry("newer", pair.getPrivate(), password, chain);
        try (OutputStream out = Files.newOutputStream(keys.resolve(file))) {
            store.store(out, password);
        }
        return certificate;
    }

    @Test
    void showsNoKeyInAnyText() throws IOException {
        NodeKeys node = NodeKeys.load(keys);
        String shown = node + " " + node.signing() + " " + node.encryption() + " " + node.register() + " "
                + node.sftpHost() + " " + node.storage();
        assertThat(shown)
                .doesNotContain(Files.readString(keys.resolve("storage.key")).strip())
                .doesNotContain(HexFormat.of()
                        .formatHex(node.signing().key().getEncoded())
                        .substring(70, 110))
                .doesNotContain(Base64.getEncoder()
                        .encodeToString(node.register().key().getEncoded())
                        .substring(24))
                .doesNotContainIgnoringCase("private");
    }
}
