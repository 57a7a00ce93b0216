package org.tenzij.node;

import java.time.Instant;
import java.time.InstantSource;
import org.apache.camel.Exchange;
import org.tenzij.exchange.GatewayException;
import org.tenzij.send.Decide;
import org.tenzij.send.GrantedMessage;
import org.tenzij.send.Judged;
import org.tenzij.send.Outgoing;
import org.tenzij.send.StoppedMessage;
import org.tenzij.send.Submit;
import org.tenzij.send.ValidMessage;
import org.tenzij.send.Validate;
import org.tenzij.store.Transactions;

/** Binds route {@code decide}: each submitted exchange gets its answer, recorded before anything else happens to it. */
public final class Deciding {
    private final Submit submit;
    private final Validate validate;
    private final Decide decide;
    private final Outgoing outgoing;
    private final Following following;
    private final Transactions transactions;
    private final Settings.RhythmSettings rhythm;
    private final InstantSource clock;
    private final Bells bells;
    private final Portion portion;

    Deciding(
            Submit submit,
            Validate validate,
            Decide decide,
            Outgoing outgoing,
            Following following,
            Transactions transactions,
            Settings.RhythmSettings rhythm,
            InstantSource clock,
            Bells bells) {
        this.submit = submit;
        this.validate = validate;
        this.decide = decide;
        this.outgoing = outgoing;
        this.following = following;
        this.transactions = transactions;
        this.rhythm = rhythm;
        this.clock = clock;
        this.bells = bells;
        this.portion = new Portion(rhythm.batch(), rhythm.poll());
    }

    public Batch<Outgoing.Exchange, Outgoing.Exchange> claim(Exchange camel) {
        Instant now = clock.instant();
        return Claims.take(
                camel,
                portion,
                most -> outgoing.claim(Outgoing.State.SUBMITTED, null, most, now, rhythm.lease()),
                (claimed, rest) ->
                        outgoing.release(Claims.ids(claimed), clock.instant().plus(rest)));
    }

    public Batch<Outgoing.Exchange, ValidMessage> validate(Batch<Outgoing.Exchange, Outgoing.Exchange> batch) {
        return batch.map((claimed, exchange) -> validate.validate(
                submit.resume(
                        exchange.id(), exchange.recipient(), outgoing.request(exchange.id()), exchange.submittedBy()),
                clock.instant()));
    }

    public Batch<Outgoing.Exchange, Judged> decide(Batch<Outgoing.Exchange, ValidMessage> batch) {
        return batch.map((claimed, message) -> decide.decide(message, clock.instant()));
    }

    /** The second durable point: granted, held or refused. Answers how many were claimed. */
    public int record(Batch<Outgoing.Exchange, Judged> batch) {
        Instant now = clock.instant();
        transactions.write(() -> {
            batch.items().forEach(item -> record(item, now));
            return batch.size();
        });
        batch.items().stream()
                .filter(item -> item.value() instanceof GrantedMessage)
                .forEach(item -> bells.seal(item.claimed().recipient()).ring());
        return batch.size();
    }

    private void granted(Outgoing.Exchange exchange, GrantedMessage granted, Instant now) {
        if (granted.message().outside() != null) {
            Answers.outside(outgoing, exchange, granted, now);
            following.outside(exchange, granted, now);
            return;
        }
        Answers.grant(outgoing, granted, now);
        following.granted(exchange, granted, now);
    }

    private void stopped(Outgoing.Exchange exchange, StoppedMessage stopped, Instant now) {
        if (stopped.message().outside() != null) {
            Answers.outside(outgoing, exchange, stopped, now);
            following.outside(exchange, stopped, now);
            return;
        }
        Answers.stop(outgoing, exchange, stopped, now);
    }

    private void record(Batch.Item<Outgoing.Exchange, Judged> item, Instant now) {
        GatewayException refusal = item.refusal();
        switch (item.value()) {
            case GrantedMessage granted -> granted(item.claimed(), granted, now);
            case StoppedMessage stopped -> stopped(item.claimed(), stopped, now);
            case null -> {
                if (refusal != null) {
                    Answers.refuse(outgoing, item.claimed(), refusal, now);
                }
            }
        }
    }
}
