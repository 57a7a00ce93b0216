package org.tenzij.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.tenzij.store.Samples.CW;
import static org.tenzij.store.Samples.LEASE;
import static org.tenzij.store.Samples.NOW;
import static org.tenzij.store.Samples.bytes;
import static org.tenzij.store.Samples.entry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Unavailable;
import org.tenzij.register.Event;
import org.tenzij.send.Outgoing;
import org.tenzij.send.Outgoing.Exchange;
import org.tenzij.send.Outgoing.State;

/** Two nodes on one PostgreSQL. */
class SharedPostgresTest extends StoreContract {
    private Store other;

    @Override
    Opened fresh(Path folder) {
        return Opened.postgres();
    }

    @BeforeEach
    void openOther() {
        StoreSettings.Postgres mine = (StoreSettings.Postgres) opened.settings();
        other = Store.open(
                new StoreSettings.Postgres(mine.url(), mine.user(), mine.password(), "worker-2"), opened.key());
    }

    @AfterEach
    void closeOther() {
        other.close();
    }

    @Test
    void twoNodesShareTheWorkWithoutDoublingIt() throws Exception {
        List<MessageId> all = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            all.add(submitted(CW));
        }
        AtomicInteger turn = new AtomicInteger();
        List<List<MessageId>> claimed = atOnce(6, () -> {
            Outgoing mine = (turn.getAndIncrement() % 2 == 0 ? store : other).outgoing();
            List<MessageId> got = new ArrayList<>();
            for (int round = 0; round < 20; round++) {
                List<MessageId> now = mine.claim(State.SUBMITTED, CW, 5, NOW, LEASE).stream()
                        .map(Exchange::id)
                        .toList();
                now.forEach(id -> mine.grant(id, bytes("d"), Samples.digest("p"), entry(Event.DECIDED, id)));
                got.addAll(now);
            }
            return got;
        });
        assertThat(claimed.stream().flatMap(List::stream).toList()).containsExactlyInAnyOrderElementsOf(all);
        assertThat(entries()).hasSize(160);
    }

    @Test
    void aRestartLeavesTheClaimsOfOthersAlone() {
        submitted(CW);
        assertThat(other.outgoing().claim(State.SUBMITTED, CW, 1, NOW, LEASE)).hasSize(1);
        reopen();
        assertThat(outgoing.claim(State.SUBMITTED, CW, 1, NOW, LEASE)).isEmpty();
        assertThat(outgoing.claim(State.SUBMITTED, CW, 1, NOW.plus(LEASE), LEASE))
                .hasSize(1);
    }

    @Test
    void whoLostAClaimDoesNotGiveItBack() {
        MessageId id = submitted(CW);
        outgoing.claim(State.SUBMITTED, CW, 1, NOW, LEASE);
        assertThat(other.outgoing().claim(State.SUBMITTED, CW, 1, NOW.plus(LEASE), LEASE))
                .hasSize(1);
        outgoing.release(List.of(id), NOW);
        assertThat(outgoing.claim(State.SUBMITTED, CW, 1, NOW.plus(LEASE), LEASE))
                .isEmpty();
    }

    @Test
    void onePlaceIsTakenByOneNode() throws Exception {
        for (int round = 0; round < 10; round++) {
            MessageId one = granted(CW);
            MessageId two = granted(CW);
            Outgoing.Place place = outgoing.next(CW);
            AtomicInteger turn = new AtomicInteger();
            assertThat(atOnce(
                            2,
                            () -> turn.getAndIncrement() == 0
                                    ? Samples.seal(outgoing, one, CW, place, bytes("one"))
                                    : Samples.seal(other.outgoing(), two, CW, place, bytes("two"))))
                    .containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void aConnectionThatIsCutLosesTheTransactionAndNothingElse() {
        MessageId id = Samples.id();
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> store.transactions().write(() -> {
                    outgoing.submit(List.of(Samples.exchange(id, CW)), List.of(entry(Event.SUBMITTED, id)));
                    JdbcClient.create(other.database().reading())
                            .sql("""
                                    select count(pg_terminate_backend(pid)) from pg_stat_activity
                                    where datname = current_database() and pid <> pg_backend_pid()
                                    and state = 'idle in transaction'""")
                            .query(Long.class)
                            .single();
                    return outgoing.find(id);
                }))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE));
        assertThat(outgoing.find(id)).isEmpty();
        assertThat(size()).isZero();
        assertThat(outgoing.submit(List.of(Samples.exchange(id, CW)), List.of(entry(Event.SUBMITTED, id))))
                .isTrue();
    }

    @Test
    void aServerThatIsAwaySaysSo() {
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> Store.open(
                                new StoreSettings.Postgres("jdbc:postgresql://127.0.0.1:1/none", "u", "p", "w"),
                                opened.key())
                        .close())
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_UNAVAILABLE));
    }

    @Test
    void commitsAreDurableWhateverTheServerSays() {
        behind("alter database " + name() + " set synchronous_commit = off");
        reopen();
        assertThat(JdbcClient.create(store.database().writing())
                        .sql("select current_setting('synchronous_commit')")
                        .query(String.class)
                        .single())
                .isEqualTo("on");
    }

    private String name() {
        return JdbcClient.create(store.database().writing())
                .sql("select current_database()")
                .query(String.class)
                .single();
    }

    private void behind(String statement) {
        JdbcClient.create(store.database().writing()).sql(statement).update();
    }
}
