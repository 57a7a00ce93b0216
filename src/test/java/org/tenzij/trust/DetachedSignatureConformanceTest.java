package org.tenzij.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tenzij.trust.Codes.assertRefused;
import static org.tenzij.trust.OfficersFixture.BQ;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenzij.exchange.ErrorCode;

/**
 * Officers may sign with stock tools, and anybody may check with them. Which forms are refused is shown by {@link
 * SchemeSignatureTest}, which goes by the same reader. Source: ETSI EN 319 122-1; RFC 5652.
 */
class DetachedSignatureConformanceTest {
    // Openssl judges by the machine's clock, so these certificates begin now.
    private final Instant now = Instant.now();
    private final byte[] statement = "{\"invented\":\"statement\"}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private OfficersFixture fixture;

    @BeforeEach
    void files() throws IOException {
        fixture = new OfficersFixture(folder, now);
        Files.write(folder.resolve("statement"), statement);
        Files.writeString(
                folder.resolve("anchor.pem"),
                ExampleKeys.pem(
                        "CERTIFICATE",
                        CertificateText.encoded(fixture.example.authority(BQ).certificate())));
    }

    @Test
    void opensslVerifiesWhatAnOfficerSigned() throws IOException, InterruptedException {
        Files.write(folder.resolve("ours.p7s"), fixture.key(BQ, "BQ_OM_1").sign(statement));
        assertThat(verify("ours.p7s", "statement")).isZero();
        Files.writeString(folder.resolve("statement"), "{}");
        assertThat(verify("ours.p7s", "statement")).isNotZero();
    }

    @Test
    void opensslVerifiesListsOfOfficersAndTheirAuthority() throws IOException, InterruptedException {
        assertThat(verify(fixture.signature(BQ).toString(), fixture.list(BQ).toString()))
                .isZero();
    }

    @Test
    void believesWhatAnOfficerSignedWithOpenssl() throws IOException, InterruptedException {
        Path keys = folder.resolve("c/bq/officers");
        assertThat(openssl(List.of(
                        "pkcs12",
                        "-in",
                        keys.resolve("BQ_OM_1.p12").toString(),
                        "-passin",
                        "file:" + keys.resolve("password"),
                        "-nodes",
                        "-out",
                        "officer.pem")))
                .isZero();
        Officers officers = fixture.officers();
        // As the command stands in the manual, and with the options that stock habits add.
        for (List<String> options : List.of(
                List.<String>of(),
                List.of("-md", "sha256"),
                List.of("-nosmimecap"),
                List.of("-certfile", "anchor.pem"),
                List.of("-nocerts"))) {
            List<String> command = new ArrayList<>(List.of(
                    "cms",
                    "-sign",
                    "-binary",
                    "-cades",
                    "-in",
                    "statement",
                    "-signer",
                    "officer.pem",
                    "-outform",
                    "DER",
                    "-out",
                    "stock.p7s"));
            command.addAll(options);
            assertThat(openssl(command)).as("%s", options).isZero();
            byte[] cms = Files.readAllBytes(folder.resolve("stock.p7s"));
            assertThat(officers.signer(BQ, statement, cms, Instant.now()).id())
                    .as("%s", options)
                    .isEqualTo("BQ_OM_1");
            byte[] other = "{}".getBytes(StandardCharsets.UTF_8);
            assertRefused(ErrorCode.TRUST_NOT_AN_OFFICER, () -> officers.signer(BQ, other, cms, Instant.now()));
        }
    }

    private int verify(String signature, String content) throws IOException, InterruptedException {
        return openssl(List.of(
                "cms",
                "-verify",
                "-binary",
                "-cades",
                "-inform",
                "DER",
                "-in",
                signature,
                "-content",
                content,
                "-CAfile",
                "anchor.pem",
                "-purpose",
                "any",
                "-out",
                "verified"));
    }

    private int openssl(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
