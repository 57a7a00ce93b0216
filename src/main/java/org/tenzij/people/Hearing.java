package org.tenzij.people;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Refused;
import org.tenzij.policy.Asserter;
import org.tenzij.policy.FactDeclaration;
import org.tenzij.policy.Held;
import org.tenzij.policy.PolicySet;
import org.tenzij.trust.Office;
import org.tenzij.trust.Officer;
import org.tenzij.trust.Officers;

/**
 * Hears what an officer says, and lets it count only where all holds: the signature, the office, a fact that this office may
 * vouch for, exactly what would leave under the policy in force, and a person other than who handed it in.
 *
 * <p>Fails with {@link Refused} and a code of {@code approve.*}; nothing is kept then. Source: law.md, S8; settled points 4, 8, 12.
 */
public final class Hearing {
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final Duration SECOND_WITHIN = Duration.ofHours(2);

    private final InOffice office;
    private final Officers officers;
    private final Words words;
    private final Supplier<PolicySet> policies;
    private final WorkingDays days;

    public Hearing(InOffice office, Officers officers, Words words, Supplier<PolicySet> policies, WorkingDays days) {
        this.office = office;
        this.officers = officers;
        this.words = words;
        this.policies = policies;
        this.days = days;
    }

    /**
     * An exchange as it stands when somebody speaks about it.
     *
     * @param submittedBy who handed it in; null where nobody signed
     * @param held what the rule says of it now; null where it does not wait
     */
    public record Waiting(
            @Nullable String submittedBy,
            boolean urgent,
            @Nullable Held held) {}

    /**
     * Hears one statement.
     *
     * @param exchanges how an exchange stands, decided anew
     */
    public Heard hear(SignedWord word, Function<MessageId, Waiting> exchanges, Instant now) {
        Statement statement = Statement.read(word.statement());
        requireTime(statement, now);
        Officer speaker = office.speaker(statement, word.signature(), now);
        return switch (statement) {
            case Approval approval -> approve(approval, word, exchanges.apply(approval.exchange()), now);
            case Rejection no -> reject(no, word, exchanges.apply(no.exchange()));
            case OralApproval oral -> oral(oral, word, exchanges.apply(oral.exchange()), now);
            case SecondPerson second -> second(second, word, now);
            case Delegation delegation -> delegate(delegation, word, speaker, now);
            case LookUp look -> new Heard(kept(look, word, null, null, now, true), Heard.Effect.NONE, List.of());
        };
    }

    private static void requireTime(Statement statement, Instant now) {
        if (statement.at().isAfter(now.plus(CLOCKS_DIFFER))) {
            throw refused(
                    ErrorCode.APPROVE_WRONG_TIME, "the statement was made in the future", "at", "check the clocks");
        }
        if (statement instanceof LookUp && statement.at().plus(CLOCKS_DIFFER).isBefore(now)) {
            throw refused(ErrorCode.APPROVE_WRONG_TIME, "the look-up is not of now", "at", "ask again");
        }
    }

    private Heard approve(Approval approval, SignedWord word, Waiting waiting, Instant now) {
        List<Digest> confirmed = confirmed(approval);
        requireOther(waiting, approval.officer());
        requireOffice(approval.facts(), approval.office(), approval.motivation());
        if (!now.isBefore(approval.until())) {
            throw refused(
                    ErrorCode.APPROVE_WRONG_TIME,
                    "the approval has run out",
                    "until",
                    "approve again, with a later end");
        }
        Held held = waiting.held();
        if (held == null) {
            if (confirmed.isEmpty()) {
                throw notWaiting();
            }
            return new Heard(
                    kept(approval, word, approval.exchange(), approval.approves(), approval.until(), true),
                    Heard.Effect.NONE,
                    confirmed);
        }
        requireCurrent(held, approval.ground(), approval.approves(), approval.policy(), approval.template());
        MessageId about = approval.template() == null ? approval.exchange() : null;
        if (approval.template() != null) {
            requireTemplateEnd(approval, held);
        }
        return new Heard(
                kept(approval, word, about, approval.approves(), approval.until(), true),
                Heard.Effect.RECONSIDER,
                confirmed);
    }

    /** Oral approvals by this very prosecutor of the very same, which are confirmed in writing hereby. */
    private List<Digest> confirmed(Approval approval) {
        return words.about(approval.exchange()).stream()
                .filter(word -> !word.settled()
                        && word.read() instanceof OralApproval oral
                        && oral.prosecutor().equals(approval.officer())
                        && oral.approves().equals(approval.approves()))
                .map(Words.Kept::id)
                .toList();
    }

    private Heard reject(Rejection no, SignedWord word, Waiting waiting) {
        if (waiting.held() == null) {
            throw notWaiting();
        }
        if (no.office() != Office.PROSECUTOR
                && no.office() != Office.PRIVACY_OFFICER
                && no.office() != Office.GEZAGHEBBER) {
            throw wrongOffice();
        }
        return new Heard(kept(no, word, no.exchange(), null, no.at(), true), Heard.Effect.END, List.of());
    }

    private Heard oral(OralApproval oral, SignedWord word, Waiting waiting, Instant now) {
        Held held = waiting.held();
        if (held == null) {
            throw notWaiting();
        }
        if (!waiting.urgent()) {
            throw refused(
                    ErrorCode.APPROVE_WRONG_OFFICE,
                    "only what was handed in as urgent may be approved by word of mouth",
                    "exchange",
                    "have it approved in writing, or hand it in anew as urgent");
        }
        Optional<Officer> prosecutor =
                officers.find(oral.prosecutor()).filter(officer -> office.holds(officer, Office.PROSECUTOR, now));
        if (prosecutor.isEmpty()) {
            throw refused(
                    ErrorCode.APPROVE_NOT_IN_OFFICE,
                    "who is said to have spoken is not a prosecutor on the list today",
                    "prosecutor",
                    "name a prosecutor of the duty list");
        }
        if (oral.prosecutor().equals(oral.officer())) {
            throw samePerson("a prosecutor approves in writing and records no own words");
        }
        requireOther(waiting, oral.prosecutor());
        requireOffice(oral.facts(), Office.PROSECUTOR, oral.words());
        requireCurrent(held, oral.ground(), oral.approves(), oral.policy(), null);
        ZoneId zone = InOffice.ZONE;
        Instant due = days.endOfNext(
                        oral.spokenAt().atZone(zone).toLocalDate(),
                        prosecutor.get().party())
                .atStartOfDay(zone)
                .toInstant();
        return new Heard(kept(oral, word, oral.exchange(), oral.approves(), due, false), Heard.Effect.NONE, List.of());
    }

    private Heard second(SecondPerson second, SignedWord word, Instant now) {
        Words.Kept recorded = words.find(second.of()).orElseThrow(Hearing::nothingToSecond);
        if (!(recorded.read() instanceof OralApproval oral) || !oral.exchange().equals(second.exchange())) {
            throw nothingToSecond();
        }
        if (second.officer().equals(oral.officer()) || second.officer().equals(oral.prosecutor())) {
            throw samePerson("the second person is neither who recorded it nor who spoke");
        }
        if (oral.spokenAt().plus(SECOND_WITHIN).isBefore(now)) {
            throw refused(
                    ErrorCode.APPROVE_WRONG_TIME,
                    "the second person signs within two hours",
                    "at",
                    "have the prosecutor approve in writing, or say it again");
        }
        return new Heard(
                kept(second, word, second.exchange(), second.of(), oral.until(), true),
                Heard.Effect.RECONSIDER,
                List.of());
    }

    private Heard delegate(Delegation delegation, SignedWord word, Officer speaker, Instant now) {
        Officer deputy = officers.find(delegation.to())
                .filter(officer -> officer.party().equals(speaker.party())
                        && officer.authority().equals(speaker.authority()))
                .orElseThrow(() -> refused(
                        ErrorCode.APPROVE_WRONG_OFFICER,
                        "the deputy is not an officer of the same authority",
                        "to",
                        "name an officer of the signed list"));
        if (!officers.officesOf(speaker, now).contains(delegation.office())) {
            throw refused(
                    ErrorCode.APPROVE_NOT_IN_OFFICE,
                    "who holds an office by delegation cannot delegate it",
                    "office",
                    "ask the officer who holds it, or name " + deputy.id() + " in the signed list");
        }
        Instant end = delegation.until().plusDays(1).atStartOfDay(InOffice.ZONE).toInstant();
        return new Heard(kept(delegation, word, null, null, end, true), Heard.Effect.NONE, List.of());
    }

    /** Nobody approves what they submitted; where it is not known who did, nobody is known to be another. */
    private static void requireOther(Waiting waiting, String officer) {
        String submitter = waiting.submittedBy();
        if (submitter == null) {
            throw refused(
                    ErrorCode.APPROVE_SUBMITTER_UNKNOWN,
                    "nobody signed the submission, so nobody is known to be another person",
                    "exchange",
                    "hand it in again, signed by an officer");
        }
        if (submitter.equals(officer)) {
            throw refused(
                    ErrorCode.APPROVE_OWN_SUBMISSION,
                    "nobody approves what they submitted",
                    "officer",
                    "another officer of that office approves it");
        }
    }

    private void requireOffice(List<String> facts, Office speaking, @Nullable String motivation) {
        for (String id : facts) {
            FactDeclaration fact = policies.get().fact(id).orElseThrow(Hearing::wrongOffice);
            if (!fact.asserters().contains(Asserter.APPROVER) || !fact.offices().contains(speaking.name())) {
                throw wrongOffice();
            }
            if (fact.motivated() && (motivation == null || motivation.isBlank())) {
                throw refused(
                        ErrorCode.APPROVE_NO_MOTIVATION,
                        "this is vouched for only with a motivation in words",
                        id,
                        "say why, with --motivation");
            }
        }
    }

    /** Exactly what would leave, under the policy in force: a changed byte or policy voids what was seen. */
    private static void requireCurrent(
            Held held, String ground, Digest approves, Digest policy, @Nullable String template) {
        boolean current = held.policyVersion().equals(policy)
                && held.candidates().stream()
                        .filter(candidate -> candidate.ground().id().equals(ground))
                        .anyMatch(candidate -> template == null
                                ? candidate.approvalDigest().equals(approves)
                                : candidate.templates().stream()
                                        .anyMatch(one -> one.template().equals(template)
                                                && one.digest().equals(approves)));
        if (!current) {
            throw refused(
                    ErrorCode.APPROVE_STALE,
                    "what was approved is not what would leave now: content, people, policy or ground have changed",
                    "approves",
                    "look at it again with tenzij approvals show, and approve that");
        }
    }

    private static void requireTemplateEnd(Approval approval, Held held) {
        boolean within = held.candidates().stream()
                .flatMap(candidate -> candidate.templates().stream())
                .filter(one -> one.template().equals(approval.template()))
                .anyMatch(one -> !approval.until().isAfter(approval.at().plus(Duration.ofDays(one.validDays()))));
        if (!within) {
            throw refused(
                    ErrorCode.APPROVE_WRONG_TIME,
                    "a template is not approved for that long",
                    "until",
                    "choose an earlier end");
        }
    }

    private static Words.Kept kept(
            Statement statement,
            SignedWord word,
            @Nullable MessageId exchange,
            @Nullable Digest about,
            Instant until,
            boolean settled) {
        return new Words.Kept(
                statement.id(),
                exchange,
                statement.say(),
                about,
                statement.officer(),
                statement.office(),
                statement.at(),
                until,
                settled,
                word.statement(),
                word.signature());
    }

    private static Refused notWaiting() {
        return refused(
                ErrorCode.APPROVE_NOT_WAITING,
                "the exchange does not wait for people",
                "exchange",
                "look up where it stands with tenzij exchange show");
    }

    private static Refused nothingToSecond() {
        return refused(
                ErrorCode.APPROVE_NOT_WAITING,
                "there is no such oral approval of that exchange",
                "of",
                "have it recorded first");
    }

    private static Refused wrongOffice() {
        return refused(
                ErrorCode.APPROVE_WRONG_OFFICE,
                "an officer of this office does not decide about this",
                "office",
                "policies/facts.yaml says which offices do");
    }

    private static Refused samePerson(String what) {
        return refused(ErrorCode.APPROVE_SAME_PERSON, what, "officer", "another officer signs");
    }

    private static Refused refused(ErrorCode code, String what, String where, String remedy) {
        return new Refused(code, what, where, remedy);
    }
}
