package org.tenzij.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.tenzij.trust.Codes.assertRefused;
import static org.tenzij.trust.OfficersFixture.BQ;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenzij.exchange.ErrorCode;

/** An officer's own key: in a file, or on a token that never gives it away. */
class OfficerKeyTest {
    private static final String PIN = "135790";
    private static final String LABEL = "officer";

    private final Instant now = Instant.now();

    @TempDir
    Path folder;

    private OfficersFixture fixture;
    private Path keys;

    @BeforeEach
    void generate() {
        fixture = new OfficersFixture(folder, now);
        keys = folder.resolve("c/bq/officers");
    }

    @Test
    void opensAFileWithThePasswordBesideItOrElsewhere() throws IOException {
        String file = keys.resolve("BQ_OM_1.p12").toString();
        assertThat(OfficerKey.open(file, null).id()).isEqualTo("BQ_OM_1");
        Path elsewhere = folder.resolve("secret");
        KeyFiles.write(elsewhere, Files.readAllBytes(keys.resolve("password")));
        assertThat(OfficerKey.open(file, elsewhere).certificate())
                .isEqualTo(OfficerKey.open(file, null).certificate());
        assertThat(OfficerKey.open(file, null)).hasToString("OfficerKey[BQ_OM_1]");
    }

    @Test
    void refusesWhatIsMissingWrongOrOpenToOthers() throws IOException {
        String file = keys.resolve("BQ_OM_1.p12").toString();
        assertRefused(
                ErrorCode.TRUST_MISSING_KEY,
                () -> OfficerKey.open(keys.resolve("BQ_OM_9.p12").toString(), null));
        assertRefused(ErrorCode.TRUST_MISSING_KEY, () -> OfficerKey.open(file, folder.resolve("absent")));
        Path wrong = folder.resolve("wrong");
        KeyFiles.write(wrong, "wrong".getBytes(StandardCharsets.US_ASCII));
        assertRefused(ErrorCode.TRUST_MISSING_KEY, () -> OfficerKey.open(file, wrong));
        Files.setPosixFilePermissions(Path.of(file), PosixFilePermissions.fromString("rw-r-----"));
        assertRefused(ErrorCode.TRUST_OPEN_PERMISSIONS, () -> OfficerKey.open(file, null));
        Files.setPosixFilePermissions(Path.of(file), PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(keys.resolve("password"), PosixFilePermissions.fromString("rw----r--"));
        assertRefused(ErrorCode.TRUST_OPEN_PERMISSIONS, () -> OfficerKey.open(file, null));
    }

    @Test
    void refusesATokenThatIsNotThere() throws IOException {
        Path pin = pin(PIN);
        assertRefused(
                ErrorCode.TRUST_MISSING_KEY, () -> OfficerKey.open("pkcs11:" + folder.resolve("no.cfg") + "#x", pin));
        Path config = folder.resolve("broken.cfg");
        Files.writeString(config, "name = broken\nlibrary = " + folder.resolve("absent.so") + "\n");
        assertRefused(ErrorCode.TRUST_MISSING_KEY, () -> OfficerKey.open("pkcs11:" + config + "#x", pin));
        assertRefused(ErrorCode.TRUST_MISSING_KEY, () -> OfficerKey.open("pkcs11:" + config + "#x", null));
    }

    /** Softhsm reads its configuration from the environment of the process, so the officer signs in a program of its own. */
    @Test
    void signsOnATokenWhatTheCommunityBelieves() throws IOException, InterruptedException {
        Optional<Path> library = Stream.of(
                        "/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so")
                .map(Path::of)
                .filter(Files::exists)
                .findFirst();
        assumeTrue(library.isPresent(), "skipped: softhsm2 is not installed, so there is no token to sign on");
        Map<String, String> token = token();
        Path config = folder.resolve("token.cfg");
        Files.writeString(
                config,
                "name = softhsm\nlibrary = " + library.get() + "\nslotListIndex = 0\n"
                        + "attributes(*,CKO_PRIVATE_KEY,*) = {\n  CKA_SIGN = true\n  CKA_SENSITIVE = true\n"
                        + "  CKA_EXTRACTABLE = false\n}\n");
        Path statement = folder.resolve("statement");
        Files.writeString(statement, "{\"invented\":true}");
        Path signature = folder.resolve("statement.p7s");
        List<String> java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(),
                TokenSigning.class.getName(),
                "pkcs11:" + config + "#" + LABEL);
        Path pin = pin(PIN);
        List<String> put = new ArrayList<>(java);
        put.addAll(List.of(pin.toString(), keys.resolve("BQ_OM_1.p12").toString()));
        assertThat(run(put, token)).as(output()).isZero();
        List<String> command = new ArrayList<>(java);
        command.addAll(List.of(pin.toString(), statement.toString(), signature.toString()));
        assertThat(run(command, token)).as(output()).isZero();
        assertThat(fixture.officers()
                        .signer(BQ, Files.readAllBytes(statement), Files.readAllBytes(signature), Instant.now())
                        .id())
                .isEqualTo("BQ_OM_1");

        Path wrong = folder.resolve("wrong-pin");
        KeyFiles.write(wrong, "000000".getBytes(StandardCharsets.US_ASCII));
        for (List<String> refused : List.of(
                List.of("pkcs11:" + config + "#" + LABEL, wrong.toString()),
                List.of("pkcs11:" + config + "#other", folder.resolve("pin").toString()))) {
            List<String> other = new ArrayList<>(java.subList(0, java.size() - 1));
            other.addAll(refused);
            other.addAll(
                    List.of(statement.toString(), folder.resolve("none.p7s").toString()));
            assertThat(run(other, token)).isEqualTo(TokenSigning.REFUSED);
            assertThat(folder.resolve("none.p7s")).doesNotExist();
        }
    }

    /** An empty token, and the environment in which it is found. */
    private Map<String, String> token() throws IOException, InterruptedException {
        Files.createDirectory(folder.resolve("tokens"));
        Files.writeString(
                folder.resolve("softhsm2.conf"),
                "directories.tokendir = " + folder.resolve("tokens")
                        + "\nobjectstore.backend = file\nlog.level = ERROR\n");
        Map<String, String> environment =
                Map.of("SOFTHSM2_CONF", folder.resolve("softhsm2.conf").toString());
        assertThat(run(
                        List.of(
                                "softhsm2-util",
                                "--init-token",
                                "--free",
                                "--label",
                                "t",
                                "--so-pin",
                                PIN,
                                "--pin",
                                PIN),
                        environment))
                .isZero();
        return environment;
    }

    private Path pin(String digits) throws IOException {
        Path file = folder.resolve("pin");
        KeyFiles.write(file, digits.getBytes(StandardCharsets.US_ASCII));
        return file;
    }

    /** Absolute, because the other program runs in another folder. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(part -> Path.of(part).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private String output() throws IOException {
        return Files.exists(folder.resolve("output")) ? Files.readString(folder.resolve("output")) : "";
    }

    private int run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
