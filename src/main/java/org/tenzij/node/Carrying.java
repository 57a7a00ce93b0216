package org.tenzij.node;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.tenzij.envelope.Bundle;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.GatewayException;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.node.carriage.Parcel;
import org.tenzij.register.Entry;
import org.tenzij.register.Event;
import org.tenzij.register.Ledger;
import org.tenzij.send.Carry;
import org.tenzij.send.Decide;
import org.tenzij.send.Judged;
import org.tenzij.send.Outgoing;
import org.tenzij.send.Submit;
import org.tenzij.send.ValidMessage;
import org.tenzij.send.Validate;
import org.tenzij.store.Transactions;

/**
 * Binds the {@code carry} routes, one per peer: what is queued for a peer goes out together in one file; what got no receipt
 * in time goes again.
 */
public final class Carrying {
    private final Submit submit;
    private final Validate validate;
    private final Decide decide;
    private final Carry carry;
    private final Outgoing outgoing;
    private final Ledger ledger;
    private final Transactions transactions;
    private final Settings.RhythmSettings rhythm;
    private final InstantSource clock;
    private final Map<Party, Portion> portions = new ConcurrentHashMap<>();

    Carrying(
            Submit submit,
            Validate validate,
            Decide decide,
            Carry carry,
            Outgoing outgoing,
            Ledger ledger,
            Transactions transactions,
            Settings.RhythmSettings rhythm,
            InstantSource clock) {
        this.submit = submit;
        this.validate = validate;
        this.decide = decide;
        this.carry = carry;
        this.outgoing = outgoing;
        this.ledger = ledger;
        this.transactions = transactions;
        this.rhythm = rhythm;
        this.clock = clock;
    }

    /** New ones first; then those whose receipt is late. */
    public Batch<Outgoing.Exchange, Outgoing.Exchange> claim(Party peer, Exchange camel) {
        return Claims.take(
                camel,
                portions.computeIfAbsent(peer, first -> new Portion(rhythm.batch(), rhythm.poll())),
                most -> claim(peer, most),
                (claimed, rest) ->
                        outgoing.release(Claims.ids(claimed), clock.instant().plus(rest)));
    }

    private List<Outgoing.Exchange> claim(Party peer, int most) {
        Instant now = clock.instant();
        List<Outgoing.Exchange> claimed =
                new ArrayList<>(outgoing.claim(Outgoing.State.SEALED, peer, most, now, rhythm.lease()));
        if (claimed.size() < most) {
            claimed.addAll(outgoing.claim(Outgoing.State.CARRIED, peer, most - claimed.size(), now, rhythm.lease()));
        }
        return claimed;
    }

    public Batch<Outgoing.Exchange, ValidMessage> validate(Batch<Outgoing.Exchange, Outgoing.Exchange> batch) {
        return batch.map((claimed, exchange) -> validate.validate(
                submit.resume(
                        exchange.id(), exchange.recipient(), outgoing.request(exchange.id()), exchange.submittedBy()),
                clock.instant()));
    }

    /** The same question once more, just before it leaves: a clause, a word or a mandate may be gone since it was sealed. */
    public Batch<Outgoing.Exchange, Judged> decide(Batch<Outgoing.Exchange, ValidMessage> batch) {
        return batch.map((claimed, message) -> decide.decide(message, clock.instant()));
    }

    /**
     * The fourth durable point, before the first byte leaves; then what is to be put into the drop folder. What ended since it
     * was claimed does not leave; where nothing else was claimed, the round ends here.
     */
    public @Nullable Parcel carry(Batch<Outgoing.Exchange, Judged> batch, Exchange camel) {
        Instant now = clock.instant();
        List<Bundle.Named> files = new ArrayList<>();
        List<Outgoing.Exchange> going = new ArrayList<>();
        List<Outgoing.Exchange> staying = new ArrayList<>();
        List<Outgoing.Exchange> late = new ArrayList<>();
        List<Batch.Item<Outgoing.Exchange, Judged>> otherwise = new ArrayList<>();
        for (Batch.Item<Outgoing.Exchange, Judged> item : batch.items()) {
            Outgoing.Exchange exchange = item.claimed();
            if (!exchange.expiresAt().isAfter(now)) {
                late.add(exchange);
                continue;
            }
            Judged judged = item.value();
            if (judged == null || !Answers.stands(exchange, judged)) {
                otherwise.add(item);
                continue;
            }
            files.add(new Bundle.Named(
                    exchange.id() + ".tzj",
                    carry.carry(exchange, outgoing.sealed(exchange.id())).bytes()));
            if (files.size() > 1 && Bundle.sizeBytes(files) > Bundle.MAX_BYTES) {
                files.removeLast();
                staying.add(exchange);
            } else {
                going.add(exchange);
            }
        }
        List<Boolean> dispatched = transactions.write(() -> {
            outgoing.release(Claims.ids(staying), now);
            // No longer carried; whether a receipt is still on its way, the grace after expiry shows.
            outgoing.release(Claims.ids(late), now.plus(rhythm.grace()));
            otherwise.forEach(item -> stop(item, now));
            return going.stream().map(exchange -> dispatch(exchange, now)).toList();
        });
        for (int i = dispatched.size() - 1; i >= 0; i--) {
            if (!dispatched.get(i)) {
                files.remove(i);
                going.remove(i);
            }
        }
        if (files.isEmpty()) {
            camel.setRouteStop(true);
            return null;
        }
        return files.size() == 1
                ? new Parcel(
                        files.getFirst().name(),
                        going.getFirst().attempts(),
                        files.getFirst().envelope())
                : new Parcel(MessageId.at(now) + ".tzb", 0, Bundle.pack(files));
    }

    /** What never left ends here. What left before is not carried again; a receipt for it may still come. */
    private void stop(Batch.Item<Outgoing.Exchange, Judged> item, Instant now) {
        Outgoing.Exchange exchange = item.claimed();
        Judged judged = item.value();
        GatewayException refusal = item.refusal();
        if (judged == null && refusal != null && exchange.state() == Outgoing.State.SEALED) {
            Answers.refuse(outgoing, exchange, refusal, now);
        } else if (judged != null && exchange.state() == Outgoing.State.SEALED) {
            Answers.withdraw(outgoing, exchange, judged, now);
        } else {
            outgoing.release(List.of(exchange.id()), exchange.expiresAt().plus(rhythm.grace()));
            if (judged != null) {
                ledger.append(Answers.withdrawn(exchange, judged, now));
            }
        }
    }

    private boolean dispatch(Outgoing.Exchange exchange, Instant now) {
        Digest envelope = exchange.envelope();
        return outgoing.dispatch(
                exchange.id(),
                now.plus(rhythm.receiptWithin().multipliedBy(1L + Math.min(exchange.attempts(), 30))),
                new Entry(
                        Event.CARRIED,
                        now,
                        exchange.id(),
                        exchange.recipient(),
                        Map.of(
                                "envelopeSha256",
                                envelope == null ? "" : envelope.value(),
                                "attempt",
                                Integer.toString(exchange.attempts() + 1))));
    }
}
