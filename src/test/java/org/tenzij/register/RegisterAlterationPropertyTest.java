package org.tenzij.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenzij.register.Verification.Broken;
import org.tenzij.register.Verification.Problem;

/** Any one byte of any file changed, dropped or added is found, and the entry named where one is concerned. */
class RegisterAlterationPropertyTest {
    private static final int SIZE = 522;

    @TempDir
    Path folder;

    private final SigningKey key = RegisterKeys.make("tenzij.example/sx");
    private final MemoryRows rows = MemoryRows.of(11, SIZE);
    private final List<Path> files = new ArrayList<>();

    @BeforeEach
    void publish() throws IOException {
        TileLog.open(folder, key, rows).publish(rows, Instant.EPOCH);
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(Files::isRegularFile).sorted().forEach(files::add);
        }
        // Checkpoint, three bundles, three leaf tiles, one tile above.
        assertThat(files).hasSize(8);
        assertThat(RegisterVerifier.verify(folder, key.verifier())).isInstanceOf(Verification.Sound.class);
    }

    /** Half of the choices by file, so that small files get their share; half by byte. */
    private Path choose(Random random) throws IOException {
        if (random.nextBoolean()) {
            return files.get(random.nextInt(files.size()));
        }
        long total = 0;
        for (Path file : files) {
            total += Files.size(file);
        }
        long at = random.nextLong(total);
        for (Path file : files) {
            at -= Files.size(file);
            if (at < 0) {
                return file;
            }
        }
        throw new AssertionError("no byte there");
    }

    @Test
    void aThousandChangedBytesAreFound() throws IOException {
        long seed = System.nanoTime();
        System.out.println("RegisterAlterationPropertyTest seed " + seed);
        Random random = new Random(seed);
        int found = 0;
        int named = 0;
        for (int i = 0; i < 1_000; i++) {
            Path file = choose(random);
            byte[] whole = Files.readAllBytes(file);
            int at = random.nextInt(whole.length);
            byte[] changed = whole.clone();
            changed[at] ^= (byte) (1 + random.nextInt(255));
            Files.write(file, changed);
            Verification result = RegisterVerifier.verify(folder, key.verifier());
            String what = folder.relativize(file) + ", byte " + at;
            assertThat(result).as(what).isInstanceOf(Broken.class);
            named += expect((Broken) result, file, at, whole, what);
            Files.write(file, whole);
            found++;
        }
        assertThat(found).isEqualTo(1_000);
        assertThat(named).isGreaterThan(800);
    }

    private int expect(Broken broken, Path file, int at, byte[] whole, String what) {
        String name = folder.relativize(file).toString();
        if (name.equals("checkpoint")) {
            assertThat(broken.problem()).as(what).isIn(Problem.CHECKPOINT_MALFORMED, Problem.CHECKPOINT_SIGNATURE);
            assertThat(broken.entry()).as(what).isEmpty();
            return 0;
        }
        TilePath path = TilePath.parse(name).orElseThrow();
        boolean entries = path.level() == TilePath.ENTRIES;
        int position = entries ? position(whole, at) : at / TreeHash.BYTES;
        assertThat(broken.entry()).as(what).isEqualTo(OptionalLong.of(path.firstEntry(position)));
        assertThat(broken.file()).as(what).isEqualTo(name);
        assertThat(broken.problem())
                .as(what)
                .isIn(entries ? List.of(Problem.ENTRY_DIFFERS, Problem.FILE_TRUNCATED) : List.of(Problem.TILE_DIFFERS));
        return 1;
    }

    /** Which entry of a bundle the byte belongs to, its length included. */
    private static int position(byte[] bundle, int at) {
        int position = 0;
        int end = 0;
        while (true) {
            end += 2 + ((bundle[end] & 0xff) << 8 | (bundle[end + 1] & 0xff));
            if (at < end) {
                return position;
            }
            position++;
        }
    }

    @Test
    void everyCutAndEveryAddedByteIsFound() throws IOException {
        Random random = new Random(3);
        int found = 0;
        for (Path file : files) {
            byte[] whole = Files.readAllBytes(file);
            List<byte[]> others = new ArrayList<>();
            others.add(new byte[0]);
            others.add(Arrays.copyOf(whole, whole.length - 1));
            others.add(Arrays.copyOf(whole, whole.length + 1));
            for (int i = 0; i < 10; i++) {
                others.add(Arrays.copyOf(whole, random.nextInt(whole.length)));
            }
            for (byte[] other : others) {
                Files.write(file, other);
                assertThat(RegisterVerifier.verify(folder, key.verifier()))
                        .as(folder.relativize(file) + " with " + other.length + " bytes")
                        .isInstanceOfSatisfying(
                                Broken.class,
                                broken -> assertThat(broken.file())
                                        .isEqualTo(folder.relativize(file).toString()));
                found++;
            }
            Files.delete(file);
            assertThat(RegisterVerifier.verify(folder, key.verifier())).isInstanceOfSatisfying(Broken.class, broken -> {
                assertThat(broken.problem()).isEqualTo(Problem.FILE_MISSING);
                assertThat(broken.file()).isEqualTo(folder.relativize(file).toString());
            });
            Files.write(file, whole);
            found++;
        }
        assertThat(found).isEqualTo(8 * 14);
    }

    @Test
    void rowsOfTheStoreThatDifferAreNamed() {
        Random random = new Random(5);
        for (int i = 0; i < 100; i++) {
            int index = random.nextInt(SIZE);
            byte[] row = rows.get(index);
            byte[] changed = row.clone();
            changed[random.nextInt(row.length)] ^= (byte) (1 + random.nextInt(255));
            rows.set(index, changed);
            assertThat(RegisterVerifier.verify(folder, key.verifier(), rows))
                    .isEqualTo(Broken.at(Problem.ROW_DIFFERS, index, "store"));
            rows.set(index, row);
        }
        rows.cut(300);
        assertThat(RegisterVerifier.verify(folder, key.verifier(), rows))
                .isEqualTo(Broken.at(Problem.ROW_MISSING, 300, "store"));
    }
}
