package org.tenzij.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.tenzij.store.Samples.CW;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Unavailable;

/** In which order large bytes become durable. */
class SpoolTest {
    @TempDir
    Path folder;

    private final List<String> seen = new ArrayList<>();
    private @Nullable String failing;
    private Store store;

    @BeforeEach
    void open() {
        store = Store.open(
                new StoreSettings.Sqlite(folder.resolve("tenzij.db"), "w"), StorageKey.random(), new Watching());
    }

    @AfterEach
    void close() {
        store.close();
    }

    private final class Watching implements Spool.DiskSync {
        private final Spool.DiskSync real = Spool.fsync();

        @Override
        public void file(Path file, FileChannel channel) throws IOException {
            note("file", file.toString().endsWith(".part") ? "unfinished" : "named at once");
            real.file(file, channel);
        }

        @Override
        public void folder(Path spool) throws IOException {
            try (Stream<Path> files = Files.list(spool)) {
                note("folder", files.anyMatch(file -> file.toString().endsWith(".part")) ? "unfinished" : "renamed");
            }
            real.folder(spool);
        }

        private void note(String what, String state) throws IOException {
            if (what.equals(failing)) {
                throw new IOException("the disk fails");
            }
            long rows = JdbcClient.create(store.database().writing())
                    .sql("select count(*) from content")
                    .query(Long.class)
                    .single();
            seen.add(what + " " + state + ", rows " + rows);
        }
    }

    private boolean submit(MessageId id) {
        return store.outgoing()
                .submit(List.of(Samples.exchange(id, CW, new byte[LargeBytes.THRESHOLD_BYTES])), List.of());
    }

    private List<Path> spooled() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("spool"))) {
            return files.toList();
        }
    }

    @Test
    void theFileIsDurableBeforeTheRowThatNamesIt() throws IOException {
        assertThat(submit(Samples.id())).isTrue();
        assertThat(seen).containsExactly("file unfinished, rows 0", "folder renamed, rows 0");
        assertThat(spooled()).singleElement().asString().doesNotEndWith(".part");
    }

    @Test
    void aDiskThatFailsLeavesNoRow() throws IOException {
        for (String point : List.of("file", "folder")) {
            failing = point;
            MessageId id = Samples.id();
            assertThatExceptionOfType(Unavailable.class)
                    .isThrownBy(() -> submit(id))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE));
            assertThat(store.outgoing().find(id)).isEmpty();
            assertThat(spooled().stream().filter(file -> file.toString().endsWith(".part")))
                    .isEmpty();
            failing = null;
            assertThat(submit(id)).isTrue();
            assertThat(store.outgoing().request(id)).hasSize(LargeBytes.THRESHOLD_BYTES);
        }
    }
}
