package org.tenzij.node;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.GatewayException;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.Unavailable;
import org.tenzij.register.Ledger;
import org.tenzij.send.Decide;
import org.tenzij.send.GrantedMessage;
import org.tenzij.send.Judged;
import org.tenzij.send.Minimise;
import org.tenzij.send.MinimisedMessage;
import org.tenzij.send.Outgoing;
import org.tenzij.send.Seal;
import org.tenzij.send.SealedMessage;
import org.tenzij.send.StoppedMessage;
import org.tenzij.send.Submit;
import org.tenzij.send.ValidMessage;
import org.tenzij.send.Validate;
import org.tenzij.store.Transactions;

/**
 * Binds route {@code seal}: decides once more, minimises, seals and numbers a batch for one recipient.
 *
 * <p>The envelopes are made outside any transaction on the numbers that were next; where another worker took one of them
 * meanwhile, nothing is written and the batch is done anew. Source: settled point 1.
 */
public final class Sealing {
    private final Submit submit;
    private final Validate validate;
    private final Decide decide;
    private final Minimise minimise;
    private final Seal seal;
    private final Outgoing outgoing;
    private final Filing filing;
    private final Transactions transactions;
    private final Ledger ledger;
    private final Settings.RhythmSettings rhythm;
    private final InstantSource clock;
    private final Bells bells;
    private final Map<Party, Portion> portions = new ConcurrentHashMap<>();

    Sealing(
            Submit submit,
            Validate validate,
            Decide decide,
            Minimise minimise,
            Seal seal,
            Outgoing outgoing,
            Filing filing,
            Transactions transactions,
            Ledger ledger,
            Settings.RhythmSettings rhythm,
            InstantSource clock,
            Bells bells) {
        this.submit = submit;
        this.validate = validate;
        this.decide = decide;
        this.minimise = minimise;
        this.seal = seal;
        this.outgoing = outgoing;
        this.filing = filing;
        this.transactions = transactions;
        this.ledger = ledger;
        this.rhythm = rhythm;
        this.clock = clock;
        this.bells = bells;
    }

    public Batch<Outgoing.Exchange, Outgoing.Exchange> claim(Party recipient, Exchange camel) {
        Instant now = clock.instant();
        return Claims.take(
                camel,
                portions.computeIfAbsent(recipient, first -> new Portion(rhythm.batch(), rhythm.poll())),
                most -> outgoing.claim(Outgoing.State.GRANTED, recipient, most, now, rhythm.lease()),
                (claimed, rest) ->
                        outgoing.release(Claims.ids(claimed), clock.instant().plus(rest)));
    }

    public Batch<Outgoing.Exchange, ValidMessage> validate(Batch<Outgoing.Exchange, Outgoing.Exchange> batch) {
        return batch.map((claimed, exchange) -> validate.validate(
                submit.resume(
                        exchange.id(), exchange.recipient(), outgoing.request(exchange.id()), exchange.submittedBy()),
                clock.instant()));
    }

    /** The same question again: a clause that was withdrawn since the grant stops the exchange here. */
    public Batch<Outgoing.Exchange, Judged> decide(Batch<Outgoing.Exchange, ValidMessage> batch) {
        return batch.map((claimed, message) -> decide.decide(message, clock.instant()));
    }

    /** What is still granted is minimised; what is not stays as it was judged. */
    public Batch<Outgoing.Exchange, Object> minimise(Batch<Outgoing.Exchange, Judged> batch) {
        return batch.map((claimed, judged) -> switch (judged) {
            case GrantedMessage granted -> minimise.minimise(granted);
            case StoppedMessage stopped -> stopped;
        });
    }

    /** The third durable point: sealed, numbered, queued, all in one commit. Answers how many were claimed. */
    public int seal(Batch<Outgoing.Exchange, Object> batch) {
        Party recipient = batch.claims().getFirst().recipient();
        Instant now = clock.instant();
        Chain chain = new Chain(outgoing.next(recipient));
        Batch<Outgoing.Exchange, Object> sealed = batch.map((claimed, value) -> switch (value) {
            case MinimisedMessage message -> chain.advance(seal.seal(message, chain.place(), now));
            case StoppedMessage stopped -> stopped;
            default -> throw Failures.skipped("seal", "minimise");
        });
        transactions.write(() -> {
            sealed.items().forEach(item -> record(item, now));
            return sealed.size();
        });
        bells.carry(recipient).ring();
        return batch.size();
    }

    private void record(Batch.Item<Outgoing.Exchange, Object> item, Instant now) {
        GatewayException refusal = item.refusal();
        if (item.value() instanceof SealedMessage sealed) {
            Answers.regrant(ledger, item.claimed(), sealed.grant(), now);
            if (!Answers.seal(outgoing, item.claimed(), sealed, now) || !filing.rely(sealed)) {
                throw new Unavailable(
                        ErrorCode.SEAL_FAILED,
                        "another worker took this place in the sequence, or the last use of an undertaking",
                        "exchange " + item.claimed().id(),
                        "nothing; the batch is sealed anew");
            }
        } else if (item.value() instanceof StoppedMessage stopped) {
            Answers.stop(outgoing, item.claimed(), stopped, now);
        } else if (refusal != null) {
            Answers.refuse(outgoing, item.claimed(), refusal, now);
        }
    }

    /** The places of one batch, one behind the other. */
    private static final class Chain {
        private Outgoing.Place place;

        Chain(Outgoing.Place first) {
            this.place = first;
        }

        Outgoing.Place place() {
            return place;
        }

        SealedMessage advance(SealedMessage sealed) {
            place = new Outgoing.Place(place.sequence() + 1, sealed.manifest());
            return sealed;
        }
    }
}
