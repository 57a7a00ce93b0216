package org.tenzij.node;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.register.Entry;
import org.tenzij.register.Event;
import org.tenzij.register.Ledger;
import org.tenzij.register.subjects.Identity;
import org.tenzij.register.subjects.SubjectIndex;
import org.tenzij.register.subjects.Token;
import org.tenzij.register.subjects.Tokens;
import org.tenzij.store.Transactions;

/**
 * Keeps the index of persons up to date, and looks somebody up in it for an officer who says why. Every look is recorded
 * before it is answered: who and why, never whom.
 *
 * <p>Source: Wpg 25(1)(c), 28(5), 32 (log of consultation).
 */
public final class SubjectDesk {
    /** Recipients of the last four years, and the time a question about them may take to be answered. */
    private static final Period KEPT = Period.ofMonths(4 * 12 + 2);

    private final Tokens tokens;
    private final SubjectIndex index;
    private final Ledger ledger;
    private final Transactions transactions;
    private final Predicate<String> officer;
    private final InstantSource clock;

    /** @param officer true for the functional id of somebody who holds an office of this party now */
    public SubjectDesk(
            Tokens tokens,
            SubjectIndex index,
            Ledger ledger,
            Transactions transactions,
            Predicate<String> officer,
            InstantSource clock) {
        this.tokens = tokens;
        this.index = index;
        this.ledger = ledger;
        this.transactions = transactions;
        this.officer = officer;
        this.clock = clock;
    }

    /** Why somebody is looked up. */
    public enum Purpose {
        /** The person asks what was given to whom. Source: Wpg 25. */
        SUBJECT_REQUEST,
        /** A correction or removal must reach every recipient. Source: Wpg 28(5). */
        CORRECTION,
        /** The supervisor or an audit asks. Source: Wpg 33, 35. */
        SUPERVISION,
        /** Data came into wrong hands. Source: Wpg 33a. */
        BREACH
    }

    /**
     * What is asked.
     *
     * @param purpose a {@link Purpose} by name
     * @param by functional id of the officer
     */
    public record Question(String purpose, String by, Identity identity) {
        @Override
        public String toString() {
            return "Question";
        }
    }

    /** Notes the persons of a payload, in the transaction of the caller. */
    void note(MessageId exchange, Party peer, SubjectIndex.Direction direction, JsonNode payload, Instant at) {
        index.note(exchange, peer, direction, tokens.of(Subjects.of(payload)), at);
    }

    /** Exchanges about that person, newest first. Fails with {@code register.wrong-look-up}; then nothing was looked up. */
    public List<SubjectIndex.Hit> search(Question question) {
        Purpose purpose = purpose(question.purpose());
        if (!officer.test(question.by())) {
            throw wrong(
                    "nobody with that id holds an office of this party now",
                    "by",
                    "name an officer of the signed list");
        }
        Collection<Token> wanted = tokens.of(question.identity());
        if (wanted.isEmpty()) {
            throw wrong(
                    "too little is known of the person",
                    "identity",
                    "give a document, or names and at least the year of birth");
        }
        return transactions.write(() -> {
            ledger.append(new Entry(
                    Event.LOOKED_UP,
                    clock.instant(),
                    null,
                    null,
                    Map.of("purpose", purpose.name(), "officer", question.by(), "in", "subject-index")));
            return index.find(wanted);
        });
    }

    /** Forgets whom exchanges were about that are older than anybody may ask for. Answers how many rows went. */
    int forget() {
        LocalDateTime oldest =
                LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).minus(KEPT);
        return index.forgetBefore(oldest.toInstant(ZoneOffset.UTC));
    }

    private static Purpose purpose(String name) {
        for (Purpose purpose : Purpose.values()) {
            if (purpose.name().equals(name)) {
                return purpose;
            }
        }
        throw wrong("that is no purpose", "purpose", "use SUBJECT_REQUEST, CORRECTION, SUPERVISION or BREACH");
    }

    private static Invalid wrong(String what, String where, String remedy) {
        return new Invalid(ErrorCode.REGISTER_WRONG_LOOK_UP, what, where, remedy);
    }
}
