package org.tenzij.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.tenzij.store.Samples.CW;
import static org.tenzij.store.Samples.LEASE;
import static org.tenzij.store.Samples.NOW;
import static org.tenzij.store.Samples.bytes;
import static org.tenzij.store.Samples.digest;
import static org.tenzij.store.Samples.entry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Unavailable;
import org.tenzij.receive.Incoming.Arrival;
import org.tenzij.register.Event;
import org.tenzij.send.Outgoing.State;

/** What is true of the folder of a SQLite store. */
class SqliteFolderTest extends StoreContract {
    private static final String CANARY = "canary-Zofia-Invented-7141";

    @Override
    Opened fresh(Path folder) {
        return Opened.sqlite(folder.resolve("node"));
    }

    private Path node() {
        return folder.resolve("node");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(node())) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void everyCommitIsSyncedAndForeignKeysHold() {
        JdbcClient writer = JdbcClient.create(store.database().writing());
        assertThat(writer.sql("pragma journal_mode").query(String.class).single())
                .isEqualTo("wal");
        assertThat(writer.sql("pragma synchronous").query(Integer.class).single())
                .isEqualTo(2);
        assertThat(writer.sql("pragma foreign_keys").query(Integer.class).single())
                .isEqualTo(1);
        assertThat(writer.sql("pragma temp_store").query(Integer.class).single())
                .isEqualTo(2);
    }

    @Test
    void onlyItsUserReadsTheFolder() throws IOException {
        submitted(CW);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(node())))
                .isEqualTo("rwx------");
        for (String side : List.of("tenzij.db", "tenzij.db-wal", "tenzij.db-shm")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(node().resolve(side))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aSecondNodeDoesNotGetTheFolder() {
        for (int round = 0; round < 2; round++) {
            assertThatExceptionOfType(Unavailable.class)
                    .isThrownBy(
                            () -> Store.open(opened.settings(), opened.key()).close())
                    .satisfies(e -> {
                        assertThat(e.code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE);
                        assertThat(e.where()).isEqualTo("store.lock");
                        assertThat(e.remedy()).contains("stop the node");
                    });
        }
        submitted(CW);
        reopen();
        assertThat(outgoing.list(5)).hasSize(1);
    }

    @Test
    void readingWhereNoStoreIsSaysSo() {
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> Store.openReadOnly(
                                new StoreSettings.Sqlite(
                                        folder.resolve("elsewhere").resolve("x.db"), "w"),
                                opened.key())
                        .close())
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE));
        assertThat(folder.resolve("elsewhere")).doesNotExist();
    }

    @Test
    void aRestartDoesNotWaitForOldClaims() {
        MessageId id = submitted(CW);
        Arrival arrival = arrived(CW);
        incoming.dueAgain(CW, bytes("receipt"));
        outgoing.claim(State.SUBMITTED, CW, 5, NOW, LEASE);
        incoming.claim(5, NOW, LEASE);
        incoming.claimDue(CW, 5, NOW, LEASE);
        reopen();
        assertThat(outgoing.claim(State.SUBMITTED, CW, 5, NOW, LEASE))
                .singleElement()
                .satisfies(claimed -> assertThat(claimed.id()).isEqualTo(id));
        assertThat(incoming.claim(5, NOW, LEASE)).containsExactly(arrival);
        assertThat(incoming.claimDue(CW, 5, NOW, LEASE)).hasSize(1);
    }

    @Test
    void noFileHoldsPlainContent() throws IOException {
        byte[] small = bytes("{\"name\":\"" + CANARY + "\"}");
        byte[] large = bytes((CANARY + " ").repeat(20_000));
        for (byte[] secret : List.of(small, large)) {
            MessageId id = Samples.id();
            outgoing.submit(List.of(Samples.exchange(id, CW, secret)), List.of(entry(Event.SUBMITTED, id)));
            outgoing.hold(id, small, entry(Event.DECIDED, id));
            outgoing.grant(id, small, digest("p"), entry(Event.DECIDED, id));
            Samples.seal(outgoing, id, CW);
            outgoing.dispatch(id, NOW, entry(Event.CARRIED, id));
            outgoing.acknowledge(id, State.COMPLETED, small, null, entry(Event.RECEIPT_VERIFIED, id));
            MessageId ended = submitted(CW);
            outgoing.end(ended, State.REFUSED_BY_POLICY, "decide.refused", small, entry(Event.DECIDED, ended));
            Arrival arrival = arrived(CW);
            incoming.admit(
                    arrival,
                    new org.tenzij.receive.Incoming.Message(
                            CW,
                            id,
                            org.tenzij.exchange.Kind.SIGNAL,
                            null,
                            null,
                            digest("m"),
                            arrival.envelope(),
                            NOW,
                            NOW,
                            small,
                            small,
                            secret,
                            null),
                    small,
                    entry(Event.ADMITTED, id));
        }
        assertThat(files()).extracting(file -> file.getFileName().toString()).contains("tenzij.db", "tenzij.db-wal");
        assertThat(files()).hasSizeGreaterThanOrEqualTo(6);
        // Copies: closing the files themselves in this process would give SQLite's locks away.
        Path copies = Files.createDirectory(folder.resolve("copies"));
        MessageId known = submitted(CW);
        boolean idSeen = false;
        for (boolean closed : new boolean[] {false, true}) {
            if (closed) {
                store.close();
            }
            for (Path file : files()) {
                Path copy = copies.resolve("copy");
                Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
                String text = Files.readString(copy, StandardCharsets.ISO_8859_1);
                assertThat(text.contains(CANARY)).as(file.toString()).isFalse();
                idSeen |= text.contains(known.value());
            }
        }
        assertThat(idSeen).as("what is not secret is seen").isTrue();
    }

    @Test
    void onlyOldFilesThatNoRowNamesAreRemoved() throws IOException {
        MessageId id = Samples.id();
        outgoing.submit(List.of(Samples.exchange(id, CW, new byte[LargeBytes.THRESHOLD_BYTES])), List.of());
        Path spool = node().resolve("spool");
        Path young = Files.write(spool.resolve(digest("young").hex()), bytes("x"));
        Path old = Files.write(spool.resolve(digest("old").hex()), bytes("x"));
        Path unfinished = Files.write(spool.resolve(digest("unfinished").hex() + ".part"), bytes("x"));
        FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofMinutes(61)));
        for (Path file : files()) {
            if (file.startsWith(spool) && !file.equals(young)) {
                Files.setLastModifiedTime(file, longAgo);
            }
        }
        reopen();
        assertThat(young).exists();
        assertThat(old).doesNotExist();
        assertThat(unfinished).doesNotExist();
        assertThat(outgoing.request(id)).hasSize(LargeBytes.THRESHOLD_BYTES);
    }

    @Test
    void aFileOfTheSpoolThatIsGoneOrChangedIsNoticed() throws IOException {
        MessageId id = Samples.id();
        outgoing.submit(List.of(Samples.exchange(id, CW, new byte[LargeBytes.THRESHOLD_BYTES])), List.of());
        Path file;
        try (Stream<Path> spool = Files.list(node().resolve("spool"))) {
            file = spool.toList().getFirst();
        }
        byte[] stored = Files.readAllBytes(file);
        stored[100] ^= 1;
        Files.write(file, stored);
        DurabilityContract.corrupt(() -> outgoing.request(id));
        Files.delete(file);
        DurabilityContract.corrupt(() -> outgoing.request(id));
    }

    @Test
    void theCostOfClaimsFollowsTheirIndexes() {
        JdbcClient jdbc = JdbcClient.create(store.database().reading());
        for (String[] query : new String[][] {
            {
                "select id from exchange where ended_at is null and state = 'SEALED' and recipient = 'cw' and "
                        + Claims.FREE + " order by next_at, turn, id limit 5",
                "exchange_due"
            },
            {
                "select id from exchange where ended_at is null and state = 'SUBMITTED' and " + Claims.FREE
                        + " order by next_at, turn, id limit 5",
                "exchange_due_any"
            },
            {
                "select peer from arrival where state = 'WAITING' and " + Claims.FREE
                        + " order by next_at, received_at, peer, envelope limit 5",
                "arrival_due"
            },
            {
                "select number from receipt_due where peer = 'cw' and " + Claims.FREE
                        + " order by next_at, number limit 5",
                "receipt_due_line"
            },
            {
                "select id from exchange where ended_at is null and state <> 'DEAD_LETTER' and expires_at < 7"
                        + " order by expires_at limit 5",
                "exchange_expiry"
            },
        }) {
            String plan = String.join(
                    "\n",
                    jdbc.sql("explain query plan " + query[0])
                            .param("now", 7)
                            .query((row, n) -> row.getString("detail"))
                            .list());
            assertThat(plan).contains("INDEX " + query[1] + " (").doesNotContain("TEMP B-TREE", "SCAN ");
        }
    }
}
