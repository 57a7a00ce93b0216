package org.tenzij.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.tenzij.store.Samples.CW;
import static org.tenzij.store.Samples.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Unavailable;
import org.tenzij.register.Event;

/** A full disk stops the taking of exchanges with a clear code, and nothing more: when there is space again, it goes on. */
class FullDiskTest {
    private static final int MOST = 2_000;

    @TempDir
    Path folder;

    private static boolean submit(Store store, MessageId id, int sizeBytes) {
        return store.outgoing()
                .submit(
                        List.of(Samples.exchange(id, CW, DurabilityContract.random(sizeBytes))),
                        List.of(entry(Event.SUBMITTED, id)));
    }

    /** Submits until the store says it is full; the ids it took. */
    private static List<MessageId> untilFull(Store store, int sizeBytes) {
        List<MessageId> taken = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            MessageId id = Samples.id();
            try {
                submit(store, id, sizeBytes);
                taken.add(id);
            } catch (Unavailable e) {
                assertThat(e.code()).isEqualTo(ErrorCode.SUBMIT_STORE_FULL);
                assertThat(store.outgoing().find(id)).isEmpty();
                return taken;
            }
        }
        throw new AssertionError("the store did not become full");
    }

    private static void verify(Store store, List<MessageId> taken) {
        assertThat(store.entryRows().read(0, MOST)).hasSameSizeAs(taken);
        taken.forEach(id -> assertThat(store.outgoing().find(id)).isPresent());
    }

    @Test
    void aDatabaseThatMayNotGrowSaysSoAndGoesOnLater() {
        try (Opened opened = Opened.sqlite(folder)) {
            Store store = opened.store();
            pages(store, "200");
            List<MessageId> taken = untilFull(store, 20_000);
            for (int i = 0; i < 3; i++) {
                // The limit belongs to a connection, and one that could not roll back was closed.
                pages(store, "200");
                assertThat(untilFull(store, 20_000)).isEmpty();
            }
            verify(store, taken);
            pages(store, "100000");
            MessageId half = Samples.id();
            assertThatIllegalStateException()
                    .isThrownBy(() -> store.transactions().write(() -> {
                        submit(store, half, 20_000);
                        throw new IllegalStateException("rolled back");
                    }));
            assertThat(store.outgoing().find(half)).isEmpty();
            MessageId later = Samples.id();
            assertThat(submit(store, later, 20_000)).isTrue();
            taken.add(later);
            verify(store, taken);
        }
    }

    private static void pages(Store store, String most) {
        JdbcClient.create(store.database().writing())
                .sql("pragma max_page_count = " + most)
                .query(Long.class)
                .single();
    }

    @Test
    void aDiskThatIsFullSaysSoAndGoesOnLater() throws Exception {
        for (int sizeBytes : new int[] {20_000, LargeBytes.THRESHOLD_BYTES}) {
            Path mounted = Files.createDirectories(folder.resolve("disk" + sizeBytes));
            assumeTrue(
                    Files.isExecutable(Path.of("/usr/bin/mount"))
                            && run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", mounted.toString()),
                    "mounting a small disk takes root");
            try (Opened opened = Opened.sqlite(mounted.resolve("node"))) {
                Path ballast = mounted.resolve("ballast");
                Files.write(ballast, new byte[3 << 20]);
                List<MessageId> taken = untilFull(opened.store(), sizeBytes);
                verify(opened.store(), taken);
                Files.delete(ballast);
                MessageId later = Samples.id();
                assertThat(submit(opened.store(), later, sizeBytes)).isTrue();
                taken.add(later);
                verify(opened.store(), taken);
                Opened again = opened.again();
                verify(again.store(), taken);
                again.close();
            } finally {
                assertThat(run("umount", mounted.toString())).isTrue();
            }
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).inheritIO().start();
        return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
