package org.tenzij.node;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.register.Entry;
import org.tenzij.register.Event;
import org.tenzij.send.Outgoing;
import org.tenzij.send.Submission;
import org.tenzij.send.Submit;
import org.tenzij.send.ValidMessage;
import org.tenzij.send.Validate;
import org.tenzij.store.Transactions;

/** Binds route {@code submit}: one request in, and an answer only when every recipient's exchange is durable. */
public final class Submitting {
    /**
     * What a user hands in.
     *
     * @param key what makes it itself: a file name or a key the client chose
     * @param signature the officer's detached signature over {@code raw}; null where nobody signed
     */
    public record Request(byte[] raw, String key, byte @Nullable [] signature) {}

    /** What the user learns at once: the exchanges that now exist, by recipient. {@code again} where they existed before. */
    public record Accepted(List<Taken> exchanges, boolean again) {}

    /** One exchange of a submission. */
    public record Taken(MessageId id, Party recipient) {}

    private final Submit submit;
    private final Validate validate;
    private final Outgoing outgoing;
    private final Filing filing;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Bells bells;

    Submitting(
            Submit submit,
            Validate validate,
            Outgoing outgoing,
            Filing filing,
            Transactions transactions,
            InstantSource clock,
            Bells bells) {
        this.submit = submit;
        this.validate = validate;
        this.outgoing = outgoing;
        this.filing = filing;
        this.transactions = transactions;
        this.clock = clock;
        this.bells = bells;
    }

    public List<Submission> submit(Request request) {
        return submit.submit(request.raw(), request.key(), request.signature(), clock.instant());
    }

    public List<ValidMessage> validate(List<Submission> submissions) {
        Instant now = clock.instant();
        return submissions.stream()
                .map(submission -> validate.validate(submission, now))
                .toList();
    }

    /** What this node itself has to say to a peer, by the same way as everything: a recall. Takes part in the transaction. */
    void compose(Submission submission) {
        record(validate(List.of(submission)));
    }

    /** The first durable point. The same submission again is answered with the exchanges it made the first time. */
    public Accepted record(List<ValidMessage> messages) {
        Instant now = clock.instant();
        List<Outgoing.Exchange> before =
                outgoing.bySubmission(messages.getFirst().submission().digest());
        if (!before.isEmpty()) {
            return accepted(before);
        }
        List<Outgoing.New> exchanges = new ArrayList<>();
        List<Entry> entries = new ArrayList<>();
        for (ValidMessage message : messages) {
            Submission submission = message.submission();
            exchanges.add(new Outgoing.New(
                    message.id(),
                    submission.digest(),
                    message.to(),
                    message.kind(),
                    now,
                    message.expiresAt(),
                    submission.submittedBy(),
                    submission.request().thread(),
                    submission.pressing(),
                    Submit.toBytes(submission)));
            entries.add(new Entry(Event.SUBMITTED, now, message.id(), message.to(), submitted(message)));
        }
        boolean taken = transactions.write(() -> {
            messages.forEach(message -> filing.spoke(message, now));
            return outgoing.submit(exchanges, entries);
        });
        if (taken) {
            bells.decide.ring();
            return new Accepted(
                    exchanges.stream()
                            .map(one -> new Taken(one.id(), one.recipient()))
                            .toList(),
                    false);
        }
        // Somebody handed in the same at the same moment; theirs stands.
        List<Outgoing.Exchange> theirs =
                outgoing.bySubmission(exchanges.getFirst().submission());
        if (theirs.isEmpty()) {
            throw new Fault(
                    ErrorCode.SUBMIT_CONFLICT,
                    "an exchange with this id exists and belongs to another submission",
                    "exchange " + exchanges.getFirst().id(),
                    "hand it in again");
        }
        return accepted(theirs);
    }

    private static Map<String, String> submitted(ValidMessage message) {
        Map<String, String> particulars = new TreeMap<>();
        particulars.put("kind", message.kind().wireName());
        particulars.put("submission", message.submission().digest().value());
        String officer = message.submission().submittedBy();
        if (officer != null) {
            particulars.put("officer", officer);
        }
        return particulars;
    }

    private static Accepted accepted(List<Outgoing.Exchange> exchanges) {
        return new Accepted(
                exchanges.stream()
                        .map(one -> new Taken(one.id(), one.recipient()))
                        .toList(),
                true);
    }
}
