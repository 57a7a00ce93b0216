package org.tenzij.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;

class TileLogTest {
    private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");

    @TempDir
    Path folder;

    private final SigningKey key = RegisterKeys.make("tenzij.example/aw");
    private final MemoryRows rows = new MemoryRows();

    private Checkpoint publish(int size) {
        rows.grow(1, size);
        return TileLog.open(folder, key, rows).publish(rows, NOW).checkpoint();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static void corrupt(String where, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Fault.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.REGISTER_CORRUPT);
            assertThat(e.where()).isEqualTo(where);
        });
    }

    @Test
    void anEmptyRegisterHasACheckpoint() throws IOException {
        assertThat(publish(0)).isEqualTo(new Checkpoint("tenzij.example/aw", 0, NaiveTree.root(List.of())));
        assertThat(files()).containsExactly("checkpoint");
        assertThat(RegisterVerifier.verify(folder, key.verifier())).isInstanceOf(Verification.Sound.class);
    }

    @Test
    void theFilesAreThoseOfTheSpecification() throws IOException {
        publish(7);
        assertThat(files()).containsExactly("checkpoint", "tile/0/000.p/7", "tile/entries/000.p/7");
        publish(256);
        assertThat(files()).containsExactly("checkpoint", "tile/0/000", "tile/1/000.p/1", "tile/entries/000");
        publish(258);
        assertThat(files())
                .containsExactly(
                        "checkpoint",
                        "tile/0/000",
                        "tile/0/001.p/2",
                        "tile/1/000.p/1",
                        "tile/entries/000",
                        "tile/entries/001.p/2");
        assertThat(Files.readString(folder.resolve("checkpoint"))).startsWith("tenzij.example/aw\n258\n");
    }

    @Test
    void seventyThousandEntriesVerifyAndTheCostOfAnAppendStaysFlat() throws IOException {
        Checkpoint head = publish(70_000);
        assertThat(RegisterVerifier.require(folder, key.verifier(), rows)).isEqualTo(new Verification.Sound(head, 0));
        assertThat(files()).contains("tile/2/000.p/1", "tile/1/000", "tile/1/001.p/17", "tile/0/273.p/112");
        assertThat(files()).hasSize(1 + 2 * 274 + 2 + 1);
        TileReader reader = TileReader.open(folder, key.verifier());
        for (long index : new long[] {0, 255, 256, 65_535, 65_536, 69_999}) {
            assertThat(reader.inclusion(index).proves(rows.get((int) index), head.root()))
                    .isTrue();
        }
        FailingDisk disk = FailingDisk.counting();
        TileLog log = TileLog.open(folder, key, rows, disk);
        rows.grow(1, 70_001);
        log.publish(rows, NOW);
        long before = disk.moves();
        rows.grow(1, 70_002);
        log.publish(rows, NOW);
        // Bundle, leaf tile and checkpoint: written, named and their folders synced; two old versions removed.
        assertThat(disk.moves() - before).isEqualTo(11);
    }

    @Test
    void withoutNewEntriesNothingIsWritten() {
        publish(300);
        FailingDisk disk = FailingDisk.counting();
        TileLog log = TileLog.open(folder, key, rows, disk);
        assertThat(log.coveredAt()).isEmpty();
        SignedCheckpoint again = log.publish(rows, NOW);
        assertThat(disk.moves()).isZero();
        assertThat(log.checkpoint()).isEqualTo(again);
        assertThat(log.coveredAt()).contains(NOW);
    }

    @Test
    void entriesOfTheStoreThatDifferBelowTheCheckpointStopTheNode() {
        publish(300);
        byte[] row = rows.get(290);
        rows.set(290, rows.get(1));
        corrupt("entry 290", () -> TileLog.open(folder, key, rows));
        rows.set(290, row);
        rows.set(5, rows.get(6));
        corrupt("store, entry 5", () -> RegisterVerifier.require(folder, key.verifier(), rows));
        publish(301);
        assertThat(RegisterVerifier.verify(folder, key.verifier())).isInstanceOf(Verification.Sound.class);
    }

    @Test
    void aStoreThatLostEntriesStopsTheNode() {
        publish(300);
        TileLog log = TileLog.open(folder, key, rows);
        rows.cut(280);
        corrupt("entry 280", () -> log.publish(rows, NOW));
        corrupt("entry 280", () -> log.publish(rows, NOW));
        corrupt("entry 280", () -> TileLog.open(folder, key, rows));
    }

    @Test
    void anEntryTooLongForTheFormIsNotPublished() {
        publish(3);
        rows.add(new byte[Entry.MAX_BYTES + 1]);
        corrupt("entry 3", () -> TileLog.open(folder, key, rows).publish(rows, NOW));
    }

    @Test
    void filesThatDisagreeAtTheEdgeStopTheNode() throws IOException {
        publish(300);
        for (String name : List.of("tile/0/001.p/44", "tile/1/000.p/1", "tile/entries/001.p/44", "checkpoint")) {
            Path file = folder.resolve(name);
            byte[] whole = Files.readAllBytes(file);
            byte[] changed = whole.clone();
            changed[changed.length / 2] ^= 1;
            Files.write(file, changed);
            assertThatThrownBy(() -> TileLog.open(folder, key, rows))
                    .as(name)
                    .isInstanceOfSatisfying(
                            Fault.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REGISTER_CORRUPT));
            Files.delete(file);
            corrupt(name, () -> TileLog.open(folder, key, rows));
            Files.write(file, whole);
        }
        assertThat(TileLog.open(folder, key, rows)
                        .publish(rows, NOW)
                        .checkpoint()
                        .size())
                .isEqualTo(300);
    }

    @Test
    void anotherKeyDoesNotGoOnWithTheRegister() {
        publish(3);
        corrupt("checkpoint", () -> TileLog.open(folder, RegisterKeys.make("tenzij.example/aw"), rows));
        corrupt("checkpoint", () -> TileLog.open(folder, RegisterKeys.make("tenzij.example/bq"), rows));
    }

    @Test
    void aReaderGoesOnWhileTheRegisterGrows() {
        publish(10);
        TileReader reader = TileReader.open(folder, key.verifier());
        publish(20);
        assertThat(reader.inclusion(9).proves(rows.get(9), reader.root(10))).isTrue();
        publish(600);
        assertThat(reader.size()).isEqualTo(10);
        assertThat(reader.read(8, 100)).containsExactly(rows.get(8), rows.get(9));
        assertThat(reader.read(10, 1)).isEmpty();
        assertThat(reader.entry(3).toBytes()).isEqualTo(rows.get(3));
        assertThat(reader.inclusion(9).proves(rows.get(9), reader.root(10))).isTrue();
        assertThatThrownBy(() -> reader.inclusion(10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> reader.consistency(11)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aReaderHandsOutNothingThatTheTilesContradict() throws IOException {
        publish(300);
        Path bundle = folder.resolve("tile/entries/000");
        byte[] bytes = Files.readAllBytes(bundle);
        bytes[20] ^= 1;
        Files.write(bundle, bytes);
        TileReader reader = TileReader.open(folder, key.verifier());
        corrupt("tile/entries/000, entry 0", () -> reader.entry(0));
        assertThat(reader.entry(1).toBytes()).isEqualTo(rows.get(1));
        Path tile = folder.resolve("tile/0/001.p/44");
        byte[] hashes = Files.readAllBytes(tile);
        hashes[7] ^= 1;
        Files.write(tile, hashes);
        corrupt("tile", () -> reader.inclusion(1));
        corrupt("tile", () -> reader.consistency(100));
    }
}
