package org.tenzij.node;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.people.InOffice;
import org.tenzij.people.Words;
import org.tenzij.people.WorkingDays;
import org.tenzij.register.Entry;
import org.tenzij.register.Event;
import org.tenzij.register.Ledger;
import org.tenzij.send.Handshake;
import org.tenzij.send.Outgoing;
import org.tenzij.send.Submission;
import org.tenzij.send.Submit;
import org.tenzij.store.Transactions;

/**
 * What people owe and have not given: approvals that wait longer than a day (figures: five working days), and oral approvals
 * that nobody confirmed in writing. The first are escalated; what left on the second is recalled. Source: law.md, urgent.
 */
final class Overdue {
    private static final Logger LOG = LoggerFactory.getLogger(Overdue.class);
    private static final int AT_MOST = 1_000;
    private static final Duration CASE_WAITS = Duration.ofHours(24);
    private static final int FIGURES_WAIT_WORKING_DAYS = 5;

    private final Party own;
    private final Outgoing outgoing;
    private final Words words;
    private final WorkingDays days;
    private final Submitting submitting;
    private final Submit submit;
    private final Transactions transactions;
    private final Ledger ledger;

    Overdue(
            Party own,
            Outgoing outgoing,
            Words words,
            WorkingDays days,
            Submitting submitting,
            Submit submit,
            Transactions transactions,
            Ledger ledger) {
        this.own = own;
        this.outgoing = outgoing;
        this.words = words;
        this.days = days;
        this.submitting = submitting;
        this.submit = submit;
        this.transactions = transactions;
        this.ledger = ledger;
    }

    /** Answers how many it pressed. */
    int press(Instant now) {
        int pressed = 0;
        for (Outgoing.Exchange held : outgoing.held(AT_MOST)) {
            if (held.escalatedAt() == null
                    && tooLong(held, now)
                    && outgoing.escalate(held.id(), escalated(held, now))) {
                LOG.warn("approval-overdue exchange={} kind={} since={}", held.id(), held.kind(), held.createdAt());
                pressed++;
            }
        }
        for (Words.Kept oral : words.unconfirmed(now, AT_MOST)) {
            unconfirmed(oral, now);
            pressed++;
        }
        return pressed;
    }

    private boolean tooLong(Outgoing.Exchange held, Instant now) {
        if (held.kind() != Kind.ANNUAL_FIGURES) {
            return held.createdAt().plus(CASE_WAITS).isBefore(now);
        }
        LocalDate since = LocalDate.ofInstant(held.createdAt(), InOffice.ZONE);
        return days.after(since, FIGURES_WAIT_WORKING_DAYS, own).isBefore(LocalDate.ofInstant(now, InOffice.ZONE));
    }

    private static Entry escalated(Outgoing.Exchange held, Instant now) {
        return new Entry(
                Event.ESCALATED,
                now,
                held.id(),
                held.recipient(),
                Map.of("reason", "waits-for-people", "since", held.createdAt().toString()));
    }

    /** What left on a word that nobody wrote down is recalled; what has not left waits for a word that counts. */
    private void unconfirmed(Words.Kept oral, Instant now) {
        MessageId id = oral.exchange();
        Outgoing.Exchange exchange = id == null ? null : outgoing.find(id).orElse(null);
        transactions.write(() -> {
            words.settle(oral.id());
            if (exchange != null) {
                ledger.append(new Entry(
                        Event.ESCALATED,
                        now,
                        exchange.id(),
                        exchange.recipient(),
                        Map.of(
                                "reason",
                                "oral-approval-unconfirmed",
                                "statement",
                                oral.id().value())));
                if (exchange.envelope() != null) {
                    submitting.compose(recall(exchange, now));
                }
            }
            return true;
        });
        LOG.error("oral-approval-unconfirmed exchange={} code={}", id, ErrorCode.APPROVE_WRONG_TIME);
    }

    private Submission recall(Outgoing.Exchange exchange, Instant now) {
        return submit.own(
                Handshake.bytes(Handshake.recall(own, exchange.recipient(), exchange.id(), "APPROVAL_UNCONFIRMED")),
                "recall of " + exchange.id(),
                now);
    }
}
