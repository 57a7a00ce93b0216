package org.tenzij.register.transfers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.MessageId;
import org.tenzij.register.MemoryRows;

/** One line per exchange, with what became of it. */
class TransfersTest {
    private static List<Transfer> all() {
        return Transfers.query(Story.rows(), TransferQuery.ALL);
    }

    private static Transfer one(MessageId id) {
        return all().stream()
                .filter(transfer -> transfer.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyExchangeIsOneLineWithItsOutcomeAndRefusalsAreAmongThem() {
        assertThat(all())
                .extracting(Transfer::id, Transfer::outcome)
                .containsExactly(
                        tuple(Story.GRANTED, Outcome.GRANTED),
                        tuple(Story.REFUSED, Outcome.REFUSED),
                        tuple(Story.HELD, Outcome.HELD),
                        tuple(Story.OUTSIDE, Outcome.RECORDED_OUTSIDE),
                        tuple(Story.EXPIRED, Outcome.EXPIRED),
                        tuple(Story.STOPPED, Outcome.GRANTED),
                        tuple(Story.WITHDRAWN, Outcome.WITHDRAWN));
    }

    @Test
    void aYesSaysOnWhichGroundWhatLeftOnWhoseWordAndWhen() {
        Transfer granted = one(Story.GRANTED);
        assertThat(granted.ground()).isEqualTo("B3");
        assertThat(granted.gates()).isEmpty();
        assertThat(granted.list("fields")).containsExactly("forms[]", "~subjects[].birthDate", "#subjects[].ref");
        assertThat(granted.list("approvedBy")).containsExactly("PRIVACY_OFFICER", "PROSECUTOR");
        assertThat(granted.statements()).containsExactly("sha256:w1");
        assertThat(granted.answered("projection")).isEqualTo("sha256:b");
        assertThat(granted.decided()).isEqualTo(Instant.parse("2026-11-02T08:05:00Z"));
        assertThat(granted.way())
                .isEqualTo(new Transfer.Way(
                        Instant.parse("2026-11-02T08:07:00Z"),
                        Instant.parse("2026-11-02T08:08:00Z"),
                        2,
                        Instant.parse("2026-11-02T08:11:00Z"),
                        Instant.parse("2026-11-02T08:11:00Z"),
                        "receipt-verified",
                        null));
    }

    @Test
    void aNoSaysEveryGate() {
        Transfer refused = one(Story.REFUSED);
        assertThat(refused.ground()).isNull();
        assertThat(refused.gates()).containsExactly("P2", "C12");
        assertThat(refused.way().end()).isEqualTo("decided");
        assertThat(refused.way().code()).isEqualTo("decide.refused");
        assertThat(one(Story.HELD).gates()).containsExactly("C11");
        assertThat(one(Story.HELD).way().ended()).isNull();
    }

    @Test
    void whatLeftIsNeverShownAsRefusedOrExpired() {
        Transfer stopped = one(Story.STOPPED);
        assertThat(stopped.outcome()).isEqualTo(Outcome.GRANTED);
        assertThat(stopped.ground()).isEqualTo("B3");
        assertThat(stopped.gates()).containsExactly("S5.no-ground");
        assertThat(stopped.way().carried()).isNotNull();
        assertThat(stopped.way().end()).isEqualTo("expired");
        assertThat(stopped.way().code()).isEqualTo("carry.expired");
    }

    @Test
    void whatWentByTelephoneWentWhenItWent() {
        Transfer outside = one(Story.OUTSIDE);
        assertThat(outside.way().carried()).isEqualTo(Instant.parse("2026-11-01T22:10:00Z"));
        assertThat(outside.answered("channel")).isEqualTo("TELEPHONE");
        assertThat(outside.ground()).isEqualTo("R1");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-11-02, 2026-11-02, -, -, -, -, 7",
                "2026-11-03, -, -, -, -, -, 0",
                "-, 2026-11-01, -, -, -, -, 0",
                "2026-11-02T08:03:00Z, 2026-11-02T08:12:00Z, -, -, -, -, 1",
                "-, -, sx, -, -, -, 4",
                "-, -, -, B3, -, -, 3",
                "-, -, -, B3, granted, -, 2",
                "-, -, -, -, refused, -, 1",
                "-, -, -, -, recorded-outside, -, 1",
                "-, -, -, -, -, signal, 4",
                "-, -, -, -, -, receipt, 1",
                "-, -, cw, B3, granted, signal, 1",
                "-, -, aw, -, -, -, 0"
            })
    void periodRecipientGroundOutcomeAndKindNarrowTheAnswer(
            @Nullable String from,
            @Nullable String to,
            @Nullable String recipient,
            @Nullable String ground,
            @Nullable String outcome,
            @Nullable String kind,
            int lines) {
        TransferQuery query = TransferQuery.of(from, to, recipient, ground, outcome, kind);
        assertThat(Transfers.query(Story.rows(), query)).hasSize(lines);
    }

    @ParameterizedTest
    @CsvSource({
        "yesterday, '', '', from, validate.wrong-code",
        "2026-13-01, '', '', from, validate.wrong-code",
        "'', perhaps, '', outcome, validate.wrong-code",
        "'', '', letter, kind, validate.wrong-code"
    })
    void aQuestionThatIsNoneIsRefused(String from, String outcome, String kind, String where, String code) {
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> TransferQuery.of(from, null, null, null, outcome, kind))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.of(code));
                    assertThat(refusal.where()).isEqualTo(where);
                });
    }

    @Test
    void anEmptyRegisterHasNoLinesAndAnUnreadableOneIsNotAnswered() {
        assertThat(Transfers.query(new MemoryRows(), TransferQuery.ALL)).isEmpty();
        MemoryRows rows = Story.rows();
        rows.set(3, new byte[] {'{'});
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> Transfers.query(rows, TransferQuery.ALL))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.REGISTER_BAD_ENTRY));
    }

    @Test
    void theSummaryCountsWhatWasGivenAndRefusedToWhom() {
        assertThat(Summary.of(all()).rows())
                .extracting(count ->
                        count.recipient() + " " + count.outcome().word() + " " + count.reason() + " " + count.count())
                .containsExactly(
                        "cw granted B3 1",
                        "cw held C11 1",
                        "cw withdrawn - 1",
                        "sx granted B3 1",
                        "sx refused P2 1",
                        "sx expired B3 1",
                        "sx recorded-outside R1 1");
        assertThat(Summary.of(List.of()).rows()).isEmpty();
    }
}
