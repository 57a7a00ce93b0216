package org.tenzij.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Unavailable;
import org.tenzij.exchange.json.StrictJson;

/** A process that is killed keeps what it said it had. */
class KillTest {
    private static final int ROUNDS = 10;

    @TempDir
    Path folder;

    @Test
    void whatWasPrintedAfterItsCommitIsThereAfterAKill() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] raw = new byte[StorageKey.SIZE_BYTES];
        random.nextBytes(raw);
        StoreSettings settings = new StoreSettings.Sqlite(folder.resolve("tenzij.db"), "worker-1");
        Set<String> printed = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            int before = printed.size();
            printed.addAll(untilKilled(settings, raw, 1 + random.nextInt(300)));
            assertThat(printed.size()).as("seed %d", seed).isGreaterThan(before);
            if (round == 0) {
                // Reading needs no recovery by a writer first.
                try (Store reading = Store.openReadOnly(settings, StorageKey.of(raw))) {
                    assertThat(reading.outgoing().list(100_000)).hasSizeGreaterThanOrEqualTo(printed.size());
                }
            }
            try (Store store = Store.open(settings, StorageKey.of(raw))) {
                verify(store, printed, seed);
            }
        }
    }

    private static void verify(Store store, Set<String> printed, long seed) {
        Set<String> kept = store.outgoing().list(100_000).stream()
                .map(exchange -> exchange.id().value())
                .collect(Collectors.toSet());
        List<String> entered = store.entryRows().read(0, 100_000).stream()
                .map(entry -> StrictJson.tree(entry, "entry").path("exchange").asText())
                .toList();
        assertThat(kept).as("seed %d", seed).containsAll(printed);
        assertThat(entered)
                .as("one entry for each, seed %d", seed)
                .hasSameSizeAs(kept)
                .containsAll(kept);
        kept.forEach(
                id -> assertThat(store.outgoing().request(new MessageId(id))).isNotEmpty());
    }

    private Set<String> untilKilled(StoreSettings settings, byte[] raw, int lines) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath(),
                        KilledNode.class.getName(),
                        folder.resolve("tenzij.db").toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Set<String> printed = new HashSet<>();
        try (OutputStream in = process.getOutputStream();
                BufferedReader out = process.inputReader(StandardCharsets.US_ASCII)) {
            in.write(HexFormat.of().formatHex(raw).getBytes(StandardCharsets.US_ASCII));
            in.flush();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.matches("[0-9a-f-]{36}")) {
                    printed.add(line);
                }
                if (printed.size() == lines && process.isAlive()) {
                    assertTaken(settings, raw);
                    // By its handle: the process itself would close the pipe, with lines in it.
                    assertThat(process.toHandle().destroyForcibly()).isTrue();
                }
            }
        } finally {
            process.destroyForcibly();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(process.exitValue()).as("killed, not ended").isEqualTo(128 + 9);
        return printed;
    }

    /** The folder of a process that runs is not given to this one. */
    private static void assertTaken(StoreSettings settings, byte[] raw) {
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> Store.open(settings, StorageKey.of(raw)).close())
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE));
    }

    private static String classPath() throws IOException {
        if (KillTest.class.getClassLoader() instanceof URLClassLoader loader) {
            return Arrays.stream(loader.getURLs())
                    .map(url -> new File(url.getPath()).getPath())
                    .collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("java.class.path");
    }
}
