package org.tenzij.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;

/** Which routes and policies a node agrees to run by. */
class RouteFilesTest {
    private static final Path ROUTES = Path.of("routes");
    private static final String OTHER = "sha256:" + "0".repeat(64);

    @TempDir
    Path folder;

    @Test
    void theFolderAndTheCopyInsideTheProgramAreTheSameRoutes() {
        assertThat(RouteFiles.read(ROUTES).digest())
                .isEqualTo(RouteFiles.read(null).digest());
        assertThat(RouteFiles.read(ROUTES).from()).isEqualTo("routes");
        assertThat(RouteFiles.read(null).from()).isEqualTo("program");
    }

    @Test
    void theDigestIsWhatSha256sumSaysOfItsOwnList() throws IOException {
        Files.createDirectories(folder.resolve("templates"));
        Files.writeString(folder.resolve("b.yaml"), "two");
        Files.writeString(folder.resolve("templates/a.yaml"), "three");
        Files.writeString(folder.resolve("README.md"), "no route");
        String list = Digest.of("two".getBytes(StandardCharsets.UTF_8)).hex() + "  b.yaml\n"
                + Digest.of("three".getBytes(StandardCharsets.UTF_8)).hex() + "  templates/a.yaml\n";
        Digest before = RouteFiles.read(folder).digest();
        assertThat(before).isEqualTo(Digest.of(list.getBytes(StandardCharsets.UTF_8)));

        Files.move(folder.resolve("b.yaml"), folder.resolve("c.yaml"));
        assertThat(RouteFiles.read(folder).digest()).isNotEqualTo(before);
    }

    @Test
    void thePinnedRoutesAreTaken() {
        RouteFiles routes = RouteFiles.read(ROUTES);
        assertThat(routes.pinned(routes.digest().value(), true)).isSameAs(routes);
        assertThat(routes.pinned(routes.digest().value(), false)).isSameAs(routes);
        assertThat(routes.pinned(null, false)).isSameAs(routes);
    }

    @Test
    void othersStopTheStartAndTheirDigestIsNamed() {
        RouteFiles routes = RouteFiles.read(ROUTES);
        for (boolean required : new boolean[] {true, false}) {
            assertThatExceptionOfType(Fault.class)
                    .isThrownBy(() -> routes.pinned(OTHER, required))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIGURE_INVALID))
                    .satisfies(
                            e -> assertThat(e.what()).contains(routes.digest().value()));
        }
    }

    @Test
    void outsideTheExampleProfileRoutesMustBePinned() {
        assertThatExceptionOfType(Fault.class)
                .isThrownBy(() ->
                        new NodeConfiguration().routeFiles(settings(Settings.Profile.PRODUCTION, null, ROUTES, null)))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIGURE_INVALID))
                .satisfies(e -> assertThat(e.where()).isEqualTo("tenzij.node.routes-digest"))
                .satisfies(e -> assertThat(e.what())
                        .contains(RouteFiles.read(ROUTES).digest().value()));
        assertThat(new NodeConfiguration().routeFiles(settings(Settings.Profile.EXAMPLE, null, ROUTES, null)))
                .isInstanceOf(RouteFiles.class);
    }

    @Test
    void aFolderWithoutRoutesStopsTheStart() {
        for (Path none : new Path[] {folder, folder.resolve("none")}) {
            assertThatExceptionOfType(Fault.class)
                    .isThrownBy(() -> RouteFiles.read(none))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIGURE_INVALID));
        }
    }

    private Settings settings(
            Settings.Profile profile, @Nullable Path policies, @Nullable Path routes, @Nullable String digest) {
        return new Settings(
                new Settings.NodeSettings(
                        "sx", profile, folder, folder, OTHER, policies, routes, digest, Duration.ofDays(31)),
                new Settings.StoreSettings(null, null, null),
                new Settings.DropSettings(
                        "127.0.0.1", 0, null, DataSize.ofMegabytes(33), DataSize.ofGigabytes(1), 20_000),
                new Settings.RhythmSettings(
                        64,
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(60),
                        Duration.ofDays(14),
                        Duration.ofHours(1)),
                new Settings.OutboxSettings(folder, folder, 1000, 500, 500));
    }
}
