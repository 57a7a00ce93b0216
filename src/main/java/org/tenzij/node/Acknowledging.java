package org.tenzij.node;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.node.carriage.Parcel;
import org.tenzij.receive.Incoming;
import org.tenzij.register.Ledger;
import org.tenzij.send.Decide;
import org.tenzij.send.GrantedMessage;
import org.tenzij.send.Judged;
import org.tenzij.send.Minimise;
import org.tenzij.send.MinimisedMessage;
import org.tenzij.send.RequestFile;
import org.tenzij.send.Seal;
import org.tenzij.send.SealedMessage;
import org.tenzij.send.StoppedMessage;
import org.tenzij.send.Submission;
import org.tenzij.send.Submit;
import org.tenzij.send.ValidMessage;
import org.tenzij.send.Validate;
import org.tenzij.store.Transactions;

/**
 * Binds the {@code acknowledge} routes, one per peer: receipts that are due go together in one container, by the same steps
 * as everything that leaves. A lost container loses nothing: the peer sends again and gets the same receipts again.
 */
public final class Acknowledging {
    /** A container holds 256 files at most, and some of them are not receipts. */
    private static final int AT_MOST = 200;

    private static final String DUE = "tenzij.due";

    private final Party own;
    private final Submit submit;
    private final Validate validate;
    private final Decide decide;
    private final Minimise minimise;
    private final Seal seal;
    private final Incoming incoming;
    private final Transactions transactions;
    private final Ledger ledger;
    private final Supplier<Optional<String>> checkpoint;
    private final Settings.RhythmSettings rhythm;
    private final InstantSource clock;
    private final Map<Party, Portion> portions = new ConcurrentHashMap<>();

    Acknowledging(
            Party own,
            Submit submit,
            Validate validate,
            Decide decide,
            Minimise minimise,
            Seal seal,
            Incoming incoming,
            Transactions transactions,
            Ledger ledger,
            Supplier<Optional<String>> checkpoint,
            Settings.RhythmSettings rhythm,
            InstantSource clock) {
        this.own = own;
        this.submit = submit;
        this.validate = validate;
        this.decide = decide;
        this.minimise = minimise;
        this.seal = seal;
        this.incoming = incoming;
        this.transactions = transactions;
        this.ledger = ledger;
        this.checkpoint = checkpoint;
        this.rhythm = rhythm;
        this.clock = clock;
    }

    public Batch<Incoming.Due, Incoming.Due> claim(Party peer, Exchange camel) {
        Instant now = clock.instant();
        return Claims.take(
                camel,
                portions.computeIfAbsent(peer, first -> new Portion(AT_MOST, rhythm.poll())),
                most -> incoming.claimDue(peer, most, now, rhythm.lease()),
                (claimed, rest) -> incoming.releaseDue(claimed, clock.instant().plus(rest)));
    }

    /** One message of kind receipt to that peer: the newest head of our register, and one file per receipt. */
    public Submission submit(Batch<Incoming.Due, Incoming.Due> batch, Exchange camel) {
        camel.setProperty(DUE, batch.claims());
        Party peer = batch.claims().getFirst().peer();
        ObjectNode payload = StrictJson.object();
        payload.put("kind", Kind.RECEIPT.wireName());
        payload.put("contiguousUpTo", incoming.contiguousUpTo(peer));
        checkpoint.get().ifPresent(head -> payload.put("checkpoint", head));
        List<RequestFile.Attachment> files = new ArrayList<>();
        Map<String, byte[]> distinct = new TreeMap<>();
        batch.claims().forEach(due -> distinct.put(Digest.of(due.receipt()).hex(), due.receipt()));
        distinct.forEach((digest, receipt) ->
                files.add(new RequestFile.Attachment(digest + ".json", "application/json", receipt)));
        return submit.compose(
                new RequestFile(
                        Kind.RECEIPT,
                        new RequestFile.From(own, null, null),
                        List.of(new RequestFile.To(peer, null)),
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        Map.of(),
                        payload,
                        files,
                        List.of(),
                        null,
                        null,
                        null),
                clock.instant());
    }

    public ValidMessage validate(Submission submission) {
        return validate.validate(submission, clock.instant());
    }

    /** Receipts are judged like everything else; a policy set that does not let them leave is broken. */
    public GrantedMessage decide(ValidMessage message) {
        Judged judged = decide.decide(message, clock.instant());
        return switch (judged) {
            case GrantedMessage granted -> granted;
            case StoppedMessage stopped ->
                throw new Fault(
                        ErrorCode.DECIDE_BAD_POLICY,
                        "the policy set does not let receipts leave",
                        "message " + message.id(),
                        "restore the clause for messages between gateways");
        };
    }

    public MinimisedMessage minimise(GrantedMessage granted) {
        return minimise.minimise(granted);
    }

    /** The sealed container, as it is put into the peer's drop folder; on record before the first byte leaves. */
    public Parcel seal(MinimisedMessage message, Exchange camel) {
        Instant now = clock.instant();
        SealedMessage sealed = seal.seal(message, null, now);
        Party peer = ((Incoming.Due) camel.getProperty(DUE, List.class).getFirst()).peer();
        transactions.write(() -> {
            Answers.container(sealed, peer, now).forEach(ledger::append);
            return true;
        });
        return new Parcel(sealed.id() + ".tzj", 0, sealed.envelope().bytes());
    }

    /** The container is in the peer's drop folder. */
    public int record(Exchange camel) {
        List<Incoming.Due> due = new ArrayList<>();
        for (Object one : camel.getProperty(DUE, List.class)) {
            due.add((Incoming.Due) one);
        }
        incoming.carried(due);
        return due.size();
    }
}
