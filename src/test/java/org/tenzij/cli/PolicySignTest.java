package org.tenzij.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenzij.exchange.Party;
import org.tenzij.policy.PolicyFiles;
import org.tenzij.trust.Certificates;
import org.tenzij.trust.Community;
import org.tenzij.trust.ExampleCommunity;
import org.tenzij.trust.RevocationLists;
import org.tenzij.trust.Seat;
import org.tenzij.trust.SignedFolder;

/** Signing a policy set; stock tools check it as the documents say. */
class PolicySignTest {
    // Openssl judges by the machine's clock.
    private final Instant now = Instant.now();

    @TempDir
    Path folder;

    private ExampleCommunity example;
    private Path policies;
    private String key;

    @BeforeEach
    void copy() throws IOException {
        example = ExampleCommunity.generate(folder.resolve("c"), List.of(Seat.local("bq", 1)), now);
        key = folder.resolve("c/bq/authority/authority.p12").toString();
        policies = folder.resolve("policies");
        PolicyCopy.to(policies);
    }

    private Ran sign() {
        return Ran.of("policy", "sign", "--policies", policies.toString(), "--as", key);
    }

    private void verify() {
        Community community = Community.read(example.community(), example.schemeAuthorityDigest(), now);
        RevocationLists lists = RevocationLists.read(example.community().resolve("crl"));
        SignedFolder.verify(
                PolicyFiles.read(policies),
                community.member(new Party("bq")),
                new Certificates(community, () -> lists, ExampleCommunity.LIST_VALIDITY),
                now);
    }

    @Test
    void signsWhatNodesTakeAndSignsAnewAfterAChange() throws IOException {
        Ran ran = sign();
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("signed version 2, sha256:");
        verify();
        assertThat(Ran.of("policy", "check", "--policies", policies.toString()).out())
                .contains("version   sha256:");
        Files.writeString(policies.resolve("README.md"), "another word");
        assertThat(sign().exit()).isZero();
        verify();
        try (Stream<Path> files = Files.list(policies)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.endsWith(".part"));
        }
    }

    @Test
    void stockToolsCheckIt() throws IOException, InterruptedException {
        assertThat(sign().exit()).isZero();
        Files.writeString(folder.resolve("anchor.pem"), pem());
        List<String> openssl = List.of(
                "openssl",
                "cms",
                "-verify",
                "-binary",
                "-cades",
                "-inform",
                "DER",
                "-in",
                "SHA256SUMS.p7s",
                "-content",
                "SHA256SUMS",
                "-CAfile",
                folder.resolve("anchor.pem").toString(),
                "-purpose",
                "any",
                "-out",
                "/dev/null");
        List<String> sums = List.of("sha256sum", "--strict", "--quiet", "-c", "SHA256SUMS");
        assertThat(run(sums)).isZero();
        assertThat(run(openssl)).isZero();
        // The list is what sha256sum itself writes.
        byte[] list = Files.readAllBytes(policies.resolve(SignedFolder.SUMS));
        assertThat(run(List.of(
                        "sh",
                        "-c",
                        "find * -type f ! -name 'SHA256SUMS*' | LC_ALL=C sort | xargs sha256sum | cmp - SHA256SUMS")))
                .isZero();
        Files.writeString(policies.resolve("README.md"), "another word");
        assertThat(run(sums)).isNotZero();
        Files.write(
                policies.resolve(SignedFolder.SUMS),
                (new String(list, StandardCharsets.UTF_8) + "\n").getBytes(StandardCharsets.UTF_8));
        assertThat(run(openssl)).isNotZero();
    }

    @Test
    void signsNoSetThatDoesNotLoad() throws IOException {
        Files.writeString(policies.resolve("clauses/broken.yaml"), "not: [a clause");
        Ran ran = sign();
        assertThat(ran.exit()).isEqualTo(Exit.FAULT);
        assertThat(ran.err()).contains("decide.bad-policy").contains("clauses/broken.yaml");
        assertThat(policies.resolve(SignedFolder.SUMS)).doesNotExist();
    }

    @Test
    void signsNoSetWhoseWorkedCasesComeOutOtherwise() throws IOException {
        Path worked = policies.resolve("cases/01-figures-bq-audited.yaml");
        String text = Files.readString(worked);
        assertThat(text).contains("auditPassed: true");
        Files.writeString(worked, text.replace("auditPassed: true", "auditPassed: false"));
        Ran ran = sign();
        assertThat(ran.exit()).isEqualTo(Exit.INVALID_INPUT);
        assertThat(ran.err()).contains("decide.bad-policy").contains("01-figures-bq-audited");
        assertThat(policies.resolve(SignedFolder.SUMS)).doesNotExist();
    }

    @Test
    void refusesAKeyThatIsNotThere() {
        key = folder.resolve("absent.p12").toString();
        Ran ran = sign();
        assertThat(ran.exit()).isEqualTo(Exit.FAULT);
        assertThat(ran.err()).contains("trust.missing-key");
        assertThat(policies.resolve(SignedFolder.SUMS)).doesNotExist();
    }

    private String pem() {
        try {
            byte[] der = example.authority(new Party("bq")).certificate().getEncoded();
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                    + "\n-----END CERTIFICATE-----\n";
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private int run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(policies.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
