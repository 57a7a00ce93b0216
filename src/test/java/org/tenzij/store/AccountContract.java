package org.tenzij.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tenzij.store.Samples.CW;
import static org.tenzij.store.Samples.NOW;
import static org.tenzij.store.Samples.SX;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.register.subjects.Identity;
import org.tenzij.register.subjects.SubjectIndex;
import org.tenzij.register.subjects.SubjectIndex.Direction;
import org.tenzij.register.subjects.Token;
import org.tenzij.register.subjects.Tokens;
import org.tenzij.register.transfers.Notice;
import org.tenzij.register.transfers.Supervision;

/** What the store keeps so that transfers can be accounted for: persons by token, single cases, notices. */
abstract class AccountContract extends StoreContract {
    private static final Tokens TOKENS = new Tokens(new SecretKeySpec(new byte[32], "HmacSHA256"));
    private static final Identity WHOLE = new Identity(List.of("Ana Maria", "Voorbeeld"), "1990-01-31", "CO AB 123456");
    private static final Identity PARTLY = new Identity(List.of("Voorbeeld, Ana Maria"), "1990", null);

    private void note(Identity identity, MessageId id, Party peer, Direction direction, int minute) {
        store.transactions().write(() -> {
            store.subjects().note(id, peer, direction, TOKENS.of(identity), NOW.plusSeconds(60L * minute));
            return true;
        });
    }

    private List<SubjectIndex.Hit> find(Identity identity) {
        return store.subjects().find(TOKENS.of(identity));
    }

    @Test
    void aPersonIsFoundAgainInEveryExchangeThatWasAboutThem() {
        MessageId given = Samples.id();
        MessageId received = Samples.id();
        MessageId other = Samples.id();
        note(WHOLE, given, CW, Direction.GIVEN, 1);
        note(WHOLE, given, CW, Direction.GIVEN, 2);
        note(PARTLY, received, SX, Direction.RECEIVED, 3);
        note(new Identity(List.of("Somebody Else"), "1990-01-31", null), other, SX, Direction.GIVEN, 4);
        note(new Identity(List.of(), null, null), other, SX, Direction.GIVEN, 4);
        assertThat(find(WHOLE))
                .containsExactly(
                        new SubjectIndex.Hit(
                                received, SX, Direction.RECEIVED, NOW.plusSeconds(180), Token.Strength.BIRTH_YEAR),
                        new SubjectIndex.Hit(given, CW, Direction.GIVEN, NOW.plusSeconds(60), Token.Strength.DOCUMENT));
        assertThat(find(PARTLY)).extracting(SubjectIndex.Hit::exchange).containsExactly(received, given);
        assertThat(find(new Identity(List.of("VOORBEELD ANA", "Maria"), "1990-01-31", null))
                        .getLast())
                .extracting(SubjectIndex.Hit::strength)
                .isEqualTo(Token.Strength.BIRTH_DATE);
        assertThat(find(new Identity(List.of("Nobody"), "1990", null))).isEmpty();
        assertThat(store.subjects().find(List.of())).isEmpty();
    }

    @Test
    void anotherKeyFindsNothing() {
        note(WHOLE, Samples.id(), CW, Direction.GIVEN, 1);
        byte[] other = new byte[32];
        other[31] = 1;
        assertThat(store.subjects().find(new Tokens(new SecretKeySpec(other, "HmacSHA256")).of(WHOLE)))
                .isEmpty();
    }

    @Test
    void aCrowdIsLookedForAtOnceAndOldNotesAreForgotten() {
        MessageId id = Samples.id();
        note(WHOLE, id, CW, Direction.GIVEN, 1);
        note(WHOLE, Samples.id(), CW, Direction.GIVEN, 0);
        List<Token> many = IntStream.range(0, 1200)
                .mapToObj(n -> new Identity(List.of("Person " + n), "1980-01-01", "XX" + n))
                .flatMap(identity -> TOKENS.of(identity).stream())
                .toList();
        assertThat(store.subjects().find(many)).isEmpty();
        assertThat(store.subjects().forgetBefore(NOW.plusSeconds(60))).isEqualTo(3);
        assertThat(find(WHOLE)).extracting(SubjectIndex.Hit::exchange).containsExactly(id);
    }

    @Test
    void whatIsRolledBackWasNeverNoted() {
        MessageId id = submitted(CW);
        long entries = size();
        assertThatThrownBy(() -> store.transactions().write(() -> {
                    store.subjects().note(id, CW, Direction.GIVEN, TOKENS.of(WHOLE), NOW);
                    supervision().after(notice(null, 0), id);
                    throw new IllegalStateException("the power goes");
                }))
                .hasMessage("the power goes");
        assertThat(find(WHOLE)).isEmpty();
        assertThat(store.notices().all()).isEmpty();
        assertThat(size()).isEqualTo(entries);
    }

    private Supervision supervision() {
        return new Supervision(store.notices(), store.ledger());
    }

    private static Notice notice(@Nullable MessageId exchange, int day) {
        return new Notice(
                Notice.Addressee.SUPERVISOR,
                Samples.BQ,
                exchange == null ? "G3" : "G4C",
                "LED 37(1)(b)",
                List.of("assessment-2", "assessment-1"),
                CW,
                Kind.SIGNAL,
                "SPECIAL",
                exchange,
                NOW.plus(Duration.ofDays(day)));
    }

    @Test
    void theSupervisorIsToldOfACategoryOnceAndOfADerogationEachTime() {
        MessageId first = submitted(CW);
        MessageId second = submitted(CW);
        long before = size();
        for (MessageId id : List.of(first, second, first)) {
            store.transactions().write(() -> {
                supervision().after(notice(null, id.equals(first) ? 0 : 1), id);
                supervision().after(notice(id, 2), id);
                return true;
            });
        }
        assertThat(store.notices().all()).containsExactly(notice(null, 0), notice(first, 2), notice(second, 2));
        assertThat(entries().subList((int) before, (int) size()))
                .hasSize(3)
                .allSatisfy(entry -> assertThat(entry).contains("\"event\":\"notified\"", "noticeSha256"))
                .first()
                .asString()
                .contains(
                        "\"per\":\"category\"",
                        "\"instruments\":\"assessment-1,assessment-2\"",
                        notice(null, 0).digest().value());
        reopen();
        assertThat(store.notices().all()).hasSize(3);
    }

    @Test
    void manyAtOnceKeepOneNoticeOfACategory() throws Exception {
        AtomicInteger number = new AtomicInteger();
        List<Boolean> kept = atOnce(6, () -> {
            int day = number.incrementAndGet();
            return store.transactions().write(() -> store.notices().keep(notice(null, day)));
        });
        assertThat(kept).containsOnlyOnce(true);
        assertThat(store.notices().all()).hasSize(1);
    }
}
