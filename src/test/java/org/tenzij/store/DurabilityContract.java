package org.tenzij.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.tenzij.store.Samples.CW;
import static org.tenzij.store.Samples.bytes;
import static org.tenzij.store.Samples.digest;
import static org.tenzij.store.Samples.entry;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Refused;
import org.tenzij.receive.Incoming.Arrival;
import org.tenzij.register.Event;
import org.tenzij.send.Outgoing.State;

/** Transactions, the register's rows, large content, reopening: what every port rests on. */
abstract class DurabilityContract extends StoreContract {
    private static Refused no() {
        return new Refused(ErrorCode.DECIDE_REFUSED, "no", "test", "nothing");
    }

    @Test
    void rollingBackDropsStateAndEntry() {
        MessageId id = Samples.id();
        MessageId granted = submitted(CW);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> store.transactions().write(() -> {
                    outgoing.submit(List.of(Samples.exchange(id, CW)), List.of(entry(Event.SUBMITTED, id)));
                    outgoing.grant(granted, bytes("d"), digest("p"), entry(Event.DECIDED, granted));
                    store.ledger().append(entry(Event.CONFIGURED, null));
                    throw no();
                }));
        assertThat(outgoing.find(id)).isEmpty();
        assertThat(state(granted)).isEqualTo(State.SUBMITTED);
        assertThat(entries()).hasSize(1);
    }

    @Test
    void aTransactionSeesItsOwnWritesAndOthersSeeThemAfterwards() throws Exception {
        MessageId id = Samples.id();
        store.transactions().write(() -> {
            outgoing.submit(List.of(Samples.exchange(id, CW)), List.of(entry(Event.SUBMITTED, id)));
            assertThat(state(id)).isEqualTo(State.SUBMITTED);
            assertThat(outgoing.request(id)).isNotEmpty();
            return size();
        });
        assertThat(atOnce(1, () -> state(id))).containsExactly(State.SUBMITTED);
    }

    @Test
    void joinedCallsAreOneTransaction() {
        MessageId first = submitted(CW);
        MessageId second = submitted(CW);
        store.transactions()
                .write(() -> store.transactions().write(() -> {
                    outgoing.grant(first, bytes("d"), digest("p"), entry(Event.DECIDED, first));
                    assertThat(outgoing.grant(Samples.id(), bytes("d"), digest("p"), entry(Event.DECIDED, first)))
                            .isFalse();
                    return outgoing.hold(second, bytes("e"), entry(Event.DECIDED, second));
                }));
        assertThat(state(first)).isEqualTo(State.GRANTED);
        assertThat(state(second)).isEqualTo(State.HELD);
        assertThat(size()).isEqualTo(4);
    }

    @Test
    void halfOfAFailedPartIsNeverKept() {
        MessageId id = submitted(CW);
        assertThatExceptionOfType(Fault.class)
                .isThrownBy(() -> store.transactions().write(() -> {
                    assertThatExceptionOfType(Refused.class)
                            .isThrownBy(() -> store.transactions().write(() -> {
                                outgoing.grant(id, bytes("d"), digest("p"), entry(Event.DECIDED, id));
                                throw no();
                            }));
                    return true;
                }))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL));
        assertThat(state(id)).isEqualTo(State.SUBMITTED);
        assertThat(size()).isEqualTo(1);
    }

    @Test
    void anEntryOutsideATransactionIsNotTaken() {
        assertThatIllegalStateException().isThrownBy(() -> store.ledger().append(entry(Event.CONFIGURED, null)));
        assertThat(size()).isZero();
    }

    @Test
    void entriesAreReadInTheirOrderAndInPieces() {
        for (int i = 0; i < 5; i++) {
            submitted(CW);
        }
        List<String> all = entries();
        assertThat(all).hasSize(5);
        assertThat(store.entryRows().read(2, 2)).hasSize(2);
        assertThat(new String(store.entryRows().read(4, 9).getFirst(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(all.get(4));
        assertThat(store.entryRows().read(5, 9)).isEmpty();
        assertThat(store.entryRows().read(9, 9)).isEmpty();
    }

    @Test
    void aMissingEntryIsNoticed() {
        submitted(CW);
        submitted(CW);
        submitted(CW);
        for (long gone : new long[] {2, 0}) {
            behind("delete from register_entry where leaf_index = " + gone);
            assertThatExceptionOfType(Fault.class)
                    .isThrownBy(() -> store.entryRows().read(0, 10))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.REGISTER_CORRUPT));
        }
    }

    @Test
    void theRegisterHasNoGapsUnderEightThreads() throws Exception {
        atOnce(8, () -> {
            for (int i = 0; i < 25; i++) {
                boolean rolledBack = i % 5 == 4;
                try {
                    store.transactions().write(() -> {
                        submitted(CW);
                        store.ledger().append(entry(Event.CONFIGURED, null));
                        if (rolledBack) {
                            throw no();
                        }
                        return true;
                    });
                } catch (Refused expected) {
                    assertThat(rolledBack).isTrue();
                }
            }
            return true;
        });
        assertThat(size()).isEqualTo(8 * 20 * 2);
        List<String> entries = entries();
        assertThat(entries).hasSize(8 * 20 * 2);
        for (int i = 0; i < entries.size(); i += 2) {
            assertThat(entries.get(i))
                    .as("entries of one commit stand together")
                    .contains("submitted");
            assertThat(entries.get(i + 1)).contains("configured");
        }
    }

    @Test
    void contentComesBackWhateverItsSize() {
        int limit = LargeBytes.THRESHOLD_BYTES;
        for (int size : new int[] {0, 1, limit - 29, limit - 28, limit, limit + 1, 1 << 20, (3 << 20) + 5}) {
            byte[] content = random(size);
            MessageId id = Samples.id();
            outgoing.submit(List.of(Samples.exchange(id, CW, content)), List.of());
            assertThat(outgoing.request(id)).as("request of %d bytes", size).isEqualTo(content);
            Arrival arrival = Samples.arrival(CW, content);
            incoming.receive(arrival, content, entry(Event.RECEIVED, null));
            assertThat(incoming.sealed(arrival)).isEqualTo(content);
            incoming.admit(
                    arrival, Samples.message(CW, id, null, content), bytes("r" + size), entry(Event.ADMITTED, id));
            assertThat(incoming.find(CW, id).orElseThrow().content()).isEqualTo(content);
        }
        reopen();
        assertThat(incoming.messages(null, 20)).hasSize(8);
    }

    @Test
    void largeSealedBytesAreForgottenWithTheExchange() {
        MessageId id = granted(CW);
        byte[] sealed = random(2 << 20);
        Samples.seal(outgoing, id, CW, outgoing.next(CW), sealed);
        assertThat(outgoing.sealed(id)).isEqualTo(sealed);
        outgoing.end(id, State.WITHDRAWN, null, null, entry(Event.WITHDRAWN, id));
        assertThat(keptOutside()).isZero();
    }

    /** How many large contents are kept outside the rows. */
    abstract long keptOutside();

    @Test
    void anotherStorageKeyOpensNothing() {
        submitted(CW);
        store.close();
        for (boolean reading : new boolean[] {true, false}) {
            assertThatExceptionOfType(Fault.class)
                    .isThrownBy(() -> (reading
                                    ? Store.openReadOnly(opened.settings(), StorageKey.random())
                                    : Store.open(opened.settings(), StorageKey.random()))
                            .close())
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_CORRUPT));
        }
        reopen();
        assertThat(outgoing.list(5)).hasSize(1);
    }

    @Test
    void aValueThatWasMovedToAnotherRowDoesNotOpen() {
        MessageId one = granted(CW);
        MessageId two = granted(CW);
        behind("update exchange set decision = (select o.decision from exchange o where o.id = '%s') where id = '%s'"
                .formatted(one.value(), two.value()));
        assertThat(outgoing.find(one)).isPresent();
        corrupt(() -> outgoing.find(two));
        behind("update content set bytes = (select o.bytes from content o where o.row_key = '%s') where row_key = '%s'"
                .formatted(one.value(), two.value()));
        corrupt(() -> outgoing.request(two));
        MessageId sealed = sealed(CW);
        behind("update exchange set envelope = '%s' where id = '%s'"
                .formatted(digest("other").value(), sealed.value()));
        corrupt(() -> outgoing.sealed(sealed));
    }

    static void corrupt(Runnable reading) {
        assertThatExceptionOfType(Fault.class)
                .isThrownBy(reading::run)
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_CORRUPT));
    }

    @Test
    void readingBesideARunningNodeSeesWhatIsDurableAndWritesNothing() {
        MessageId id = submitted(CW);
        try (Store reading = Store.openReadOnly(opened.settings(), opened.key())) {
            assertThat(reading.outgoing().find(id)).isPresent();
            MessageId later = submitted(CW);
            assertThat(reading.outgoing().request(later)).isNotEmpty();
            assertThat(reading.entryRows().size()).isEqualTo(2);
            assertThatIllegalStateException()
                    .isThrownBy(() ->
                            reading.outgoing().submit(List.of(Samples.exchange(Samples.id(), CW)), List.of()));
        }
        store.close();
        try (Store reading = Store.openReadOnly(opened.settings(), opened.key())) {
            assertThat(reading.outgoing().list(5)).hasSize(2);
        }
        reopen();
        assertThat(outgoing.list(5)).hasSize(2);
    }

    @Test
    void aStoreOfANewerVersionIsNotOpened() {
        behind("update flyway_schema_history set version = '900' where version = '2'");
        store.close();
        corrupt(() -> Store.open(opened.settings(), opened.key()).close());
    }

    void behind(String statement) {
        store.transactions()
                .write(() -> org.springframework.jdbc.core.simple.JdbcClient.create(
                                store.database().writing())
                        .sql(statement)
                        .update());
    }

    static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
