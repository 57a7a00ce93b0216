package org.tenzij.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Unavailable;

/** Whatever move of the disk is the last one: the folder verifies, and the next start catches up. */
class RegisterCrashPropertyTest {
    private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");
    private static final int[] SIZES = {0, 1, 3, 256, 600};
    private static final MemoryRows ALL = MemoryRows.of(20_261_102L, 601);

    @TempDir
    Path temp;

    private final SigningKey key = RegisterKeys.make("tenzij.example/bq");

    /** Publishes one size after the other. Answers the size that was last answered as published. */
    private long play(Path folder, Disk disk, MemoryRows rows) {
        long published = 0;
        try {
            TileLog log = TileLog.open(folder, key, rows, disk);
            for (int size : SIZES) {
                rows.growFrom(ALL, size);
                published = log.publish(rows, NOW).checkpoint().size();
            }
        } catch (FailingDisk.Gone gone) {
            assertThat(disk).isInstanceOf(FailingDisk.class);
        }
        return published;
    }

    private long moves() {
        FailingDisk counting = FailingDisk.counting();
        assertThat(play(temp.resolve("whole"), counting, new MemoryRows())).isEqualTo(600);
        return counting.moves();
    }

    @Test
    void anyMoveMayBeTheLastOfTheProcess() throws IOException {
        assertThat(crashes(FailingDisk.Way.KILLED, 1)).isGreaterThan(60);
    }

    @Test
    void anyMoveMayBeTheLastBeforeAPowerCut() throws IOException {
        assertThat(crashes(FailingDisk.Way.POWER_CUT, 3)).isGreaterThan(180);
    }

    private int crashes(FailingDisk.Way way, int seeds) throws IOException {
        long moves = moves();
        int crashes = 0;
        for (long at = 1; at <= moves; at++) {
            for (int seed = 0; seed < seeds; seed++) {
                String what = way + " at move " + at + ", seed " + seed;
                Path folder = temp.resolve("crash");
                MemoryRows rows = new MemoryRows();
                FailingDisk disk = new FailingDisk(way, at, seed);
                long published = play(folder, disk, rows);
                assertThat(disk.failed()).as(what).isTrue();
                afterCrash(folder, rows, published, what);
                restarted(folder, rows, what);
                FailingDisk.remove(folder);
                crashes++;
            }
        }
        return crashes;
    }

    /** The folder as the crash left it is a whole register, at a size that was answered or the one under way. */
    private void afterCrash(Path folder, MemoryRows rows, long published, String what) {
        if (!Files.exists(folder.resolve("checkpoint"))) {
            assertThat(published).as(what).isZero();
            return;
        }
        Verification left = RegisterVerifier.verify(folder, key.verifier(), rows);
        assertThat(left).as(what).isInstanceOf(Verification.Sound.class);
        assertThat(((Verification.Sound) left).checkpoint().size()).as(what).isBetween(published, rows.size());
    }

    private void restarted(Path folder, MemoryRows rows, String what) {
        rows.growFrom(ALL, (int) rows.size() + 1);
        TileLog log = TileLog.open(folder, key, rows);
        Checkpoint before = log.checkpoint().checkpoint();
        Checkpoint after = log.publish(rows, NOW).checkpoint();
        assertThat(RegisterVerifier.verify(folder, key.verifier(), rows))
                .as(what)
                .isEqualTo(new Verification.Sound(after, 0));
        assertThat(after.size()).as(what).isEqualTo(rows.size());
        assertThat(TileReader.open(folder, key.verifier())
                        .consistency(before.size())
                        .proves(before.root(), after.root()))
                .as(what)
                .isTrue();
    }

    @Test
    void aFullDiskStopsPublishingAndNothingElse() throws IOException {
        long moves = moves();
        int stops = 0;
        for (long at = 2; at <= moves; at++) {
            Path folder = temp.resolve("full");
            MemoryRows rows = new MemoryRows();
            FailingDisk disk = new FailingDisk(FailingDisk.Way.FULL, at, at);
            TileLog log = opened(folder, rows, disk);
            for (int size : SIZES) {
                rows.growFrom(ALL, size);
                boolean before = disk.failed();
                try {
                    log.publish(rows, NOW);
                } catch (Unavailable e) {
                    assertThat(e.code()).isEqualTo(ErrorCode.REGISTER_UNAVAILABLE);
                    assertThat(before).isFalse();
                    stops++;
                }
            }
            Checkpoint last = log.publish(rows, NOW).checkpoint();
            assertThat(last.size()).isEqualTo(600);
            assertThat(RegisterVerifier.verify(folder, key.verifier(), rows))
                    .as("full at move " + at)
                    .isEqualTo(new Verification.Sound(last, 0));
            FailingDisk.remove(folder);
        }
        assertThat(stops).isGreaterThan(60);
    }

    private TileLog opened(Path folder, MemoryRows rows, FailingDisk disk) {
        try {
            return TileLog.open(folder, key, rows, disk);
        } catch (Unavailable e) {
            assertThat(e.code()).isEqualTo(ErrorCode.REGISTER_UNAVAILABLE);
            return TileLog.open(folder, key, rows, disk);
        }
    }

    @Test
    void theFolderMayBeAwayAltogether() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "not a folder");
        assertThatThrownBy(() -> TileLog.open(file, key, new MemoryRows()))
                .isInstanceOfSatisfying(
                        Unavailable.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REGISTER_UNAVAILABLE));
    }
}
