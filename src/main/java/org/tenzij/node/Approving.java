package org.tenzij.node;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.Refused;
import org.tenzij.exchange.json.CanonicalJson;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.people.Approval;
import org.tenzij.people.Heard;
import org.tenzij.people.Hearing;
import org.tenzij.people.LookUp;
import org.tenzij.people.OralApproval;
import org.tenzij.people.Rejection;
import org.tenzij.people.SignedWord;
import org.tenzij.people.Statement;
import org.tenzij.people.Words;
import org.tenzij.policy.Decision;
import org.tenzij.policy.FreeText;
import org.tenzij.policy.Held;
import org.tenzij.register.Entry;
import org.tenzij.register.Event;
import org.tenzij.register.Ledger;
import org.tenzij.send.Decide;
import org.tenzij.send.Outgoing;
import org.tenzij.send.Submit;
import org.tenzij.send.ValidMessage;
import org.tenzij.send.Validate;
import org.tenzij.store.Transactions;
import org.tenzij.trust.Office;

/**
 * The desk at which officers speak: a statement counts once it is durable together with its entry and with what follows from
 * it. What an officer may see before approving is shown here too, and every look is recorded.
 */
public final class Approving {
    private static final int HELD_MOST = 10_000;

    private final Party own;
    private final Hearing hearing;
    private final Words words;
    private final Submit submit;
    private final Validate validate;
    private final Decide decide;
    private final Outgoing outgoing;
    private final Transactions transactions;
    private final Ledger ledger;
    private final InstantSource clock;
    private final Bells bells;

    Approving(
            Party own,
            Hearing hearing,
            Words words,
            Submit submit,
            Validate validate,
            Decide decide,
            Outgoing outgoing,
            Transactions transactions,
            Ledger ledger,
            InstantSource clock,
            Bells bells) {
        this.own = own;
        this.hearing = hearing;
        this.words = words;
        this.submit = submit;
        this.validate = validate;
        this.decide = decide;
        this.outgoing = outgoing;
        this.transactions = transactions;
        this.ledger = ledger;
        this.clock = clock;
        this.bells = bells;
    }

    /**
     * What became of a statement.
     *
     * @param id what it is known by from now on
     * @param exchange what it is about; null for a delegation
     * @param again true where it was said before: nothing changed
     */
    public record Told(Digest id, @Nullable MessageId exchange, boolean again) {}

    /**
     * What would leave under one ground, value by value, for the eyes of who decides about it.
     *
     * @param texts the free texts among it as they would leave, where something was struck out marked
     */
    public record Shown(
            String ground, Digest approvalDigest, JsonNode payload, JsonNode candidate, List<FreeText.Page> texts) {}

    /**
     * What an officer said about an exchange.
     *
     * @param why reason, motivation or words of it, as kept with the exchange; null where there are none
     */
    public record Said(
            String say,
            String officer,
            Office office,
            Instant at,
            @Nullable String why) {
        static Said of(Words.Kept word) {
            String why = switch (word.read()) {
                case Rejection no -> no.reason();
                case Approval yes -> yes.motivation();
                case OralApproval oral -> oral.words();
                default -> null;
            };
            return new Said(word.say(), word.officer(), word.office(), word.at(), why);
        }

        /** Without the words. */
        @Override
        public String toString() {
            return "Said[" + say + ", " + officer + "]";
        }
    }

    /** Everything officers said about that exchange, oldest first; looks are not among it. */
    public List<Said> said(MessageId exchange) {
        return words.about(exchange).stream()
                .filter(word -> !(word.read() instanceof LookUp))
                .map(Said::of)
                .toList();
    }

    /** Hears a signed statement. Fails with a code of {@code approve.*}; then nothing is kept. */
    public Told hear(SignedWord word) {
        Instant now = clock.instant();
        Heard heard = hearing.hear(word, this::waiting, now);
        boolean fresh = transactions.write(() -> record(heard, now));
        bells.decide.ring();
        return new Told(heard.word().id(), heard.word().exchange(), !fresh);
    }

    private boolean record(Heard heard, Instant now) {
        if (!words.keep(heard.word())) {
            return false;
        }
        heard.settles().forEach(words::settle);
        MessageId exchange = about(heard.word());
        Outgoing.@Nullable Exchange concerned =
                exchange == null ? null : outgoing.find(exchange).orElse(null);
        Entry entry = entry(heard.word(), concerned, now);
        boolean done = concerned != null
                && switch (heard.effect()) {
                    case RECONSIDER -> outgoing.reconsider(concerned.id(), entry);
                    case END ->
                        outgoing.end(
                                concerned.id(),
                                Outgoing.State.REFUSED_BY_POLICY,
                                ErrorCode.APPROVE_REFUSED.code(),
                                null,
                                entry);
                    case NONE -> false;
                };
        if (!done) {
            if (heard.effect() == Heard.Effect.END) {
                throw new Refused(
                        ErrorCode.APPROVE_NOT_WAITING,
                        "the exchange went on meanwhile",
                        "exchange",
                        "look up where it stands");
            }
            ledger.append(entry);
        }
        if (heard.word().exchange() == null && heard.word().read() instanceof Approval) {
            templateApproved(concerned, heard.word(), now);
        }
        return true;
    }

    /** An approval of a template concerns everything else that waits for it too. */
    private void templateApproved(Outgoing.@Nullable Exchange first, Words.Kept word, Instant now) {
        for (Outgoing.Exchange held : outgoing.held(HELD_MOST)) {
            if (first == null || !held.id().equals(first.id())) {
                outgoing.reconsider(held.id(), entry(word, held, now));
            }
        }
    }

    private static @Nullable MessageId about(Words.Kept word) {
        return word.read() instanceof Approval approval ? approval.exchange() : word.exchange();
    }

    private Entry entry(Words.Kept word, Outgoing.@Nullable Exchange exchange, Instant now) {
        Statement said = word.read();
        Map<String, String> particulars = new TreeMap<>();
        particulars.put("say", word.say());
        particulars.put("statement", word.id().value());
        particulars.put("officer", word.officer());
        particulars.put("office", word.office().name());
        Digest about = word.about();
        if (about != null) {
            particulars.put("approves", about.value());
        }
        if (said instanceof Approval approval) {
            particulars.put("facts", String.join(",", approval.facts()));
            particulars.put("ground", approval.ground());
        }
        if (said instanceof LookUp look) {
            particulars.put("purpose", look.purpose());
        }
        Event event = said instanceof LookUp
                ? Event.LOOKED_UP
                : said instanceof Approval && exchange != null && exchange.state() == Outgoing.State.HELD
                        ? Event.APPROVED
                        : Event.WORD;
        if (said instanceof Rejection) {
            event = Event.DECIDED;
            particulars.put("outcome", "refusal");
            particulars.put("code", ErrorCode.APPROVE_REFUSED.code());
        }
        return new Entry(
                event,
                now,
                exchange == null ? null : exchange.id(),
                exchange == null ? null : exchange.recipient(),
                particulars);
    }

    /** Where an exchange stands, decided anew: nobody approves what the rule said yesterday. */
    private Hearing.Waiting waiting(MessageId id) {
        Outgoing.Exchange exchange = outgoing.find(id)
                .orElseThrow(() -> new Refused(
                        ErrorCode.APPROVE_NOT_WAITING,
                        "this node sends no exchange under this id",
                        "exchange",
                        "take the id from tenzij approvals list"));
        Held held = exchange.state() == Outgoing.State.HELD && judged(exchange) instanceof Held waits ? waits : null;
        return new Hearing.Waiting(exchange.submittedBy(), exchange.urgent(), held);
    }

    private Decision judged(Outgoing.Exchange exchange) {
        return decide.decide(valid(exchange), clock.instant()).decision();
    }

    private ValidMessage valid(Outgoing.Exchange exchange) {
        return validate.validate(
                submit.resume(
                        exchange.id(), exchange.recipient(), outgoing.request(exchange.id()), exchange.submittedBy()),
                clock.instant());
    }

    /** What would leave, under each ground that is still possible. The look is recorded before anything is shown. */
    public List<Shown> show(SignedWord look) {
        if (!(Statement.read(look.statement()) instanceof LookUp asked)) {
            throw new Refused(
                    ErrorCode.APPROVE_MALFORMED, "this is no look-up", "say", "sign a statement that says look");
        }
        Hearing.Waiting waiting = waiting(asked.exchange());
        hear(look);
        Held held = waiting.held();
        if (held == null) {
            throw new Refused(
                    ErrorCode.APPROVE_NOT_WAITING,
                    "the exchange does not wait for people",
                    "exchange",
                    "look up where it stands with tenzij exchange show");
        }
        JsonNode explained = held.explanation().path("waiting");
        return held.candidates().stream()
                .map(candidate -> new Shown(
                        candidate.ground().id(),
                        candidate.approvalDigest(),
                        StrictJson.tree(
                                CanonicalJson.bytes(candidate
                                        .projection()
                                        .apply(held.request().payload())),
                                "projection"),
                        explained.path(held.candidates().indexOf(candidate)),
                        FreeText.left(held, candidate.projection())))
                .toList();
    }

    /** Everything that waits for people, urgent ones first. */
    public List<Outgoing.Exchange> waitingForPeople() {
        return outgoing.held(HELD_MOST);
    }

    @Override
    public String toString() {
        return "Approving[" + own + "]";
    }
}
