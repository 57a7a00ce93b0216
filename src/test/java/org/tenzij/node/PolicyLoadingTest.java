package org.tenzij.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.GatewayException;
import org.tenzij.policy.PolicyFiles;
import org.tenzij.policy.PolicySet;
import org.tenzij.trust.Certificates;
import org.tenzij.trust.Community;
import org.tenzij.trust.ExampleCommunity;
import org.tenzij.trust.OfficerKey;
import org.tenzij.trust.RevocationLists;
import org.tenzij.trust.Seat;
import org.tenzij.trust.SignedFolder;

/** Which policy sets a node agrees to run by. Source: settled point 6. */
class PolicyLoadingTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    Path folder;

    private ExampleCommunity example;
    private Path policies;
    private Path root;

    @BeforeEach
    void copy() throws IOException {
        example =
                ExampleCommunity.generate(folder.resolve("c"), List.of(Seat.local("bq", 1), Seat.local("cw", 2)), NOW);
        root = Files.createDirectory(folder.resolve("node"));
        policies = folder.resolve("policies");
        try (Stream<Path> files = Files.walk(Path.of("policies"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = policies.resolve(Path.of("policies").relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to);
            }
        }
        // What was made up for the demonstration is for the example profile only.
        edit("instruments/permission-2026-bq.yaml", "example: true", "example: false");
        edit("instruments/permission-2027-bq.yaml", "example: true", "example: false");
        edit("templates.yaml", "example: true", "example: false");
    }

    private void edit(String file, String before, String after) throws IOException {
        String text = Files.readString(policies.resolve(file));
        assertThat(text).contains(before);
        Files.writeString(policies.resolve(file), text.replace(before, after));
    }

    private void number(long number) throws IOException {
        Path set = policies.resolve("set.yaml");
        Files.writeString(set, Files.readString(set).replaceAll("(?m)^version: .*$", "version: " + number));
    }

    private void sign(String party) throws IOException {
        OfficerKey key = OfficerKey.open(
                folder.resolve("c")
                        .resolve(party)
                        .resolve("authority/authority.p12")
                        .toString(),
                null);
        byte[] sums = SignedFolder.sums(PolicyFiles.read(policies)).getBytes(StandardCharsets.UTF_8);
        Files.write(policies.resolve(SignedFolder.SUMS), sums);
        Files.write(policies.resolve(SignedFolder.SIGNATURE), key.sign(sums));
    }

    private PolicySet load(Settings.Profile profile, @Nullable Path from) {
        Community community = Community.read(example.community(), example.schemeAuthorityDigest(), NOW);
        RevocationLists lists = RevocationLists.read(example.community().resolve("crl"));
        return new PolicyLoading(
                        new Settings.NodeSettings(
                                "bq",
                                profile,
                                root,
                                example.community(),
                                example.schemeAuthorityDigest().value(),
                                from,
                                null,
                                null,
                                Duration.ofDays(31)),
                        new Folders(root),
                        community,
                        new Certificates(community, () -> lists, Duration.ofDays(31)),
                        InstantSource.fixed(NOW))
                .load();
    }

    private void assertRefused(ErrorCode code, Settings.Profile profile, @Nullable Path from) {
        GatewayException refusal = catchThrowableOfType(GatewayException.class, () -> load(profile, from));
        assertThat(refusal).as("a refusal with %s", code).isNotNull();
        assertThat(refusal.code()).as(refusal.getMessage()).isEqualTo(code);
    }

    @Test
    void takesASetThatThePartysAuthoritySigned() throws IOException {
        sign("bq");
        PolicySet set = load(Settings.Profile.PRODUCTION, policies);
        assertThat(set.number()).isEqualTo(2);
        assertThat(load(Settings.Profile.PRODUCTION, policies).version()).isEqualTo(set.version());
        assertThat(root.resolve("policies.last")).hasContent("2 " + set.version() + "\n");
        assertThat(load(Settings.Profile.EXAMPLE, policies).version()).isEqualTo(set.version());
    }

    @Test
    void theProgramsOwnSetIsForTheExampleProfileOnly() {
        assertRefused(ErrorCode.DECIDE_NO_POLICY, Settings.Profile.PRODUCTION, null);
        assertThat(load(Settings.Profile.EXAMPLE, null).hasExamples()).isTrue();
    }

    @Test
    void anUnsignedFolderIsForTheExampleProfileOnly() {
        assertRefused(ErrorCode.DECIDE_UNSIGNED_POLICY, Settings.Profile.PRODUCTION, policies);
        assertThat(load(Settings.Profile.EXAMPLE, policies).number()).isEqualTo(2);
        assertThat(root.resolve("policies.last")).doesNotExist();
    }

    @Test
    void aMissingFolderIsRefusedInEveryProfile() {
        for (Settings.Profile profile : Settings.Profile.values()) {
            assertRefused(ErrorCode.DECIDE_BAD_POLICY, profile, folder.resolve("none"));
        }
    }

    @Test
    void aWrongSignatureIsRefusedInEveryProfile() throws IOException {
        sign("cw");
        for (Settings.Profile profile : Settings.Profile.values()) {
            assertRefused(ErrorCode.DECIDE_UNSIGNED_POLICY, profile, policies);
        }
        sign("bq");
        Files.writeString(policies.resolve("README.md"), "changed");
        for (Settings.Profile profile : Settings.Profile.values()) {
            assertRefused(ErrorCode.DECIDE_UNSIGNED_POLICY, profile, policies);
        }
        sign("bq");
        Files.delete(policies.resolve("README.md"));
        assertRefused(ErrorCode.DECIDE_UNSIGNED_POLICY, Settings.Profile.EXAMPLE, policies);
        sign("bq");
        Files.delete(policies.resolve(SignedFolder.SIGNATURE));
        assertRefused(ErrorCode.DECIDE_UNSIGNED_POLICY, Settings.Profile.EXAMPLE, policies);
    }

    @Test
    void aLowerNumberAndAnotherSetUnderTheSameNumberAreRefused() throws IOException {
        number(5);
        sign("bq");
        assertThat(load(Settings.Profile.PRODUCTION, policies).number()).isEqualTo(5);
        number(4);
        sign("bq");
        assertRefused(ErrorCode.DECIDE_POLICY_ROLLBACK, Settings.Profile.PRODUCTION, policies);
        number(5);
        edit("set.yaml", "en: \"No, unless", "en: \"Other, no, unless");
        sign("bq");
        assertRefused(ErrorCode.DECIDE_POLICY_ROLLBACK, Settings.Profile.PRODUCTION, policies);
        number(6);
        sign("bq");
        assertThat(load(Settings.Profile.PRODUCTION, policies).number()).isEqualTo(6);
    }

    @Test
    void aDamagedMemoryStopsTheStart() throws IOException {
        sign("bq");
        Files.writeString(root.resolve("policies.last"), "5");
        assertRefused(ErrorCode.DECIDE_POLICY_ROLLBACK, Settings.Profile.PRODUCTION, policies);
    }

    @Test
    void aSetWithMadeUpInstrumentsIsForTheExampleProfileOnly() throws IOException {
        edit("instruments/permission-2026-bq.yaml", "example: false", "example: true");
        sign("bq");
        assertRefused(ErrorCode.DECIDE_BAD_POLICY, Settings.Profile.PRODUCTION, policies);
        assertThat(root.resolve("policies.last")).doesNotExist();
        assertThat(load(Settings.Profile.EXAMPLE, policies).hasExamples()).isTrue();
    }

    @Test
    void aSignedSetThatDoesNotLoadIsRefused() throws IOException {
        Files.writeString(policies.resolve("clauses/broken.yaml"), "not: [a clause");
        sign("bq");
        assertRefused(ErrorCode.DECIDE_BAD_POLICY, Settings.Profile.PRODUCTION, policies);
    }
}
