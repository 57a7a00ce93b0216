package org.tenzij.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.tenzij.store.Samples.BQ;
import static org.tenzij.store.Samples.CW;
import static org.tenzij.store.Samples.LEASE;
import static org.tenzij.store.Samples.NOW;
import static org.tenzij.store.Samples.SX;
import static org.tenzij.store.Samples.bytes;
import static org.tenzij.store.Samples.digest;
import static org.tenzij.store.Samples.entry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.MessageId;
import org.tenzij.receive.Incoming.Arrival;
import org.tenzij.receive.Incoming.Due;
import org.tenzij.receive.Incoming.Message;
import org.tenzij.receive.Incoming.Quarantined;
import org.tenzij.register.Event;

/** The promises of {@link org.tenzij.receive.Incoming}. */
abstract class IncomingContract extends StoreContract {
    private boolean admit(Arrival arrival, Message message) {
        return incoming.admit(
                arrival, message, bytes("receipt of " + message.id()), entry(Event.ADMITTED, message.id()));
    }

    private MessageId admitted(long sequence) {
        MessageId id = Samples.id();
        assertThat(admit(arrived(CW), Samples.message(CW, id, sequence, bytes("content"))))
                .isTrue();
        return id;
    }

    @Test
    void anArrivalIsTakenOnce() {
        byte[] sealed = bytes("sealed for us");
        Arrival arrival = Samples.arrival(CW, sealed);
        assertThat(incoming.receive(arrival, sealed, entry(Event.RECEIVED, null)))
                .isTrue();
        assertThat(incoming.receive(arrival, sealed, entry(Event.RECEIVED, null)))
                .isFalse();
        assertThat(size()).isEqualTo(1);
        assertThat(incoming.sealed(arrival)).isEqualTo(sealed);
        assertThat(incoming.claim(10, NOW, LEASE)).containsExactly(arrival);
        assertThat(incoming.receive(Samples.arrival(SX, sealed), sealed, entry(Event.RECEIVED, null)))
                .isTrue();
    }

    @Test
    void arrivalsAreClaimedInTheirLineAndComeBack() {
        List<Arrival> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            byte[] sealed = bytes("sealed " + i);
            Arrival arrival = new Arrival(i == 1 ? SX : CW, Digest.of(sealed), NOW.plusMillis(i));
            incoming.receive(arrival, sealed, entry(Event.RECEIVED, null));
            all.add(arrival);
        }
        assertThat(incoming.claim(2, NOW, LEASE)).containsExactly(all.get(0), all.get(1));
        assertThat(incoming.claim(5, NOW, LEASE)).containsExactly(all.get(2));
        incoming.release(all.subList(0, 1), NOW.plusSeconds(5));
        assertThat(incoming.claim(5, NOW.plusSeconds(4), LEASE)).isEmpty();
        assertThat(incoming.claim(5, NOW.plusSeconds(5), LEASE)).containsExactly(all.get(0));
        assertThat(incoming.claim(5, NOW.plus(LEASE).minusNanos(1), LEASE)).isEmpty();
        assertThat(incoming.claim(5, NOW.plus(LEASE), LEASE)).containsExactly(all.get(1), all.get(2));
        incoming.release(List.of(), NOW);
    }

    @Test
    void nobodyGetsAnArrivalThatAnotherHasClaimed() throws Exception {
        List<Arrival> all = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            all.add(arrived(CW));
        }
        List<List<Arrival>> claimed = atOnce(8, () -> {
            List<Arrival> mine = new ArrayList<>();
            for (int round = 0; round < 20; round++) {
                mine.addAll(incoming.claim(3, NOW, LEASE));
            }
            return mine;
        });
        assertThat(claimed.stream().flatMap(List::stream).toList()).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void anAdmittedMessageIsThereWithItsReceipt() {
        Arrival arrival = arrived(CW);
        Message message = Samples.message(CW, Samples.id(), 1L, bytes("content"));
        assertThat(admit(arrival, message)).isTrue();
        Message found = incoming.find(CW, message.id()).orElseThrow();
        assertThat(found).usingRecursiveComparison().isEqualTo(message);
        byte[] receipt = bytes("receipt of " + message.id());
        assertThat(incoming.answered(CW, message.id()).orElseThrow().manifest()).isEqualTo(message.manifest());
        assertThat(incoming.answered(CW, message.id()).orElseThrow().receipt()).isEqualTo(receipt);
        assertThat(incoming.answeredBytes(CW, arrival.envelope())).hasValue(receipt);
        assertThat(incoming.receiptsDue(NOW)).containsExactly(CW);
        assertThat(incoming.claimDue(CW, 5, NOW, LEASE))
                .singleElement()
                .satisfies(due -> assertThat(due.receipt()).isEqualTo(receipt));
        assertThat(entries()).hasSize(2).last().asString().contains("admitted");
        assertThat(incoming.find(SX, message.id())).isEmpty();
        assertThat(incoming.answered(SX, message.id())).isEmpty();
        assertThat(incoming.answeredBytes(SX, arrival.envelope())).isEmpty();
        assertThat(incoming.quarantine(5)).isEmpty();
        assertThat(incoming.claim(5, NOW.plus(LEASE), LEASE)).isEmpty();
    }

    @Test
    void aMessageWithoutANumberLeavesThePairAlone() {
        Message message = Samples.message(CW, Samples.id(), null, bytes("content"));
        assertThat(admit(arrived(CW), message)).isTrue();
        assertThat(incoming.find(CW, message.id()).orElseThrow().sequence()).isNull();
        assertThat(incoming.contiguousUpTo(CW)).isZero();
    }

    @Test
    void theSameMessageIsAdmittedOnceInWhateverBytes() {
        Message message = Samples.message(CW, Samples.id(), 1L, bytes("content"));
        assertThat(admit(arrived(CW), message)).isTrue();
        Arrival again = arrived(CW);
        long entries = size();
        assertThat(admit(again, Samples.message(CW, message.id(), 2L, bytes("other"))))
                .isFalse();
        assertThat(size()).isEqualTo(entries);
        assertThat(incoming.contiguousUpTo(CW)).isEqualTo(1);
        assertThat(incoming.messages(null, 5)).hasSize(1);
        assertThat(incoming.answeredBytes(CW, again.envelope())).isEmpty();
        assertThat(incoming.repeat(again, bytes("receipt of " + message.id()))).isTrue();
        assertThat(incoming.answeredBytes(CW, again.envelope())).hasValue(bytes("receipt of " + message.id()));
        assertThat(incoming.claimDue(CW, 5, NOW, LEASE)).hasSize(1);
    }

    @Test
    void oneMessageInTwoArrivalsIsAdmittedOnceHoweverManyTryAtOnce() throws Exception {
        for (int round = 0; round < 10; round++) {
            MessageId id = Samples.id();
            long sequence = round + 1L;
            List<Boolean> answers =
                    atOnce(2, () -> admit(arrived(CW), Samples.message(CW, id, sequence, bytes("content"))));
            assertThat(answers).containsExactlyInAnyOrder(true, false);
        }
        assertThat(incoming.contiguousUpTo(CW)).isEqualTo(10);
    }

    @Test
    void whatIsRefusedStaysInQuarantineWithItsCode() {
        Arrival opaque = arrived(CW);
        assertThat(incoming.refuse(opaque, null, null, "open.not-authentic", bytes("no"), entry(Event.REFUSED, null)))
                .isTrue();
        Arrival judged = arrived(SX);
        MessageId id = Samples.id();
        assertThat(incoming.refuse(
                        judged, id, digest("m"), "admit.refused", bytes("no, judged"), entry(Event.REFUSED, id)))
                .isTrue();
        assertThat(incoming.quarantine(5))
                .containsExactlyInAnyOrder(
                        new Quarantined(CW, opaque.envelope(), NOW, "open.not-authentic"),
                        new Quarantined(SX, judged.envelope(), NOW, "admit.refused"));
        assertThat(incoming.quarantine(1)).hasSize(1);
        assertThat(incoming.sealed(opaque)).isNotEmpty();
        assertThat(incoming.answered(SX, id).orElseThrow().manifest()).isEqualTo(digest("m"));
        assertThat(incoming.answeredBytes(CW, opaque.envelope())).hasValue(bytes("no"));
        assertThat(incoming.receiptsDue(NOW)).containsExactlyInAnyOrder(CW, SX);
        assertThat(incoming.messages(null, 5)).isEmpty();
    }

    @Test
    void theFirstAnswerToAMessageStands() {
        MessageId id = admitted(1);
        Arrival conflict = arrived(CW);
        assertThat(incoming.refuse(
                        conflict, id, digest("other"), "admit.conflict", bytes("no"), entry(Event.REFUSED, id)))
                .isTrue();
        assertThat(incoming.answered(CW, id).orElseThrow().receipt()).isEqualTo(bytes("receipt of " + id));
        assertThat(incoming.answeredBytes(CW, conflict.envelope())).hasValue(bytes("no"));
        MessageId refused = Samples.id();
        incoming.refuse(arrived(CW), refused, digest("m"), "c", bytes("no again"), entry(Event.REFUSED, refused));
        assertThat(admit(arrived(CW), Samples.message(CW, refused, 2L, bytes("late"))))
                .isFalse();
        assertThat(incoming.find(CW, refused)).isEmpty();
    }

    @Test
    void anArrivalEndsOnce() {
        List<Arrival> ended = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ended.add(arrived(CW));
        }
        admit(ended.get(0), Samples.message(CW, Samples.id(), 1L, bytes("content")));
        incoming.refuse(ended.get(1), null, null, "c", bytes("no"), entry(Event.REFUSED, null));
        incoming.repeat(ended.get(2), bytes("again"));
        incoming.handled(ended.get(3));
        incoming.carried(incoming.claimDue(CW, 10, NOW, LEASE));
        ended.add(Samples.arrival(SX, bytes("never came")));
        long entries = size();
        for (Arrival arrival : ended) {
            assertThat(admit(arrival, Samples.message(CW, Samples.id(), 2L, bytes("content"))))
                    .isFalse();
            assertThat(incoming.refuse(
                            arrival, Samples.id(), digest("m"), "c", bytes("no, no"), entry(Event.REFUSED, null)))
                    .isFalse();
            assertThat(incoming.repeat(arrival, bytes("twice"))).isFalse();
            assertThat(incoming.handled(arrival)).isFalse();
        }
        assertThat(size()).isEqualTo(entries);
        assertThat(incoming.receiptsDue(NOW.plus(LEASE))).isEmpty();
        assertThat(incoming.contiguousUpTo(CW)).isEqualTo(1);
        assertThat(incoming.answeredBytes(CW, ended.get(3).envelope())).isEmpty();
        for (Arrival gone : ended.subList(2, 5)) {
            assertThatExceptionOfType(Invalid.class)
                    .isThrownBy(() -> incoming.sealed(gone))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_NOT_KEPT));
        }
    }

    @Test
    void theSameBytesAgainMakeTheOriginalReceiptDueAgain() {
        byte[] sealed = bytes("sealed for us");
        Arrival arrival = Samples.arrival(CW, sealed);
        incoming.receive(arrival, sealed, entry(Event.RECEIVED, null));
        Message message = Samples.message(CW, Samples.id(), 1L, bytes("content"));
        admit(arrival, message);
        incoming.carried(incoming.claimDue(CW, 5, NOW, LEASE));
        assertThat(incoming.receiptsDue(NOW)).isEmpty();
        assertThat(incoming.receive(arrival, sealed, entry(Event.RECEIVED, null)))
                .isFalse();
        incoming.dueAgain(CW, incoming.answeredBytes(CW, arrival.envelope()).orElseThrow());
        assertThat(incoming.claimDue(CW, 5, NOW, LEASE))
                .singleElement()
                .satisfies(due -> assertThat(due.receipt()).isEqualTo(bytes("receipt of " + message.id())));
    }

    @Test
    void receiptsAreCarriedInTheirLineAndComeBackUntilThen() {
        incoming.dueAgain(CW, bytes("one"));
        incoming.dueAgain(SX, bytes("elsewhere"));
        incoming.dueAgain(CW, bytes("two"));
        incoming.dueAgain(CW, bytes("three"));
        List<Due> first = incoming.claimDue(CW, 2, NOW, LEASE);
        assertThat(first)
                .extracting(due -> new String(due.receipt(), java.nio.charset.StandardCharsets.UTF_8))
                .containsExactly("one", "two");
        assertThat(first.get(0).number()).isLessThan(first.get(1).number());
        assertThat(incoming.claimDue(CW, 5, NOW, LEASE)).hasSize(1);
        assertThat(incoming.receiptsDue(NOW)).containsExactly(SX);
        incoming.releaseDue(first, NOW.plusSeconds(5));
        assertThat(incoming.receiptsDue(NOW.plusSeconds(5))).containsExactlyInAnyOrder(CW, SX);
        assertThat(incoming.claimDue(CW, 5, NOW.plusSeconds(5), LEASE)).hasSize(2);
        incoming.carried(first);
        assertThat(incoming.claimDue(CW, 5, NOW.plus(LEASE.multipliedBy(3)), LEASE))
                .hasSize(1);
        incoming.dueAgain(CW, bytes("one"));
        assertThat(incoming.claimDue(CW, 5, NOW, LEASE))
                .singleElement()
                .satisfies(due ->
                        assertThat(due.number()).isGreaterThan(first.get(1).number()));
    }

    @Test
    void contiguousGoesOverWhatCameBeforeItsTurn() {
        admitted(2);
        admitted(4);
        assertThat(incoming.contiguousUpTo(CW)).isZero();
        admitted(1);
        assertThat(incoming.contiguousUpTo(CW)).isEqualTo(2);
        admitted(3);
        assertThat(incoming.contiguousUpTo(CW)).isEqualTo(4);
        assertThat(incoming.contiguousUpTo(BQ)).isZero();
    }

    @Test
    void contiguousIsRightHoweverManyAreAdmittedAtOnce() throws Exception {
        long seed = System.nanoTime();
        List<Long> sequences =
                new ArrayList<>(LongStream.rangeClosed(1, 64).boxed().toList());
        Collections.shuffle(sequences, new Random(seed));
        AtomicInteger turn = new AtomicInteger();
        atOnce(8, () -> {
            for (int i = 0; i < 8; i++) {
                admitted(sequences.get(turn.getAndIncrement()));
            }
            return true;
        });
        assertThat(incoming.contiguousUpTo(CW)).as("seed %d", seed).isEqualTo(64);
    }

    @Test
    void messagesAreListedByKindOldestFirst() {
        List<MessageId> ids = List.of(admitted(1), admitted(2), admitted(3));
        assertThat(incoming.messages(null, 2).stream().map(Message::id)).containsExactly(ids.get(0), ids.get(1));
        assertThat(incoming.messages(Kind.BEST_PRACTICE, 5)).hasSize(3);
        assertThat(incoming.messages(Kind.SIGNAL, 5)).isEmpty();
    }
}
