package org.tenzij.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenzij.exchange.json.StrictJson;

/** The demo as {@code demo --once --json} plays it: each line as told, and one JSON document on standard output. */
class DemoTest {
    private static final List<String> TOLD = List.of(
            "sx>all granted STAT",
            "cw>all granted STAT",
            "aw>all granted STAT",
            "bq>rst QUESTION",
            "bq>all granted STAT",
            "rst> SHOWN",
            "bq>rst REFUSED",
            "cw>bq granted R1",
            "bq>cw WAITING",
            "bq>cw granted B3",
            "bq>sx REFUSED",
            "nl>sx REFUSED",
            "rst>bq granted R1",
            "bq>rst WAITING",
            "bq>rst granted B3",
            "bq>aw WAITING",
            "bq>aw granted B3",
            "bq> WARNED",
            "bq>cw WAITING",
            "mallory>rst REFUSED",
            "register> OK");

    @Test
    void everyLineComesOutAsTold(@TempDir Path folder) {
        ByteArrayOutputStream given = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ByteArrayOutputStream system = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(system, true, StandardCharsets.UTF_8));
        int exit;
        try {
            exit = new Demo(
                            new Demo.Options(folder, false, true, true, 0),
                            new PrintStream(given, true, StandardCharsets.UTF_8),
                            new PrintStream(err, true, StandardCharsets.UTF_8))
                    .run();
        } finally {
            System.setOut(before);
        }
        assertThat(system.toString(StandardCharsets.UTF_8)).isEmpty();
        JsonNode summary = StrictJson.tree(given.toByteArray(), "standard output");
        List<String> outcomes = new ArrayList<>();
        summary.path("story").forEach(line -> {
            assertThat(line.path("asTold").asBoolean()).as(line.toString()).isTrue();
            assertThat(line.path("details")).isNotEmpty();
            outcomes.add(line.path("from").asText() + ">" + line.path("to").asText() + " "
                    + line.path("outcome").asText());
        });
        assertThat(outcomes).isEqualTo(TOLD);
        assertThat(summary.path("asTold").asBoolean()).isTrue();
        assertThat(exit).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("[1]", "every line came out as told");
        assertThat(DemoNetwork.PARTIES)
                .hasSize(7)
                .allSatisfy(party -> assertThat(folder.resolve(party.id()))
                        .isDirectoryContaining(file -> file.endsWith("register"))
                        .isDirectoryContaining(file -> file.endsWith("store.db")));
        assertThat(Files.exists(folder.resolve("rst").resolve("quarantine"))).isTrue();
    }
}
