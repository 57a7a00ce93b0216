package org.tenzij.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tenzij.trust.Codes.assertRefused;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Untrusted;

/** Stock openssl believes our signature; we believe openssl's of the same form, and none of another form. */
class SchemeSignatureTest {
    // Openssl judges by the machine's clock, so these certificates begin now.
    private final Instant now = Instant.now();

    @TempDir
    Path folder;

    private final ExampleAuthority scheme =
            ExampleAuthority.signer("scheme", now.minus(Duration.ofHours(1)), now.plus(Duration.ofDays(9)));
    private final byte[] content = "{\"version\":1}\n".getBytes(StandardCharsets.UTF_8);

    @BeforeEach
    void files() throws IOException {
        write("content", content);
        write("scheme.pem", pem("CERTIFICATE", CertificateText.encoded(scheme.certificate())));
        write("scheme.key", pem("PRIVATE KEY", scheme.keys().getPrivate().getEncoded()));
        ExampleAuthority other = ExampleAuthority.signer("other", now.minusSeconds(9), now.plusSeconds(99));
        write("other.pem", pem("CERTIFICATE", CertificateText.encoded(other.certificate())));
        write("other.key", pem("PRIVATE KEY", other.keys().getPrivate().getEncoded()));
    }

    @Test
    void opensslVerifiesTheSignatureOfAnExampleCommunity() throws IOException, InterruptedException {
        ExampleCommunity example = ExampleCommunity.generate(folder.resolve("c"), List.of(Seat.local("cw", 1)), now);
        List<String> command = List.of(
                "cms",
                "-verify",
                "-binary",
                "-cades",
                "-inform",
                "DER",
                "-in",
                "community.json.p7s",
                "-content",
                "community.json",
                "-CAfile",
                "scheme-authority.pem",
                "-out",
                "verified.json");
        assertThat(openssl(example.community(), command)).isZero();
        assertThat(example.community().resolve("verified.json"))
                .hasSameBinaryContentAs(example.community().resolve("community.json"));
        Files.writeString(example.community().resolve("community.json"), "{}");
        assertThat(openssl(example.community(), command)).isNotZero();
    }

    @Test
    void believesWhatOpensslSignedInThisForm() throws IOException, InterruptedException {
        SchemeSignature.verify(content, opensslSigned("-cades", "-md", "sha256"), scheme.certificate(), now);
    }

    @Test
    void refusesEveryOtherForm() throws IOException, InterruptedException {
        Map<String, byte[]> forms = new LinkedHashMap<>();
        forms.put("no signing-certificate attribute", opensslSigned("-md", "sha256"));
        forms.put("no signed attributes", opensslSigned("-noattr", "-md", "sha256"));
        forms.put("content inside", opensslSigned("-cades", "-md", "sha256", "-nodetach"));
        forms.put("SHA-1", opensslSigned("-cades", "-md", "sha1"));
        forms.put("SHA-512", opensslSigned("-cades", "-md", "sha512"));
        forms.put(
                "two signers", opensslSigned("-cades", "-md", "sha256", "-signer", "other.pem", "-inkey", "other.key"));
        forms.put("signer named by its key id", opensslSigned("-cades", "-keyid", "-md", "sha256"));
        byte[] good = opensslSigned("-cades", "-md", "sha256");
        forms.put("bytes behind it", Arrays.copyOf(good, good.length + 1));
        forms.put("cut", Arrays.copyOf(good, good.length - 1));
        forms.put("empty", new byte[0]);
        forms.put("PEM", pem("CMS", good));
        assertThat(forms).hasSize(11);
        forms.forEach((name, cms) -> assertRefused(
                ErrorCode.TRUST_UNSIGNED_COMMUNITY,
                () -> SchemeSignature.verify(content, cms, scheme.certificate(), now)));
    }

    @Test
    void refusesASignatureOfTheSameKeyForAnotherCertificate() {
        X509Certificate other = ExampleAuthority.signer("other", now.minusSeconds(9), now.plusSeconds(99))
                .certificate();
        byte[] bound = SchemeSignature.sign(content, scheme.keys().getPrivate(), other);
        assertRefused(
                ErrorCode.TRUST_UNSIGNED_COMMUNITY,
                () -> SchemeSignature.verify(content, bound, scheme.certificate(), now));
    }

    @Test
    void refusesEveryFlippedBitOfTheSignersPart() {
        byte[] good = SchemeSignature.sign(content, scheme.keys().getPrivate(), scheme.certificate());
        SchemeSignature.verify(content, good, scheme.certificate(), now);
        int carried = CertificateText.encoded(scheme.certificate()).length;
        int from = indexOf(good, CertificateText.encoded(scheme.certificate()));
        int flipped = 0;
        List<Integer> taken = new ArrayList<>();
        for (int at = 0; at < good.length; at++) {
            // The certificate that travels along is not used, so its bits are free.
            if (at >= from && at < from + carried) {
                continue;
            }
            byte[] bad = good.clone();
            bad[at] ^= (byte) (1 << (at % 8));
            flipped++;
            try {
                SchemeSignature.verify(content, bad, scheme.certificate(), now);
                taken.add(at);
            } catch (Untrusted e) {
                assertThat(e.code()).isEqualTo(ErrorCode.TRUST_UNSIGNED_COMMUNITY);
            }
        }
        assertThat(flipped).isGreaterThan(300);
        assertThat(taken).as("octets that could be changed").isEmpty();
    }

    private static int indexOf(byte[] all, byte[] part) {
        for (int i = 0; i + part.length <= all.length; i++) {
            if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new IllegalArgumentException("not inside");
    }

    private byte[] opensslSigned(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "cms",
                "-sign",
                "-binary",
                "-in",
                "content",
                "-signer",
                "scheme.pem",
                "-inkey",
                "scheme.key",
                "-outform",
                "DER",
                "-out",
                "signed.p7s",
                "-nosmimecap"));
        command.addAll(List.of(options));
        assertThat(openssl(folder, command)).isZero();
        return Files.readAllBytes(folder.resolve("signed.p7s"));
    }

    private static int openssl(Path in, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .directory(in.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private void write(String file, byte[] bytes) throws IOException {
        Files.write(folder.resolve(file), bytes);
    }

    private static byte[] pem(String type, byte[] der) throws IOException {
        return ExampleKeys.pem(type, der).getBytes(StandardCharsets.US_ASCII);
    }
}
