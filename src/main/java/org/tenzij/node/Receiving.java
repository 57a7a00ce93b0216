package org.tenzij.node;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.GatewayException;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.Untrusted;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.policy.DecisionRecord;
import org.tenzij.receive.Acknowledge;
import org.tenzij.receive.Admission;
import org.tenzij.receive.Admit;
import org.tenzij.receive.AdmittedMessage;
import org.tenzij.receive.Deliver;
import org.tenzij.receive.Delivery;
import org.tenzij.receive.GatewayMessage;
import org.tenzij.receive.Incoming;
import org.tenzij.receive.Open;
import org.tenzij.receive.OpenedMessage;
import org.tenzij.receive.RefusedMessage;
import org.tenzij.receive.RepeatedMessage;
import org.tenzij.register.Entry;
import org.tenzij.register.Event;
import org.tenzij.register.Ledger;
import org.tenzij.register.subjects.SubjectIndex;
import org.tenzij.send.Confirm;
import org.tenzij.store.Transactions;

/**
 * Binds route {@code receive}: opens, admits and delivers a batch of arrivals; messages, receipts due and register entries
 * become durable in one commit.
 */
public final class Receiving {
    /** How long an arrival rests whose signer cannot be judged for want of a revocation list. */
    private static final Duration LIST_AWAITED = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(Receiving.class);

    private final Open open;
    private final Admit admit;
    private final Deliver deliver;
    private final Acknowledge acknowledge;
    private final Confirm confirm;
    private final Incoming incoming;
    private final Quarantine quarantine;
    private final Filing filing;
    private final SubjectDesk subjects;
    private final Transactions transactions;
    private final Ledger ledger;
    private final Settings.RhythmSettings rhythm;
    private final InstantSource clock;
    private final Bells bells;
    private final Portion portion;

    Receiving(
            Open open,
            Admit admit,
            Deliver deliver,
            Acknowledge acknowledge,
            Confirm confirm,
            Incoming incoming,
            Quarantine quarantine,
            Filing filing,
            SubjectDesk subjects,
            Transactions transactions,
            Ledger ledger,
            Settings.RhythmSettings rhythm,
            InstantSource clock,
            Bells bells) {
        this.open = open;
        this.admit = admit;
        this.deliver = deliver;
        this.acknowledge = acknowledge;
        this.confirm = confirm;
        this.incoming = incoming;
        this.quarantine = quarantine;
        this.filing = filing;
        this.subjects = subjects;
        this.transactions = transactions;
        this.ledger = ledger;
        this.rhythm = rhythm;
        this.clock = clock;
        this.bells = bells;
        this.portion = new Portion(rhythm.batch(), rhythm.poll());
    }

    public Batch<Incoming.Arrival, Incoming.Arrival> claim(Exchange camel) {
        Instant now = clock.instant();
        return Claims.take(
                camel,
                portion,
                most -> incoming.claim(most, now, rhythm.lease()),
                (claimed, rest) -> incoming.release(claimed, clock.instant().plus(rest)));
    }

    public Batch<Incoming.Arrival, OpenedMessage> open(Batch<Incoming.Arrival, Incoming.Arrival> batch) {
        return batch.map((claimed, arrival) -> open.open(arrival, incoming.sealed(arrival)));
    }

    public Batch<Incoming.Arrival, Admission> admit(Batch<Incoming.Arrival, OpenedMessage> batch) {
        return batch.map((claimed, opened) -> admit.admit(opened, clock.instant()));
    }

    /** Messages become deliveries; what was answered before, refused, or came from a gateway passes as it is. */
    public Batch<Incoming.Arrival, Object> deliver(Batch<Incoming.Arrival, Admission> batch) {
        return batch.map((claimed, admission) -> switch (admission) {
            case AdmittedMessage admitted -> deliver.deliver(admitted, clock.instant());
            case RepeatedMessage repeated -> repeated;
            case GatewayMessage receipts -> receipts;
            case RefusedMessage refused -> refused;
        });
    }

    /** The second durable point of receiving. Answers how many were claimed. */
    public int acknowledge(Batch<Incoming.Arrival, Object> batch) {
        Instant now = clock.instant();
        Set<Party> due = new HashSet<>();
        batch.items().stream().filter(Receiving::unanswered).forEach(item -> quarantine.keep(item.claimed()));
        transactions.write(() -> {
            Set<String> delivered = new HashSet<>();
            batch.items().forEach(item -> record(item, delivered, due, now));
            return batch.size();
        });
        due.forEach(peer -> bells.acknowledge(peer).ring());
        batch.items().stream()
                .filter(item -> item.refusal() != null || item.value() instanceof RefusedMessage)
                .filter(item -> !waits(item.refusal()) && !unanswered(item))
                .forEach(item -> quarantine.keep(item.claimed()));
        return batch.size();
    }

    private void record(Batch.Item<Incoming.Arrival, Object> item, Set<String> delivered, Set<Party> due, Instant now) {
        Incoming.Arrival arrival = item.claimed();
        GatewayException refusal = item.refusal();
        if (waits(refusal)) {
            incoming.release(List.of(arrival), now.plus(LIST_AWAITED));
        } else if (refusal != null) {
            refused(arrival, null, null, refusal, now);
            due.add(arrival.peer());
        } else if (item.value() instanceof RefusedMessage refused && unanswered(item)) {
            ledger.append(refusal(arrival, refused.id(), refused.refusal(), now));
            incoming.handled(arrival);
        } else if (item.value() instanceof RefusedMessage refused) {
            refused(arrival, refused.id(), refused.manifest(), refused.refusal(), now);
            due.add(arrival.peer());
        } else if (item.value() instanceof RepeatedMessage repeated) {
            incoming.repeat(arrival, repeated.originalReceipt());
            due.add(arrival.peer());
        } else if (item.value() instanceof GatewayMessage receipts) {
            receipts.receipts().forEach(receipt -> confirm(receipts.sender(), receipt, now));
            incoming.handled(arrival);
        } else if (item.value() instanceof Delivery delivery) {
            if (delivered.add(
                    delivery.message().sender() + "/" + delivery.message().id())) {
                admitted(delivery, now);
                due.add(arrival.peer());
            } else {
                // The same message twice in one batch: the second waits until the first is known.
                incoming.release(List.of(arrival), now);
            }
        } else {
            throw Failures.skipped("receive", "deliver");
        }
    }

    /** What lacks is on our side: a revocation list. Nothing is opened without it, and nothing is refused for it. */
    private static boolean waits(@Nullable GatewayException refusal) {
        return refusal != null
                && (refusal.code() == ErrorCode.OPEN_NO_REVOCATION_LIST
                        || refusal.code() == ErrorCode.OPEN_STALE_REVOCATION_LIST);
    }

    /** A message between gateways is refused without an answer, or two nodes could go on for ever. */
    private static boolean unanswered(Batch.Item<Incoming.Arrival, Object> item) {
        return item.value() instanceof RefusedMessage refused && refused.kind().betweenGateways();
    }

    private void admitted(Delivery delivery, Instant now) {
        byte[] receipt = acknowledge.admitted(delivery, now);
        Incoming.Message message = delivery.message();
        Map<String, String> particulars = new TreeMap<>();
        particulars.put("kind", message.kind().wireName());
        particulars.put("manifestSha256", message.manifest().value());
        particulars.put("envelopeSha256", message.envelope().value());
        particulars.put("decisionSha256", Digest.of(message.decision()).value());
        particulars.put("receiptSha256", Digest.of(receipt).value());
        particulars.put("sequence", String.valueOf(message.sequence()));
        DecisionRecord record = DecisionRecord.parse(message.decision(), "message " + message.id());
        if (!filing.used(record, message)) {
            // Another message took the last use of our undertaking meanwhile: judged anew, this one is refused.
            incoming.release(List.of(delivery.arrival()), now);
            return;
        }
        Digest undertaking = record.undertaking();
        if (undertaking != null) {
            particulars.put("undertaking", undertaking.value());
        }
        particulars.put("ground", record.ground());
        boolean admitted = incoming.admit(
                delivery.arrival(),
                message,
                receipt,
                new Entry(Event.ADMITTED, now, message.id(), message.sender(), particulars));
        if (!admitted) {
            // Another worker answered the same message meanwhile: judged anew, this arrival is a repetition.
            incoming.release(List.of(delivery.arrival()), now);
            return;
        }
        subjects.note(
                message.id(),
                message.sender(),
                SubjectIndex.Direction.RECEIVED,
                StrictJson.tree(message.content(), "payload"),
                now);
        if (message.kind() == Kind.RECALL) {
            recalled(message, now);
        }
        if (filing.cameIn(message, now)) {
            bells.decide.ring();
        }
    }

    /** What its sender recalls is marked; only the sender of a message can recall it. */
    private void recalled(Incoming.Message recall, Instant now) {
        MessageId of = new MessageId(
                StrictJson.tree(recall.content(), "payload").path("of").asText());
        if (incoming.recall(recall.sender(), of, now)) {
            ledger.append(new Entry(
                    Event.RECALLED,
                    now,
                    of,
                    recall.sender(),
                    Map.of("recall", recall.id().value())));
        }
    }

    private void refused(
            Incoming.Arrival arrival,
            @Nullable MessageId id,
            @Nullable Digest manifest,
            GatewayException refusal,
            Instant now) {
        byte[] receipt = acknowledge.refused(arrival, id, manifest, refusal, now);
        incoming.refuse(arrival, id, manifest, refusal.code().code(), receipt, refusal(arrival, id, refusal, now));
        LOG.warn("envelope-refused peer={} envelope={} code={}", arrival.peer(), arrival.envelope(), refusal.code());
    }

    private static Entry refusal(
            Incoming.Arrival arrival, @Nullable MessageId id, GatewayException refusal, Instant now) {
        return new Entry(
                Event.REFUSED,
                now,
                id,
                arrival.peer(),
                Map.of(
                        "envelopeSha256",
                        arrival.envelope().value(),
                        "code",
                        refusal.code().code()));
    }

    /** One receipt that does not hold changes nothing and does not stop the others. */
    private void confirm(Party sender, GatewayMessage.Item receipt, Instant now) {
        try {
            confirm.confirm(sender, receipt.receipt(), receipt.bytes(), now);
        } catch (Untrusted untrusted) {
            LOG.warn("receipt-refused peer={} code={}", sender, untrusted.code());
        }
    }
}
