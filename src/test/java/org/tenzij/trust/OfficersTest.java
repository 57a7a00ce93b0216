package org.tenzij.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.Untrusted;

class OfficersTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Party BQ = new Party("bq");
    private static final Party CW = new Party("cw");
    private static final byte[] STATEMENT = "{\"say\":\"anything\"}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private TestOfficers test;
    private Officers officers;

    @BeforeEach
    void generate() {
        test = TestOfficers.of(folder.resolve("c"), NOW, "bq", "cw");
        officers = test.officers();
    }

    private void refused(Party party, byte[] statement, byte[] signature) {
        Untrusted no = catchThrowableOfType(Untrusted.class, () -> officers.signer(party, statement, signature, NOW));
        assertThat(no.code()).isEqualTo(ErrorCode.TRUST_NOT_AN_OFFICER);
    }

    @Test
    void theSignerIsTheOfficerOfTheList() {
        byte[] signature = test.key("bq", "BQ_OM_1").sign(STATEMENT);
        Officer signer = officers.signer(BQ, STATEMENT, signature, NOW);
        assertThat(signer.id()).isEqualTo("BQ_OM_1");
        assertThat(officers.officesOf(signer, NOW)).containsExactly(Office.PROSECUTOR);
        assertThat(test.key("bq", "BQ_OM_1").id()).isEqualTo("BQ_OM_1");
    }

    @Test
    void anotherTextAnotherPartyOrRubbishIsSignedByNobody() {
        byte[] signature = test.key("bq", "BQ_OM_1").sign(STATEMENT);
        refused(BQ, "{\"say\":\"other\"}".getBytes(StandardCharsets.UTF_8), signature);
        refused(CW, STATEMENT, signature);
        refused(BQ, STATEMENT, new byte[] {1, 2, 3});
        refused(BQ, STATEMENT, new byte[0]);
        byte[] spoilt = signature.clone();
        spoilt[spoilt.length - 5] ^= 1;
        refused(BQ, STATEMENT, spoilt);
    }

    @Test
    void aCertificateThatIsNotOnTheListSpeaksForNobody() {
        KeyPair key = ExampleAuthority.newKey();
        var certificate = test.example()
                .authority(BQ)
                .issue(
                        ExampleAuthority.name("BQ_OM_1"),
                        key.getPublic(),
                        KeyUsage.digitalSignature,
                        NOW.minusSeconds(60),
                        NOW.plusSeconds(600));
        refused(BQ, STATEMENT, DetachedSignature.sign(STATEMENT, key.getPrivate(), certificate, null));
    }

    @Test
    void aRevokedOfficerSpeaksNoMore() throws IOException {
        byte[] signature = test.key("bq", "BQ_OM_1").sign(STATEMENT);
        test.example()
                .authority(BQ)
                .revoke(officers.find("BQ_OM_1").orElseThrow().certificate());
        test.example().publishList(BQ, NOW.plusSeconds(1));
        refused(BQ, STATEMENT, signature);
    }

    @Test
    void aListThatIsUnsignedAlteredForeignOrOlderGivesNobodyAnOffice() throws IOException {
        assertThat(test.of("bq")).hasSize(7);
        Path list = test.list("bq");
        byte[] good = Files.readAllBytes(list);
        Path signature = list.resolveSibling("bq.json.p7s");
        byte[] signed = Files.readAllBytes(signature);

        String promoted = new String(good, StandardCharsets.UTF_8).replace("CASE_OFFICER", "PROSECUTOR");
        Files.writeString(list, promoted);
        assertThat(test.of("bq")).as("altered").isEmpty();
        assertThat(officers.find("BQ_OM_1")).isEmpty();

        test.sign(list, "cw");
        assertThat(test.of("bq")).as("signed by another party's authority").isEmpty();

        Files.write(list, good);
        Files.delete(signature);
        assertThat(test.of("bq")).as("unsigned").isEmpty();

        Files.writeString(list, new String(good, StandardCharsets.UTF_8).replace("\"version\" : 1", "\"version\" : 3"));
        test.sign(list, "bq");
        assertThat(officers.version(BQ)).isEqualTo(3);
        Files.write(list, good);
        Files.write(signature, signed);
        assertThat(test.of("bq")).as("older than the last").isEmpty();
    }

    @Test
    void anOfficerOfAnotherAuthorityThanItsIdIsRefused() throws IOException {
        Path list = test.list("bq");
        Files.writeString(list, Files.readString(list).replace("\"id\" : \"BQ_OM_2\"", "\"id\" : \"BQ_LC_2\""));
        test.sign(list, "bq");
        assertThat(test.of("bq")).isEmpty();
    }

    @Test
    void officesAndMandatesEnd() {
        Officer officer = officers.find("BQ_OM_1").orElseThrow();
        assertThat(officers.officesOf(officer, NOW.minus(Duration.ofDays(30)))).isEmpty();
        assertThat(officers.mandates(CW, Mandate.Gives.GUARANTEE, NOW))
                .extracting(Mandate::officer)
                .containsExactly("CW_OM_1");
        assertThat(officers.mandates(CW, Mandate.Gives.GUARANTEE, NOW.plus(Duration.ofDays(900))))
                .isEmpty();
        assertThat(officers.mandates(BQ, Mandate.Gives.GUARANTEE, NOW)).isEmpty();
    }

    @Test
    void stockToolsCheckWhatAnOfficerSigned() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "openssl is not installed");
        Path statement = Files.write(folder.resolve("statement"), STATEMENT);
        Path signature = Files.write(
                folder.resolve("statement.p7s"), test.key("bq", "BQ_OM_1").sign(STATEMENT));
        Path anchor = Files.writeString(
                folder.resolve("anchor.pem"),
                ExampleKeys.pem(
                        "CERTIFICATE",
                        CertificateText.encoded(test.example().authority(BQ).certificate())));
        Process openssl = new ProcessBuilder(
                        "openssl",
                        "cms",
                        "-verify",
                        "-binary",
                        "-inform",
                        "DER",
                        "-in",
                        signature.toString(),
                        "-content",
                        statement.toString(),
                        "-CAfile",
                        anchor.toString(),
                        "-purpose",
                        "any",
                        "-attime",
                        String.valueOf(NOW.getEpochSecond()),
                        "-out",
                        "/dev/null")
                .redirectErrorStream(true)
                .start();
        assertThat(openssl.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(openssl.exitValue())
                .as(new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isZero();
    }
}
