package org.tenzij.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tenzij.envelope.Refusals.assertRefused;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.Manifest;
import org.tenzij.exchange.Party;

/** Envelopes that are well signed, by a sender who is wrong or wants to be read in two ways; and what is not sealed at all. */
class ManifestTortureTest {
    private final Wire wire = new Wire();
    private final TestMessage message = TestMessage.small();
    private final String json = new String(message.manifest().toBytes(), StandardCharsets.UTF_8);

    private void refused(ErrorCode code, String manifest) {
        assertThat(manifest).isNotEqualTo(json);
        SortedMap<String, byte[]> files = message.files();
        files.put("manifest.json", TestMessage.bytes(manifest));
        assertRefused(code, () -> wire.open(wire.container(files)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "'{\"createdAt'|'{ \"createdAt'",
                "'\"kind\":\"annual-figures\"'|'\"kind\":\"annual-figure\\u0073\"'",
                "'\"sequence\":1'|'\"sequence\":1.0'",
                "'\"sequence\":1'|'\"sequence\":\"1\"'",
                "'\"sequence\":1'|'\"sequence\":9007199254740993'",
                "'\"sequence\":1'|'\"sequence\":1,\"sequence\":1'",
                "'\"sequence\":1'|'\"sequence\":1,\"unknown\":1'",
                "'\"supersedes\":null,'|''",
                "'\"kind\":\"annual-figures\"'|'\"kind\":null'",
                "'\"kind\":\"annual-figures\"'|'\"kind\":\"gossip\"'",
                "'\"actingUnderLawOf\":\"CW\"'|'\"actingUnderLawOf\":null'",
                "'\"actingUnderLawOf\":\"CW\"'|'\"actingUnderLawOf\":2'",
                "'T10:15:30Z'|'T10:15:30.000Z'",
                "'T10:15:30Z'|'T10:15:30+00:00'",
                "'\"codes\":[\"H1\"]'|'\"codes\":[null]'",
                "'\"segmented\":[]'|'\"segmented\":null'",
                "'\"cw\"'|'\"CW\"'",
                "'content/report.txt'|'content/other.txt'",
                "'\"sizeBytes\":13'|'\"sizeBytes\":null'",
            })
    void formsThatAreNotTheOneForm(String good, String bad) {
        refused(ErrorCode.OPEN_BAD_MANIFEST, json.replace(good, bad == null ? "" : bad));
    }

    @Test
    void octetsAroundTheManifest() {
        refused(ErrorCode.OPEN_BAD_MANIFEST, json + "\n");
        refused(ErrorCode.OPEN_BAD_MANIFEST, "\ufeff" + json);
        refused(ErrorCode.OPEN_BAD_MANIFEST, json + json);
        refused(ErrorCode.OPEN_BAD_MANIFEST, "");
        refused(ErrorCode.OPEN_BAD_MANIFEST, "null");
        refused(ErrorCode.OPEN_BAD_MANIFEST, "[]");
        refused(ErrorCode.OPEN_BAD_MANIFEST, "[".repeat(5000));
    }

    @Test
    void anotherProfile() {
        refused(ErrorCode.OPEN_WRONG_ALGORITHM, json.replace(Manifest.PROFILE, "tenzij-2025"));
    }

    @Test
    void partsThatDiffer() {
        refused(ErrorCode.OPEN_BAD_DIGEST, json.replace("\"sizeBytes\":13", "\"sizeBytes\":14"));
        String digest = Digest.of(TestMessage.bytes("An invented report.\n")).value();
        refused(
                ErrorCode.OPEN_BAD_DIGEST,
                json.replace(digest, Digest.of(new byte[0]).value()));
        refused(
                ErrorCode.OPEN_BAD_DIGEST,
                json.replace(message.manifest().decision().value(), digest));
        refused(ErrorCode.OPEN_BAD_MANIFEST, new String(with(List.of()).toBytes(), StandardCharsets.UTF_8));
        List<Manifest.Part> twice = new ArrayList<>(message.manifest().parts());
        twice.add(twice.get(0));
        refused(ErrorCode.OPEN_BAD_MANIFEST, new String(with(twice).toBytes(), StandardCharsets.UTF_8));
    }

    @Test
    void partsInSegments() {
        refused(ErrorCode.OPEN_BAD_MANIFEST, new String(segmented().toBytes(), StandardCharsets.UTF_8));
    }

    @Test
    void readdressingASignedMessageFails() {
        SortedMap<String, byte[]> files = message.files();
        byte[] list = AsicManifest.write(files);
        files.put("manifest.json", TestMessage.bytes(json.replace("\"rst\"", "\"sx\"")));
        assertRefused(ErrorCode.OPEN_BAD_DIGEST, () -> wire.open(wire.container(list, files)));
    }

    @Test
    void aMessageSealedAgainForSomebodyElseStillNamesItsRecipient() throws Exception {
        TestParty third = TestParty.of("sx");
        byte[] zip = StoredZip.write(wire.container(message.files()));
        byte[] forwarded = Encryption.encrypt(zip, third.decryption().certificate());
        Opened opened = new Opener(List.of(third.decryption()), (signer, others) -> new Party("cw")).open(forwarded);
        assertThat(opened.manifest().recipient().party()).isEqualTo(new Party("rst"));
        assertThat(opened.toString()).isEqualTo("Opened[" + message.manifest().id() + " of cw]");
    }

    @Test
    void whatDoesNotFitIsNotSealed() {
        assertRefused(Fault.class, ErrorCode.SEAL_FAILED, () -> wire.seal(message.with(with(List.of()))));
        assertRefused(Fault.class, ErrorCode.SEAL_FAILED, () -> wire.seal(message.with(segmented())));
        assertRefused(
                Fault.class,
                ErrorCode.SEAL_FAILED,
                () -> wire.seal(new TestMessage(message.manifest(), new byte[1], message.content())));
        for (String path : List.of("content/../x", "payload.json", "content/a b", "content/sub/x", "content/")) {
            assertThat(ContentPath.isAllowed(path)).isFalse();
            assertRefused(Fault.class, ErrorCode.SEAL_FAILED, () -> wire.seal(single(path, 3)));
        }
        SortedMap<String, byte[]> twins = new TreeMap<>();
        twins.put("content/a.txt", new byte[1]);
        twins.put("content/A.txt", new byte[1]);
        assertRefused(Fault.class, ErrorCode.SEAL_FAILED, () -> wire.seal(TestMessage.of(twins)));
    }

    @Test
    void eightMebibytesAreSealedAndNotOneOctetMore() {
        Sealed sealed = wire.seal(single("content/film.mp4", 8 * 1024 * 1024));
        assertThat(wire.opener.open(sealed.envelope().bytes()).content()).containsKey("content/film.mp4");
        assertRefused(
                Invalid.class,
                ErrorCode.SEAL_TOO_LARGE,
                () -> wire.seal(single("content/film.mp4", 8 * 1024 * 1024 + 1)));
    }

    @Test
    void keysThatCannotServeAreRefusedAtOnce() {
        SigningKey own = wire.sender.signing();
        assertThat(own.toString()).matches("SigningKey\\[certificate [0-9a-f]+]");
        assertRefused(
                Fault.class,
                ErrorCode.SEAL_NO_KEY,
                () -> new Sealer(new SigningKey(wire.recipient.signing().key(), own.certificate(), List.of())));
        var p384 = wire.sender.issue("p384", TestParty.pair("secp384r1").getPublic(), KeyUsage.keyAgreement);
        assertRefused(Fault.class, ErrorCode.SEAL_NO_KEY, () -> new Sealer(new SigningKey(own.key(), p384, List.of())));
        assertRefused(
                Fault.class,
                ErrorCode.SEAL_NO_KEY,
                () -> wire.sealer.seal(message.manifest(), message.decision(), message.content(), p384));
    }

    @Test
    void theChainTravelsWithTheSignature() {
        SigningKey own = wire.sender.signing();
        Sealer sealer = new Sealer(new SigningKey(own.key(), own.certificate(), List.of(wire.sender.anchor())));
        Opener opener = new Opener(List.of(wire.recipient.decryption()), (signer, others) -> {
            assertThat(signer).isEqualTo(own.certificate());
            assertThat(others).containsExactly(wire.sender.anchor());
            return new Party("cw");
        });
        byte[] envelope = sealer.seal(
                        message.manifest(),
                        message.decision(),
                        message.content(),
                        wire.recipient.decryption().certificate())
                .envelope()
                .bytes();
        assertThat(opener.open(envelope).signer()).isEqualTo(new Party("cw"));
    }

    private static TestMessage single(String path, int sizeBytes) {
        SortedMap<String, byte[]> content = new TreeMap<>();
        content.put(path, new byte[sizeBytes]);
        return TestMessage.of(content);
    }

    private Manifest with(List<Manifest.Part> parts) {
        return with(parts, List.of());
    }

    private Manifest segmented() {
        return with(
                message.manifest().parts(),
                List.of(new Manifest.SegmentedPart(
                        "content/film.mp4",
                        "video/mp4",
                        1,
                        Digest.of(new byte[1]),
                        new Manifest.SegmentedPart.SegmentKey("id", "value"),
                        List.of(Digest.of(new byte[2])))));
    }

    private Manifest with(List<Manifest.Part> parts, List<Manifest.SegmentedPart> segmented) {
        Manifest all = message.manifest();
        return new Manifest(
                all.profile(),
                all.id(),
                all.kind(),
                all.sender(),
                all.recipient(),
                all.createdAt(),
                all.expiresAt(),
                all.sequence(),
                all.previous(),
                all.thread(),
                all.supersedes(),
                all.handling(),
                all.decision(),
                parts,
                segmented);
    }
}
