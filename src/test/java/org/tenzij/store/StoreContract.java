package org.tenzij.store;

import static org.tenzij.store.Samples.NOW;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.receive.Incoming;
import org.tenzij.receive.Incoming.Arrival;
import org.tenzij.register.Event;
import org.tenzij.send.Outgoing;
import org.tenzij.send.Outgoing.State;

/** What every contract test of the store starts from: an empty store of one sort. */
abstract class StoreContract {
    @TempDir
    Path folder;

    Opened opened;
    Store store;
    Outgoing outgoing;
    Incoming incoming;

    abstract Opened fresh(Path folder);

    @BeforeEach
    void open() {
        opened = fresh(folder);
        store = opened.store();
        outgoing = store.outgoing();
        incoming = store.incoming();
    }

    void reopen() {
        opened = opened.again();
        store = opened.store();
        outgoing = store.outgoing();
        incoming = store.incoming();
    }

    @AfterEach
    void close() {
        opened.close();
    }

    List<String> entries() {
        return store.entryRows().read(0, 10_000).stream()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .toList();
    }

    long size() {
        return store.entryRows().size();
    }

    State state(MessageId id) {
        return outgoing.find(id).orElseThrow().state();
    }

    MessageId submitted(Party recipient) {
        MessageId id = Samples.id();
        outgoing.submit(List.of(Samples.exchange(id, recipient)), List.of(Samples.entry(Event.SUBMITTED, id)));
        return id;
    }

    MessageId granted(Party recipient) {
        MessageId id = submitted(recipient);
        outgoing.grant(id, Samples.bytes("granted"), Samples.digest("projection"), Samples.entry(Event.DECIDED, id));
        return id;
    }

    MessageId sealed(Party recipient) {
        MessageId id = granted(recipient);
        Samples.seal(outgoing, id, recipient);
        return id;
    }

    MessageId dispatched(Party recipient) {
        MessageId id = sealed(recipient);
        outgoing.dispatch(id, NOW.plusSeconds(600), Samples.entry(Event.CARRIED, id));
        return id;
    }

    MessageId in(State state) {
        MessageId id = switch (state) {
            case SUBMITTED, HELD, REFUSED_BY_POLICY, WITHDRAWN, RECORDED -> submitted(Samples.CW);
            case GRANTED -> granted(Samples.CW);
            case SEALED -> sealed(Samples.CW);
            case CARRIED, COMPLETED, REFUSED_BY_RECIPIENT, EXPIRED, DEAD_LETTER -> dispatched(Samples.CW);
        };
        switch (state) {
            case SUBMITTED, GRANTED, SEALED, CARRIED -> {}
            case HELD -> outgoing.hold(id, Samples.bytes("why"), Samples.entry(Event.DECIDED, id));
            case COMPLETED, REFUSED_BY_RECIPIENT ->
                outgoing.acknowledge(
                        id, state, Samples.bytes("receipt"), null, Samples.entry(Event.RECEIPT_VERIFIED, id));
            case REFUSED_BY_POLICY, EXPIRED, WITHDRAWN, RECORDED, DEAD_LETTER ->
                outgoing.end(id, state, "code", null, Samples.entry(Event.EXPIRED, id));
        }
        return id;
    }

    Arrival arrived(Party peer) {
        byte[] sealed = Samples.fresh("sealed for us");
        Arrival arrival = Samples.arrival(peer, sealed);
        incoming.receive(arrival, sealed, Samples.entry(Event.RECEIVED, null));
        return arrival;
    }

    /** Does the same at once in that many threads; the answers in no order. */
    static <T> List<T> atOnce(int threads, Callable<T> work) throws InterruptedException, ExecutionException {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            List<Future<T>> answers = pool.invokeAll(
                    IntStream.range(0, threads).mapToObj(n -> work).toList());
            List<T> done = new java.util.ArrayList<>();
            for (Future<T> answer : answers) {
                done.add(answer.get());
            }
            return done;
        }
    }
}
