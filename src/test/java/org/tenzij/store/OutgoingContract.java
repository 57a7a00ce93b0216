package org.tenzij.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.tenzij.store.Samples.CW;
import static org.tenzij.store.Samples.LEASE;
import static org.tenzij.store.Samples.NOW;
import static org.tenzij.store.Samples.SX;
import static org.tenzij.store.Samples.bytes;
import static org.tenzij.store.Samples.digest;
import static org.tenzij.store.Samples.entry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.MessageId;
import org.tenzij.register.Event;
import org.tenzij.send.Outgoing.Exchange;
import org.tenzij.send.Outgoing.New;
import org.tenzij.send.Outgoing.Place;
import org.tenzij.send.Outgoing.State;

/** The promises of {@link org.tenzij.send.Outgoing}. */
abstract class OutgoingContract extends StoreContract {
    @Test
    void aSubmittedExchangeIsThereAsItWasGiven() {
        New given = Samples.exchange(Samples.id(), CW, bytes("{\"to\":\"cw\"}"));
        assertThat(outgoing.submit(List.of(given), List.of(entry(Event.SUBMITTED, given.id()))))
                .isTrue();
        Exchange found = outgoing.find(given.id()).orElseThrow();
        assertThat(found)
                .isEqualTo(new Exchange(
                        given.id(),
                        CW,
                        given.kind(),
                        State.SUBMITTED,
                        given.createdAt(),
                        given.expiresAt(),
                        given.createdAt(),
                        0,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "BQ_KPCN_1",
                        null,
                        false,
                        null));
        assertThat(outgoing.request(given.id())).isEqualTo(given.request());
        assertThat(entries())
                .singleElement()
                .asString()
                .contains("submitted", given.id().value());
    }

    @Test
    void ofExchangesWithAKnownIdNoneIsTaken() {
        New known = Samples.exchange(Samples.id(), CW);
        New other = Samples.exchange(Samples.id(), SX);
        outgoing.submit(List.of(known), List.of(entry(Event.SUBMITTED, known.id())));
        assertThat(outgoing.submit(List.of(other, known), List.of(entry(Event.SUBMITTED, other.id()))))
                .isFalse();
        assertThat(outgoing.submit(List.of(other, other), List.of(entry(Event.SUBMITTED, other.id()))))
                .isFalse();
        assertThat(outgoing.find(other.id())).isEmpty();
        assertThat(size()).isEqualTo(1);
        assertThat(outgoing.submit(List.of(other), List.of())).isTrue();
        assertThat(outgoing.request(other.id())).isEqualTo(other.request());
    }

    @Test
    void theWayOfAnExchangeToItsReceipt() {
        MessageId id = submitted(CW);
        assertThat(outgoing.grant(id, bytes("decision"), digest("projection"), entry(Event.DECIDED, id)))
                .isTrue();
        assertThat(outgoing.next(CW)).isEqualTo(new Place(1, null));
        byte[] sealed = bytes("sealed");
        assertThat(outgoing.seal(
                        id,
                        new Place(1, null),
                        CW,
                        digest("manifest"),
                        Digest.of(sealed),
                        bytes("{\"decision\":2}"),
                        sealed,
                        entry(Event.SEALED, id)))
                .isTrue();
        assertThat(outgoing.next(CW)).isEqualTo(new Place(2, digest("manifest")));
        assertThat(outgoing.next(SX)).isEqualTo(new Place(1, null));
        assertThat(outgoing.sealed(id)).isEqualTo(sealed);
        assertThat(outgoing.findByEnvelope(CW, Digest.of(sealed)).orElseThrow().id())
                .isEqualTo(id);
        assertThat(outgoing.findByEnvelope(SX, Digest.of(sealed))).isEmpty();
        assertThat(outgoing.dispatch(id, NOW.plusSeconds(60), entry(Event.CARRIED, id)))
                .isTrue();
        assertThat(outgoing.dispatch(id, NOW.plusSeconds(60), entry(Event.CARRIED, id)))
                .isTrue();
        assertThat(outgoing.acknowledge(id, State.COMPLETED, bytes("receipt"), null, entry(Event.RECEIPT_VERIFIED, id)))
                .isTrue();
        Exchange found = outgoing.find(id).orElseThrow();
        assertThat(found.state()).isEqualTo(State.COMPLETED);
        assertThat(found.attempts()).isEqualTo(2);
        assertThat(found.sequence()).isEqualTo(1);
        assertThat(found.manifest()).isEqualTo(digest("manifest"));
        assertThat(found.decision()).isEqualTo(bytes("{\"decision\":2}"));
        assertThat(found.receipt()).isEqualTo(bytes("receipt"));
        assertThat(found.explanation()).isNull();
        assertThat(size()).isEqualTo(6);
    }

    @Test
    void heldAndRefusedKeepTheirExplanation() {
        MessageId id = submitted(CW);
        assertThat(outgoing.hold(id, bytes("who must say yes"), entry(Event.DECIDED, id)))
                .isTrue();
        assertThat(outgoing.find(id).orElseThrow().explanation()).isEqualTo(bytes("who must say yes"));
        assertThat(outgoing.end(id, State.WITHDRAWN, "decide.held", null, entry(Event.WITHDRAWN, id)))
                .isTrue();
        Exchange found = outgoing.find(id).orElseThrow();
        assertThat(found.explanation()).isEqualTo(bytes("who must say yes"));
        assertThat(found.code()).isEqualTo("decide.held");
        MessageId refused = submitted(CW);
        outgoing.end(refused, State.REFUSED_BY_POLICY, "decide.refused", bytes("S3"), entry(Event.DECIDED, refused));
        assertThat(outgoing.find(refused).orElseThrow().explanation()).isEqualTo(bytes("S3"));
    }

    @Test
    void everyChangeStartsWhereItSaysAndNowhereElse() {
        guard(
                EnumSet.of(State.SUBMITTED, State.HELD),
                State.GRANTED,
                id -> outgoing.grant(id, bytes("d"), digest("p"), entry(Event.DECIDED, id)));
        guard(EnumSet.of(State.SUBMITTED), State.HELD, id -> outgoing.hold(id, bytes("e"), entry(Event.DECIDED, id)));
        guard(EnumSet.of(State.GRANTED), State.SEALED, id -> Samples.seal(outgoing, id, CW));
        guard(
                EnumSet.of(State.SEALED, State.CARRIED),
                State.CARRIED,
                id -> outgoing.dispatch(id, NOW, entry(Event.CARRIED, id)));
        guard(
                EnumSet.of(State.CARRIED, State.EXPIRED, State.DEAD_LETTER),
                State.COMPLETED,
                id -> outgoing.acknowledge(id, State.COMPLETED, bytes("r"), null, entry(Event.RECEIPT_VERIFIED, id)));
        Set<State> open = EnumSet.allOf(State.class);
        open.removeIf(State::terminal);
        guard(open, State.EXPIRED, id -> outgoing.end(id, State.EXPIRED, "c", null, entry(Event.EXPIRED, id)));
        open.remove(State.DEAD_LETTER);
        guard(open, State.DEAD_LETTER, id -> outgoing.end(id, State.DEAD_LETTER, "c", null, entry(Event.EXPIRED, id)));
    }

    private void guard(Set<State> from, State to, Function<MessageId, Boolean> change) {
        for (State state : State.values()) {
            MessageId id = in(state);
            assertThat(state(id)).isEqualTo(state);
            Exchange before = outgoing.find(id).orElseThrow();
            long entries = size();
            Place place = outgoing.next(CW);
            assertThat(change.apply(id)).as("%s to %s", state, to).isEqualTo(from.contains(state));
            assertThat(state(id)).isEqualTo(from.contains(state) ? to : state);
            assertThat(size()).isEqualTo(from.contains(state) ? entries + 1 : entries);
            if (!from.contains(state)) {
                assertThat(outgoing.find(id).orElseThrow())
                        .usingRecursiveComparison()
                        .isEqualTo(before);
                assertThat(outgoing.next(CW)).isEqualTo(place);
            }
        }
        assertThat(change.apply(Samples.id())).isFalse();
    }

    @Test
    void anExchangeIsNotCompletedWithoutAReceipt() {
        MessageId id = in(State.CARRIED);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> outgoing.end(id, State.COMPLETED, null, null, entry(Event.EXPIRED, id)));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> outgoing.end(id, State.GRANTED, null, null, entry(Event.EXPIRED, id)));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() ->
                        outgoing.acknowledge(id, State.EXPIRED, bytes("r"), null, entry(Event.RECEIPT_VERIFIED, id)));
        assertThat(state(id)).isEqualTo(State.CARRIED);
    }

    @Test
    void bytesThatAreNotKeptHaveACodeOfTheirOwn() {
        List<MessageId> none = List.of(Samples.id(), in(State.GRANTED), in(State.COMPLETED), in(State.WITHDRAWN));
        for (MessageId id : none) {
            assertThatExceptionOfType(Invalid.class)
                    .isThrownBy(() -> outgoing.sealed(id))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_NOT_KEPT));
        }
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> outgoing.request(none.getFirst()))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_NOT_KEPT));
        MessageId parked = in(State.DEAD_LETTER);
        assertThat(outgoing.sealed(parked)).isEqualTo(bytes("sealed " + parked));
    }

    @Test
    void aTakenPlaceLeavesNothingBehindAndTheTransactionGoesOn() {
        MessageId first = granted(CW);
        MessageId second = granted(CW);
        Place stale = outgoing.next(CW);
        assertThat(Samples.seal(outgoing, first, CW)).isTrue();
        long entries = size();
        MessageId other = granted(CW);
        store.transactions().write(() -> {
            assertThat(Samples.seal(outgoing, second, CW, stale, bytes("stale")))
                    .isFalse();
            assertThat(Samples.seal(outgoing, second, CW, new Place(2, null), bytes("broken chain")))
                    .isFalse();
            assertThat(Samples.seal(outgoing, second, CW, new Place(3, digest("x")), bytes("a gap")))
                    .isFalse();
            assertThat(Samples.seal(outgoing, second, SX, new Place(1, null), bytes("not its recipient")))
                    .isFalse();
            return Samples.seal(outgoing, other, CW);
        });
        assertThat(state(second)).isEqualTo(State.GRANTED);
        assertThat(outgoing.find(other).orElseThrow().sequence()).isEqualTo(2);
        assertThat(outgoing.next(CW).sequence()).isEqualTo(3);
        assertThat(outgoing.next(SX).sequence()).isEqualTo(1);
        assertThat(size()).isEqualTo(entries + 3);
    }

    @Test
    void onePlaceIsSealedOnceHoweverManyTryAtOnce() throws Exception {
        for (int round = 0; round < 10; round++) {
            MessageId one = granted(CW);
            MessageId two = granted(CW);
            Place place = outgoing.next(CW);
            AtomicInteger turn = new AtomicInteger();
            List<Boolean> answers = atOnce(2, () -> {
                MessageId mine = turn.getAndIncrement() == 0 ? one : two;
                return Samples.seal(outgoing, mine, CW, place, bytes("sealed " + mine));
            });
            assertThat(answers).containsExactlyInAnyOrder(true, false);
            assertThat(outgoing.next(CW).sequence()).isEqualTo(place.sequence() + 1);
        }
    }

    @Test
    void claimsAreTakenInTheOrderOfTheLine() {
        MessageId a = submitted(CW);
        MessageId b = submitted(SX);
        MessageId c = submitted(CW);
        assertThat(ids(outgoing.claim(State.SUBMITTED, CW, 10, NOW, LEASE))).containsExactly(a, c);
        assertThat(ids(outgoing.claim(State.SUBMITTED, null, 10, NOW, LEASE))).containsExactly(b);
        outgoing.release(List.of(a, b, c), NOW);
        assertThat(ids(outgoing.claim(State.SUBMITTED, null, 2, NOW, LEASE))).containsExactly(a, b);
        assertThat(outgoing.claim(State.SUBMITTED, null, 0, NOW, LEASE)).isEmpty();
        assertThat(outgoing.claim(State.GRANTED, null, 10, NOW, LEASE)).isEmpty();
    }

    @Test
    void sealedExchangesAreClaimedInTheOrderOfTheirNumbers() {
        MessageId older = granted(CW);
        MessageId newer = granted(CW);
        Samples.seal(outgoing, newer, CW);
        Samples.seal(outgoing, older, CW);
        assertThat(ids(outgoing.claim(State.SEALED, CW, 10, NOW, LEASE))).containsExactly(newer, older);
    }

    @Test
    void aClaimReturnsWhenItsLeaseEndsAndNotBefore() {
        MessageId id = submitted(CW);
        assertThat(outgoing.waiting(State.SUBMITTED, NOW)).containsExactly(CW);
        assertThat(outgoing.claim(State.SUBMITTED, CW, 1, NOW, LEASE)).hasSize(1);
        assertThat(outgoing.waiting(State.SUBMITTED, NOW)).isEmpty();
        assertThat(outgoing.claim(State.SUBMITTED, CW, 1, NOW.plus(LEASE).minusNanos(1), LEASE))
                .isEmpty();
        assertThat(ids(outgoing.claim(State.SUBMITTED, CW, 1, NOW.plus(LEASE), LEASE)))
                .containsExactly(id);
    }

    @Test
    void aReleasedExchangeComesBackAtItsTime() {
        MessageId id = submitted(CW);
        outgoing.claim(State.SUBMITTED, CW, 1, NOW, LEASE);
        outgoing.release(List.of(id), NOW.plusSeconds(5));
        assertThat(outgoing.claim(State.SUBMITTED, CW, 1, NOW, LEASE)).isEmpty();
        assertThat(outgoing.waiting(State.SUBMITTED, NOW)).isEmpty();
        assertThat(outgoing.waiting(State.SUBMITTED, NOW.plusSeconds(5))).containsExactly(CW);
        assertThat(outgoing.claim(State.SUBMITTED, CW, 1, NOW.plusSeconds(5), LEASE))
                .hasSize(1);
        outgoing.release(List.of(), NOW);
    }

    @Test
    void aChangeOfStateEndsTheClaim() {
        MessageId id = submitted(CW);
        outgoing.claim(State.SUBMITTED, CW, 1, NOW, LEASE);
        outgoing.grant(id, bytes("d"), digest("p"), entry(Event.DECIDED, id));
        assertThat(ids(outgoing.claim(State.GRANTED, CW, 1, NOW, LEASE))).containsExactly(id);
        Samples.seal(outgoing, id, CW);
        assertThat(ids(outgoing.claim(State.SEALED, CW, 1, NOW, LEASE))).containsExactly(id);
        outgoing.dispatch(id, NOW.plusSeconds(90), entry(Event.CARRIED, id));
        assertThat(outgoing.claim(State.CARRIED, CW, 1, NOW.plusSeconds(89), LEASE))
                .isEmpty();
        assertThat(ids(outgoing.claim(State.CARRIED, CW, 1, NOW.plusSeconds(90), LEASE)))
                .containsExactly(id);
    }

    @Test
    void nobodyGetsWhatAnotherHasClaimed() throws Exception {
        List<MessageId> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            all.add(submitted(i % 2 == 0 ? CW : SX));
        }
        List<List<MessageId>> claimed = atOnce(8, () -> {
            List<MessageId> mine = new ArrayList<>();
            for (int round = 0; round < 30; round++) {
                mine.addAll(ids(outgoing.claim(State.SUBMITTED, round % 2 == 0 ? CW : null, 3, NOW, LEASE)));
            }
            return mine;
        });
        assertThat(claimed.stream().flatMap(List::stream).toList()).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void listsAndOverdueFindWhatTheySay() {
        MessageId first = submitted(CW);
        MessageId ended = in(State.COMPLETED);
        MessageId parked = in(State.DEAD_LETTER);
        MessageId last = submitted(SX);
        assertThat(ids(outgoing.list(10))).containsExactly(last, parked, ended, first);
        assertThat(ids(outgoing.list(1))).containsExactly(last);
        Duration week = Duration.ofDays(7);
        assertThat(outgoing.overdue(NOW.plus(week), 10)).isEmpty();
        assertThat(ids(outgoing.overdue(NOW.plus(week).plusNanos(1), 10))).containsExactlyInAnyOrder(first, last);
        assertThat(outgoing.overdue(NOW.plus(week).plusNanos(1), 1)).hasSize(1);
        assertThat(outgoing.find(Samples.id())).isEmpty();
    }

    private static List<MessageId> ids(List<Exchange> exchanges) {
        return exchanges.stream().map(Exchange::id).toList();
    }
}
