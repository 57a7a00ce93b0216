package org.tenzij.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.tenzij.envelope.Refusals.assertRefused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.Party;

/**
 * The gateway and the stock tools open what the other sealed: the very commands of the recipe are run.
 *
 * <p>Where the tools are missing the test is skipped; with the variable {@code CI} set it fails instead.
 */
class EnvelopeConformanceTest {
    private final Wire wire = new Wire();
    private final Map<String, String> variables = new HashMap<>();

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void theToolsAreThere(@TempDir Path folder) throws Exception {
        Recipe.Outcome tools;
        try {
            tools = Recipe.run(
                    "openssl version | grep -q '^OpenSSL 3' && command -v zip unzip jq sha256sum", Map.of(), folder);
        } catch (IOException e) {
            tools = new Recipe.Outcome(127, "bash is missing");
        }
        if (System.getenv("CI") != null) {
            assertThat(tools.exit())
                    .as("openssl 3, zip, unzip, jq and sha256sum are needed: %s", tools.said())
                    .isZero();
        }
        assumeTrue(tools.exit() == 0, "skipped: openssl 3, zip, unzip, jq or sha256sum is missing");
    }

    @BeforeEach
    void keysAndMessage() throws IOException {
        write("SENDER_KEY", pem("PRIVATE KEY", wire.sender.signing().key()));
        write("SENDER_CERT", pem(wire.sender.signing().certificate()));
        write("RECIPIENT_KEY", pem("PRIVATE KEY", wire.recipient.decryption().key()));
        write("RECIPIENT_CERT", pem(wire.recipient.decryption().certificate()));
        write("ANCHORS", pem(wire.sender.anchor()));
        variables.put("ENVELOPE", folder.resolve("envelope.tzj").toString());
        variables.put("OUT", folder.resolve("out").toString());
        Path message =
                Files.createDirectories(folder.resolve("message/content")).getParent();
        assertThat(message).isNotNull();
        variables.put("MESSAGE", message.toString());
        Files.writeString(message.resolve("fields.json"), Recipe.fields());
        Files.writeString(message.resolve("decision.json"), "{\"ground\":\"C2\"}");
        Files.writeString(
                message.resolve("content/payload.json"), "{\"title\":\"" + "An invented practice ".repeat(99) + "\"}");
        Files.write(message.resolve("content/empty.bin"), new byte[0]);
    }

    private void write(String variable, String text) throws IOException {
        variables.put(
                variable,
                Files.writeString(folder.resolve(variable + ".pem"), text).toString());
    }

    private static String pem(X509Certificate certificate) {
        return pem("CERTIFICATE", CertificateRef.encoded(certificate));
    }

    private static String pem(String type, Key key) {
        return pem(type, key.getEncoded());
    }

    private static String pem(String type, byte[] der) {
        return "-----BEGIN " + type + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + type + "-----\n";
    }

    private Recipe.Outcome play(String script) throws Exception {
        return Recipe.run(script, variables, folder);
    }

    private byte[] sealedByStockTools(String script) throws Exception {
        Recipe.Outcome sealed = play(script);
        assertThat(sealed.exit()).as(sealed.said()).isZero();
        return Files.readAllBytes(folder.resolve("envelope.tzj"));
    }

    @Test
    void stockToolsOpenWhatWeSealed() throws Exception {
        TestMessage message = TestMessage.small();
        Sealed sealed = wire.seal(message);
        Files.write(folder.resolve("envelope.tzj"), sealed.envelope().bytes());

        Recipe.Outcome opened = play(Recipe.half("open"));

        assertThat(opened.exit()).as(opened.said()).isZero();
        assertThat(opened.said())
                .contains("CAdES Verification successful")
                .contains(message.manifest().id().value())
                .contains(sealed.manifestSha256().hex())
                .contains(sealed.envelope().sha256().hex());
        Path container = folder.resolve("out/container");
        assertThat(Files.readAllBytes(container.resolve("manifest.json")))
                .isEqualTo(message.manifest().toBytes());
        assertThat(Files.readAllBytes(container.resolve("decision.json"))).isEqualTo(message.decision());
        message.content()
                .forEach((path, part) -> assertThat(container.resolve(path)).hasBinaryContent(part));
    }

    @Test
    void weOpenWhatStockToolsSealed() throws Exception {
        byte[] envelope = sealedByStockTools(Recipe.half("seal"));

        Opened opened = wire.opener.open(envelope);

        assertThat(opened.manifest().kind()).isEqualTo(Kind.BEST_PRACTICE);
        assertThat(opened.manifest().recipient().party()).isEqualTo(new Party("rst"));
        assertThat(opened.manifest().digest()).isEqualTo(Digest.of(opened.manifestBytes()));
        assertThat(opened.content().keySet()).containsExactly("content/empty.bin", "content/payload.json");
        assertThat(opened.content().get("content/payload.json"))
                .isEqualTo(Files.readAllBytes(folder.resolve("message/content/payload.json")));
        assertThat(opened.certificate()).isEqualTo(wire.sender.signing().certificate());
        assertThat(Recipe.blocks()).isEqualTo(8);
    }

    @Test
    void stockToolsOpenWhatStockToolsSealed() throws Exception {
        sealedByStockTools(Recipe.half("seal"));
        Recipe.Outcome opened = play(Recipe.half("open"));
        assertThat(opened.exit()).as(opened.said()).isZero();
    }

    @Test
    void foldersAndTimesAndKeyIdentifiersOfStockToolsAreTaken() throws Exception {
        String seal = Recipe.half("seal");
        for (String other : new String[] {
            seal.replace("-X -D -r", "-X -r"),
            seal.replace("-X -D -r", "-D -r"),
            seal.replace("-X -D -r", "-X -D -0 -r"),
            seal.replace("cms -sign -binary", "cms -sign -keyid -binary"),
            seal.replace("cms -encrypt -binary", "cms -encrypt -keyid -binary"),
        }) {
            assertThat(other).isNotEqualTo(seal);
            assertThat(wire.opener.open(sealedByStockTools(other)).content()).hasSize(2);
        }
    }

    @Test
    void whatStockToolsSealOtherwiseIsRefused() throws Exception {
        String seal = Recipe.half("seal");
        Map<String, ErrorCode> others = new HashMap<>();
        others.put(seal.replace("-aes-256-gcm", "-aes-128-gcm"), ErrorCode.OPEN_WRONG_ALGORITHM);
        others.put(seal.replace("-aes-256-gcm", "-aes-256-cbc"), ErrorCode.OPEN_WRONG_ALGORITHM);
        others.put(seal.replace("kdf_md:sha256", "kdf_md:sha1"), ErrorCode.OPEN_WRONG_ALGORITHM);
        others.put(seal.replace("-aes256-wrap", "-aes128-wrap"), ErrorCode.OPEN_WRONG_ALGORITHM);
        others.put(seal.replace("-encrypt -binary", "-encrypt -stream -binary"), ErrorCode.OPEN_MALFORMED);
        others.put(seal.replace("-md sha256", "-md sha1"), ErrorCode.OPEN_WRONG_ALGORITHM);
        others.put(seal.replace("-cades -md", "-md"), ErrorCode.OPEN_MISSING_ATTRIBUTE);
        others.put(seal.replace("-cades -md", "-noattr -md"), ErrorCode.OPEN_MISSING_ATTRIBUTE);
        others.put(seal.replace("-nosmimecap", ""), ErrorCode.OPEN_WRONG_ATTRIBUTE);
        others.put(seal.replace("-nosmimecap", "-nosmimecap -nocerts"), ErrorCode.OPEN_UNKNOWN_SIGNER);
        others.put(seal.replace("-nosmimecap", "-nosmimecap -nodetach"), ErrorCode.OPEN_BAD_SIGNATURE);
        others.put(seal.replace("jq -cS", "jq -c"), ErrorCode.OPEN_BAD_MANIFEST);
        others.put(
                seal.replace("-X -0 container.asice mimetype", "-X -9 container.asice content/payload.json"),
                ErrorCode.OPEN_BAD_CONTAINER);
        assertThat(others).hasSize(13).doesNotContainKey(seal);
        for (Map.Entry<String, ErrorCode> other : others.entrySet()) {
            byte[] envelope = sealedByStockTools(other.getKey());
            assertRefused(other.getValue(), () -> wire.opener.open(envelope));
        }
    }

    @Test
    void stockToolsRefuseWhatWeRefuse() throws Exception {
        byte[] envelope = wire.seal(TestMessage.small()).envelope().bytes();
        envelope[envelope.length - 1] ^= 1;
        Files.write(folder.resolve("envelope.tzj"), envelope);
        assertThat(play(Recipe.half("open")).exit()).isNotZero();
    }
}
