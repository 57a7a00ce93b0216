package org.tenzij.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Names of tiles. */
class TilePathConformanceTest {
    @Test
    void namesAreThoseOfTheSpecification() throws IOException {
        JsonNode good = TreeConformanceTest.vectors("tile-paths.json").get("good");
        for (JsonNode vector : good) {
            TilePath path = new TilePath(
                    vector.get("level").intValue(),
                    vector.get("index").longValue(),
                    vector.get("width").intValue());
            String name = vector.get("path").textValue();
            assertThat(path).hasToString(name);
            assertThat(TilePath.parse(name)).contains(path);
        }
        assertThat(good).hasSize(9);
    }

    @Test
    void otherNamesAreNotRead() throws IOException {
        JsonNode bad = TreeConformanceTest.vectors("tile-paths.json").get("bad");
        for (JsonNode name : bad) {
            assertThat(TilePath.parse(name.textValue())).as(name.textValue()).isEmpty();
        }
        assertThat(bad).hasSize(36);
    }

    @Test
    void everyPathComesBack() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            TilePath path = new TilePath(
                    random.nextInt(65) - 1, random.nextLong() >>> (1 + random.nextInt(63)), 1 + random.nextInt(256));
            assertThat(TilePath.parse(path.toString())).isEqualTo(Optional.of(path));
        }
    }

    @Test
    void aTreeOfSeventyThousandHasTheTilesOfTheSpecification() throws IOException {
        JsonNode counts = TreeConformanceTest.vectors("tile-paths.json").get("seventyThousand");
        for (int level = 0; level < 3; level++) {
            long full = TilePath.hashes(level, 70_000) / TilePath.FULL;
            assertThat(full).isEqualTo(counts.get("full" + level).longValue());
            assertThat(TilePath.edge(level, 70_000))
                    .contains(new TilePath(
                            level, full, counts.get("partial" + level).intValue()));
        }
        assertThat(TilePath.edge(0, 256)).isEmpty();
        assertThat(TilePath.edge(1, 256)).contains(new TilePath(1, 0, 1));
    }
}
