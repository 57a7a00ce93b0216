package org.tenzij.register.transfers;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.register.Entry;

/** One exchange as its entries come by, one after the other. */
final class Line {
    private final MessageId id;
    private final String kind;
    private final Party recipient;
    private final Instant submitted;
    private final Map<String, String> answer = new TreeMap<>();
    private final List<String> statements = new ArrayList<>();
    private Outcome outcome = Outcome.UNDECIDED;
    private @Nullable Instant decided;
    private @Nullable Instant sealed;
    private @Nullable Instant carried;
    private int attempts;
    private @Nullable Instant receipt;
    private @Nullable Instant ended;
    private @Nullable String end;
    private @Nullable String code;

    Line(MessageId id, String kind, Party recipient, Instant submitted) {
        this.id = id;
        this.kind = kind;
        this.recipient = recipient;
        this.submitted = submitted;
    }

    Transfer transfer() {
        return new Transfer(
                id,
                kind,
                recipient,
                submitted,
                decided,
                outcome,
                answer,
                statements,
                new Transfer.Way(sealed, carried, attempts, receipt, ended, end, code));
    }

    void take(Entry entry) {
        switch (entry.event()) {
            case DECIDED -> decided(entry);
            case APPROVED, WORD -> said(entry);
            case SEALED -> {
                sealed = entry.at();
                answer.putAll(entry.particulars());
            }
            case CARRIED -> {
                carried = carried == null ? entry.at() : carried;
                attempts++;
                // A late resend of what had been stopped: it left, and that is what counts.
                outcome = Outcome.GRANTED;
            }
            case RECEIPT_VERIFIED, REFUSED_BY_RECIPIENT -> {
                receipt = entry.at();
                ends(entry);
            }
            case EXPIRED -> ends(entry, Outcome.EXPIRED);
            case WITHDRAWN -> ends(entry, Outcome.WITHDRAWN);
            case RECORDED_OUTSIDE -> outside(entry);
            case SUBMITTED,
                    RECEIVED,
                    ADMITTED,
                    REFUSED,
                    CONFIGURED,
                    LOOKED_UP,
                    PURGED,
                    WARNED,
                    NOTIFIED,
                    ESCALATED,
                    RECALLED -> {}
        }
    }

    private void decided(Entry entry) {
        Map<String, String> particulars = entry.particulars();
        said(entry);
        Outcome given = switch (particulars.getOrDefault("outcome", "")) {
            case "grant" -> Outcome.GRANTED;
            case "held" -> Outcome.HELD;
            default -> Outcome.REFUSED;
        };
        if (carried == null) {
            outcome = given;
            decided = entry.at();
            answer.clear();
            answer.putAll(particulars);
            code = given == Outcome.GRANTED ? null : particulars.get("code");
        } else if (given != Outcome.GRANTED) {
            // The yes on which it left stands; the later no only stopped the next attempt.
            code = particulars.get("code");
            for (String gate : List.of("gate", "gates")) {
                if (particulars.containsKey(gate)) {
                    answer.put(gate, particulars.get(gate));
                }
            }
        }
        if (given == Outcome.REFUSED) {
            ended = entry.at();
            end = entry.event().wireName();
        } else {
            ended = null;
            end = null;
        }
    }

    /** What an officer signed about it. */
    private void said(Entry entry) {
        String statement = entry.particulars().get("statement");
        if (statement != null && !statements.contains(statement)) {
            statements.add(statement);
        }
    }

    private void outside(Entry entry) {
        decided = entry.at();
        answer.clear();
        answer.putAll(entry.particulars());
        outcome = Outcome.RECORDED_OUTSIDE;
        carried = went(entry);
        ends(entry);
    }

    private static Instant went(Entry entry) {
        try {
            return Instant.parse(entry.particulars().getOrDefault("went", ""));
        } catch (DateTimeException e) {
            return entry.at();
        }
    }

    private void ends(Entry entry, Outcome unsent) {
        outcome = carried == null ? unsent : outcome;
        ends(entry);
    }

    private void ends(Entry entry) {
        ended = entry.at();
        end = entry.event().wireName();
        String why = entry.particulars().get("code");
        code = why == null || why.isEmpty() ? null : why;
    }
}
