package org.tenzij.register.transfers;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.Party;

/**
 * Which lines of the register are asked for; refusals are among them unless an outcome is named.
 *
 * @param from first moment at which one was handed in; null for the beginning
 * @param to first moment after the period; null for no end
 * @param ground id of a clause; what was refused has none
 * @param kind null for everything but what gateways tell each other
 */
public record TransferQuery(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Party recipient,
        @Nullable String ground,
        @Nullable Outcome outcome,
        @Nullable Kind kind) {
    public static final TransferQuery ALL = new TransferQuery(null, null, null, null, null, null);

    /**
     * As it is typed: a day ({@code 2026-11-02}, in UTC) or a moment. {@code to} names the last day that counts, or the first
     * moment that does not. Null and empty text ask for everything.
     *
     * <p>Fails with {@link Invalid} where a word is none of its list, or a day no day.
     */
    public static TransferQuery of(
            @Nullable String from,
            @Nullable String to,
            @Nullable String recipient,
            @Nullable String ground,
            @Nullable String outcome,
            @Nullable String kind) {
        return new TransferQuery(
                read(from, text -> moment(text, "from", 0)),
                read(to, text -> moment(text, "to", 1)),
                read(recipient, Party::new),
                read(ground, text -> text),
                read(outcome, Outcome::of),
                read(kind, text -> Kind.of(text, "kind")));
    }

    private static <T> @Nullable T read(@Nullable String text, Function<String, T> reader) {
        return text == null || text.isEmpty() ? null : reader.apply(text);
    }

    private static Instant moment(String text, String where, int days) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text)
                            .plusDays(days)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
        } catch (DateTimeParseException e) {
            throw new Invalid(
                    ErrorCode.VALIDATE_WRONG_CODE,
                    "this is neither a day nor a moment",
                    where,
                    "write a day as 2026-11-02, or a moment as 2026-11-02T08:00:00Z");
        }
    }

    boolean takes(Instant submitted) {
        return (from == null || !submitted.isBefore(from)) && (to == null || submitted.isBefore(to));
    }

    /** True where a line of that kind to that recipient is asked for. */
    boolean takes(String ofKind, Party peer) {
        boolean kinds =
                kind == null ? !betweenGateways(ofKind) : kind.wireName().equals(ofKind);
        return kinds && (recipient == null || recipient.equals(peer));
    }

    boolean takes(Transfer transfer) {
        return (ground == null || ground.equals(transfer.ground()))
                && (outcome == null || outcome == transfer.outcome());
    }

    private static boolean betweenGateways(String wireName) {
        return Arrays.stream(Kind.values())
                .anyMatch(kind -> kind.betweenGateways() && kind.wireName().equals(wireName));
    }
}
