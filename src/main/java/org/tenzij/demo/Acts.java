package org.tenzij.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.node.Submitting;
import org.tenzij.people.Consent;
import org.tenzij.people.Undertaking;
import org.tenzij.receive.Incoming;
import org.tenzij.send.Handshake;
import org.tenzij.send.Outgoing;
import org.tenzij.send.RequestFile;
import org.tenzij.trust.Office;
import org.tenzij.web.RunningNode;

/** What officers of two parties do with each other in the story, each step over the network. */
final class Acts {
    private static final Duration COUNTS = Duration.ofDays(14);

    private final DemoNetwork network;

    Acts(DemoNetwork network) {
        this.network = network;
    }

    DemoOfficer officer(String party, String id, Office office) {
        return new DemoOfficer(network, party, id, office);
    }

    /** Where an exchange stands once it neither moves nor is about to. */
    Outgoing.Exchange settled(RunningNode node, MessageId id) {
        return until(node, id, state -> state.terminal() || state == Outgoing.State.HELD);
    }

    Outgoing.Exchange ended(RunningNode node, MessageId id) {
        return until(node, id, Outgoing.State::terminal);
    }

    private static Outgoing.Exchange until(RunningNode node, MessageId id, Predicate<Outgoing.State> so) {
        Story.await(() -> so.test(node.outgoing().find(id).orElseThrow().state()));
        return node.outgoing().find(id).orElseThrow();
    }

    /** An offer goes out, a mandated officer of the other party promises, and the promise is on file here. */
    void undertaken(DemoOfficer asks, Outgoing.Exchange exchange, DemoOfficer promises, String mandate) {
        RequestFile offer = asks.node().handshakes().offer(exchange.id());
        Incoming.Message came =
                sent(asks, Handshake.bytes(offer), "offer " + exchange.id(), promises.node(), Kind.OFFER);
        Undertaking undertaking = Undertaking.answering(
                offered(came),
                promises.node().party(),
                new Undertaking.Giver(mandate, promises.id(), promises.office()),
                1,
                COUNTS,
                Instant.now());
        RequestFile answer = Handshake.pledge(
                promises.node().party(), asks.node().party(), undertaking, promises.sign(undertaking.toBytes()));
        sent(promises, Handshake.bytes(answer), "undertaking " + exchange.id(), asks.node(), Kind.UNDERTAKING);
        Story.await(() -> heldAnew(asks.node(), exchange));
    }

    /** The party data came from is asked, and its mandated officer consents. */
    void consented(
            DemoOfficer asks, Incoming.Message of, Outgoing.Exchange exchange, DemoOfficer consents, String mandate) {
        RequestFile request = Handshake.consentRequest(
                asks.node().party(),
                new Consent.Of(of.sender(), of.id()),
                exchange.recipient(),
                List.of("INVESTIGATION"));
        Incoming.Message came =
                sent(asks, Handshake.bytes(request), "ask " + exchange.id(), consents.node(), Kind.CONSENT_REQUEST);
        Consent consent = Consent.answering(
                offered(came),
                new Undertaking.Giver(mandate, consents.id(), consents.office()),
                null,
                COUNTS,
                Instant.now());
        RequestFile answer = Handshake.pledge(
                consents.node().party(), asks.node().party(), consent, consents.sign(consent.toBytes()));
        sent(consents, Handshake.bytes(answer), "consent " + exchange.id(), asks.node(), Kind.CONSENT);
        Story.await(() -> heldAnew(asks.node(), exchange));
    }

    /** It was decided anew, and waits on. */
    private static boolean heldAnew(RunningNode node, Outgoing.Exchange before) {
        Outgoing.Exchange now = node.outgoing().find(before.id()).orElseThrow();
        return now.state() == Outgoing.State.HELD && now.changedAt().isAfter(before.changedAt());
    }

    private static Undertaking.Offered offered(Incoming.Message came) {
        return new Undertaking.Offered(
                came.sender(), came.id(), Digest.of(came.content()), StrictJson.tree(came.content(), "payload"));
    }

    private Incoming.Message sent(DemoOfficer officer, byte[] request, String name, RunningNode to, Kind kind) {
        Submitting.Taken taken = officer.handIn(request, name);
        Outgoing.Exchange ended = ended(officer.node(), taken.id());
        if (ended.state() != Outgoing.State.COMPLETED) {
            throw new IllegalStateException(kind + " ended as " + ended.state() + " " + ended.code());
        }
        return received(to, officer.node().party(), taken.id());
    }

    Incoming.Message received(RunningNode node, Party from, MessageId id) {
        return Objects.requireNonNull(node.incoming().find(from, id).orElse(null), id::value);
    }
}
