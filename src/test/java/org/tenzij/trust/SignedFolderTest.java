package org.tenzij.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.tenzij.trust.OfficersFixture.BQ;
import static org.tenzij.trust.OfficersFixture.CW;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Untrusted;

/** A folder counts only exactly as its party's authority signed it. */
class SignedFolderTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    Path folder;

    private OfficersFixture fixture;
    private SortedMap<String, byte[]> files;

    @BeforeEach
    void signed() {
        fixture = new OfficersFixture(folder, NOW);
        files = new TreeMap<>();
        files.put("set.yaml", bytes("version: 1"));
        files.put("clauses/b.yaml", bytes("two"));
        files.put("clauses/B.yaml", bytes("three"));
        sign(fixture.authority(BQ)::sign);
    }

    private void sign(UnaryOperator<byte[]> signing) {
        byte[] sums = bytes(SignedFolder.sums(files));
        files.put(SignedFolder.SUMS, sums);
        files.put(SignedFolder.SIGNATURE, signing.apply(sums));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] file(String name) {
        return Optional.ofNullable(files.get(name)).orElseThrow();
    }

    private void verify() {
        SignedFolder.verify(files, fixture.community().member(BQ), fixture.certificates(), NOW);
    }

    private void assertRefused(String where, String words) {
        Untrusted refusal = catchThrowableOfType(Untrusted.class, this::verify);
        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(ErrorCode.DECIDE_UNSIGNED_POLICY);
        assertThat(refusal.where()).isEqualTo(where);
        assertThat(refusal.what()).contains(words);
    }

    @Test
    void takesWhatTheAuthoritySigned() {
        verify();
        assertThat(new String(files.get(SignedFolder.SUMS), StandardCharsets.UTF_8))
                .isEqualTo(Digest.of(bytes("three")).hex() + "  clauses/B.yaml\n"
                        + Digest.of(bytes("two")).hex() + "  clauses/b.yaml\n"
                        + Digest.of(bytes("version: 1")).hex() + "  set.yaml\n");
        assertThat(SignedFolder.claimed(files)).isTrue();
    }

    @Test
    void refusesAnUnsignedFolder() {
        byte[] signature = files.remove(SignedFolder.SIGNATURE);
        assertThat(SignedFolder.claimed(files)).isTrue();
        assertRefused(SignedFolder.SIGNATURE, "not signed");
        files.put(SignedFolder.SIGNATURE, signature);
        files.remove(SignedFolder.SUMS);
        assertThat(SignedFolder.claimed(files)).isTrue();
        assertRefused(SignedFolder.SIGNATURE, "not signed");
        files.remove(SignedFolder.SIGNATURE);
        assertThat(SignedFolder.claimed(files)).isFalse();
        assertRefused(SignedFolder.SIGNATURE, "not signed");
    }

    @Test
    void namesTheFileThatWasAlteredAddedOrTakenAway() {
        byte[] before = files.put("clauses/b.yaml", bytes("other"));
        assertRefused("clauses/b.yaml", "altered, added or taken away");
        files.put("clauses/b.yaml", before);
        files.put("clauses/extra.yaml", bytes("x"));
        assertRefused("clauses/extra.yaml", "altered, added or taken away");
        files.remove("clauses/extra.yaml");
        files.remove("set.yaml");
        assertRefused("set.yaml", "altered, added or taken away");
    }

    @Test
    void refusesAnAlteredListOrSignature() {
        byte[] sums = file(SignedFolder.SUMS);
        files.put(SignedFolder.SUMS, bytes(new String(sums, StandardCharsets.UTF_8) + "\n"));
        assertRefused(SignedFolder.SIGNATURE, "");
        files.put(SignedFolder.SUMS, sums);
        byte[] signature = file(SignedFolder.SIGNATURE);
        files.put(SignedFolder.SIGNATURE, Arrays.copyOf(signature, signature.length - 1));
        assertRefused(SignedFolder.SIGNATURE, "");
        files.put(SignedFolder.SIGNATURE, signature);
        verify();
    }

    @Test
    void refusesEverybodyButThePartysAuthority() {
        sign(fixture.authority(CW)::sign);
        assertRefused(SignedFolder.SIGNATURE, "another party's authority");
        sign(fixture.key(BQ, "BQ_OM_1")::sign);
        assertRefused(SignedFolder.SIGNATURE, "open.unknown-signer");
        Credential foreign = fixture.issue(CW, "bq authority signing");
        sign(sums -> DetachedSignature.sign(sums, foreign, null));
        assertRefused(SignedFolder.SIGNATURE, "open.unknown-signer");
        Credential node = fixture.issue(BQ, "bq signing");
        sign(sums -> DetachedSignature.sign(sums, node, null));
        assertRefused(SignedFolder.SIGNATURE, "open.unknown-signer");
    }

    @Test
    void refusesAnExpiredAndARevokedAuthority() throws IOException {
        Credential expired = fixture.issue(BQ, "bq authority signing", KeyUsage.digitalSignature, NOW.minusSeconds(1));
        sign(sums -> DetachedSignature.sign(sums, expired, null));
        assertRefused(SignedFolder.SIGNATURE, "not valid now");
        sign(fixture.authority(BQ)::sign);
        fixture.example.authority(BQ).revoke(fixture.authority(BQ).certificate());
        fixture.example.publishList(BQ, NOW);
        assertRefused(SignedFolder.SIGNATURE, "open.certificate-revoked");
    }

    /** A line feed in a name could make one file stand for two. */
    @Test
    void refusesNamesThatSha256sumWritesOtherwise() {
        String forged = "clauses/B.yaml\n" + Digest.of(file("clauses/b.yaml")).hex() + "  clauses/b.yaml";
        files.put(forged, files.remove("clauses/B.yaml"));
        files.remove("clauses/b.yaml");
        assertRefused(SignedFolder.SIGNATURE, "the name of a file");
    }
}
