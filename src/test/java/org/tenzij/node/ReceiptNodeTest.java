package org.tenzij.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.Law;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.Receipt;
import org.tenzij.exchange.json.CanonicalJson;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.policy.DataClass;
import org.tenzij.policy.DecisionRecord;
import org.tenzij.receive.Incoming;
import org.tenzij.register.Event;
import org.tenzij.register.LawfulOrder;
import org.tenzij.send.Outgoing;

/** What a sender believes of its exchange: the recipient's own word about the very bytes that were sent, and nothing else. */
class ReceiptNodeTest {
    private static final Map<String, Object> QUICK = Map.of("tenzij.rhythm.receipt-within", "2s");
    private static final Set<Outgoing.State> OPEN = Set.of(Outgoing.State.SEALED, Outgoing.State.CARRIED);

    @TempDir
    private static Path folder;

    private static TestNetwork network;
    private static DropClient client;

    @BeforeAll
    static void start() {
        network = new TestNetwork(folder, "sx", "rst", "cw");
        network.startAll(QUICK, "sx", "rst");
        client = new DropClient();
    }

    @AfterAll
    static void stop() {
        client.close();
        network.close();
    }

    @Test
    void receiptsThatDoNotFitChangeNothingAndTheExchangeComesThroughLater() {
        Submitting.Taken taken = network.node("sx")
                .intake()
                .figures(TestNetwork.figures("sx", 2016), "to a peer that is down", TestNetwork.to("cw"))
                .exchanges()
                .getFirst();
        Outgoing.Exchange open = network.await("sx", taken, Outgoing.State.CARRIED);
        Digest manifest = Objects.requireNonNull(open.manifest());
        Digest envelope = Objects.requireNonNull(open.envelope());
        Digest other = Digest.of(new byte[] {1});
        try (LogLines log = LogLines.open()) {
            refused(log, taken, "cw", receipt(taken.id(), manifest, other), ErrorCode.ACKNOWLEDGE_WRONG_DIGEST);
            refused(log, taken, "cw", receipt(taken.id(), other, envelope), ErrorCode.ACKNOWLEDGE_WRONG_DIGEST);
            refused(log, taken, "rst", receipt(taken.id(), manifest, envelope), ErrorCode.ACKNOWLEDGE_WRONG_SENDER);
            refused(
                    log,
                    taken,
                    "cw",
                    receipt(MessageId.at(Instant.now()), manifest, envelope),
                    ErrorCode.ACKNOWLEDGE_UNKNOWN_EXCHANGE);
            refused(log, taken, "cw", receipt(null, null, other), ErrorCode.ACKNOWLEDGE_UNKNOWN_EXCHANGE);
            refused(log, taken, "rst", receipt(null, null, envelope), ErrorCode.ACKNOWLEDGE_UNKNOWN_EXCHANGE);
        }
        theRecipientsOwnWordEndsTheExchange();
        network.start("cw", QUICK);
        Outgoing.Exchange ended = network.await("sx", taken, Outgoing.State.COMPLETED);
        assertThat(ended.envelope()).isEqualTo(envelope);
        assertThat(network.messages("cw")).extracting(Incoming.Message::id).containsOnlyOnce(taken.id());
        assertThat(LawfulOrder.check(network.node("sx").entries())).isEmpty();
    }

    private static void refused(LogLines log, Submitting.Taken taken, String by, Receipt receipt, ErrorCode code) {
        String line = "receipt-refused peer=" + by + " code=" + code;
        long before = log.containing(line);
        client.put(network, by, "sx", container(by, receipt));
        TestNetwork.until(() -> "no such line: " + line, () -> log.containing(line) > before);
        assertThat(log.containing(line)).isEqualTo(before + 1);
        Outgoing.Exchange exchange = network.exchange("sx", taken);
        assertThat(exchange.state()).isIn(OPEN);
        assertThat(exchange.receipt()).isNull();
        assertThat(network.entries("sx").stream().filter(entry -> taken.id().equals(entry.exchange())))
                .extracting(entry -> entry.event())
                .doesNotContain(Event.RECEIPT_VERIFIED, Event.REFUSED_BY_RECIPIENT);
        assertThat(network.entries("sx")).extracting(entry -> entry.event()).doesNotContain(Event.REFUSED);
    }

    @Test
    void whatIsUnderWayComesThroughWhenSenderAndRecipientStartAgain() {
        network.stop("rst");
        Submitting.Taken taken = network.node("sx")
                .intake()
                .figures(TestNetwork.figures("sx", 2016), "under way", TestNetwork.to("rst"))
                .exchanges()
                .getFirst();
        TestNetwork.until(
                () -> "not sealed",
                () -> OPEN.contains(network.exchange("sx", taken).state()));
        network.stop("sx");
        network.startAll(QUICK, "sx", "rst");
        network.await("sx", taken, Outgoing.State.COMPLETED);
        assertThat(network.messages("rst")).extracting(Incoming.Message::id).containsExactly(taken.id());
        assertThat(LawfulOrder.check(network.node("sx").entries())).isEmpty();
        assertThat(LawfulOrder.check(network.node("rst").entries())).isEmpty();
    }

    private static void theRecipientsOwnWordEndsTheExchange() {
        Submitting.Taken taken = network.node("sx")
                .intake()
                .figures(TestNetwork.figures("sx", 2016), "refused", TestNetwork.to("cw"))
                .exchanges()
                .getFirst();
        Outgoing.Exchange open = network.await("sx", taken, Outgoing.State.CARRIED);
        client.put(
                network,
                "cw",
                "sx",
                container(
                        "cw",
                        new Receipt(
                                taken.id(),
                                open.manifest(),
                                Objects.requireNonNull(open.envelope()),
                                Receipt.Outcome.REFUSED,
                                ErrorCode.ADMIT_REFUSED.code(),
                                Instant.now().truncatedTo(ChronoUnit.MILLIS))));
        Outgoing.Exchange ended = network.await("sx", taken, Outgoing.State.REFUSED_BY_RECIPIENT);
        assertThat(ended.code()).isEqualTo(ErrorCode.ADMIT_REFUSED.code());
        assertThat(LawfulOrder.check(network.node("sx").entries())).isEmpty();
    }

    private static Receipt receipt(@Nullable MessageId of, @Nullable Digest manifest, Digest envelope) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return of == null
                ? new Receipt(null, null, envelope, Receipt.Outcome.REFUSED, ErrorCode.OPEN_UNTRUSTED.code(), now)
                : new Receipt(of, manifest, envelope, Receipt.Outcome.ADMITTED, null, now);
    }

    /** A container as that party's node would make it, sealed with its real keys. */
    private static byte[] container(String by, Receipt receipt) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        byte[] bytes = CanonicalJson.bytes(StrictJson.toTree(receipt));
        ObjectNode payload = StrictJson.object().put("kind", "receipt").put("contiguousUpTo", 0);
        Digest policy = Digest.of("any".getBytes(StandardCharsets.UTF_8));
        DecisionRecord decision = new DecisionRecord(
                Kind.RECEIPT,
                new Party(by),
                Law.CW,
                new Party("sx"),
                null,
                Law.SX,
                "GATEWAY",
                "Tenzij",
                DataClass.NON_PERSONAL,
                List.of("kind", "contiguousUpTo"),
                List.of(),
                List.of(),
                List.of(Digest.of(bytes)),
                List.of(),
                List.of(),
                List.of(),
                null,
                policy,
                policy,
                Digest.of(CanonicalJson.bytes(payload)),
                now,
                now.plusSeconds(3600));
        ObjectNode manifest =
                (ObjectNode) StrictJson.tree("""
                {"profile": "tenzij-2026", "kind": "receipt",
                 "sender": {"party": "%s", "authority": null, "actingUnderLawOf": "CW"},
                 "recipient": {"party": "sx", "authority": null, "actingUnderLawOf": "SX"},
                 "sequence": null, "previous": null, "thread": null, "supersedes": null, "segmented": [],
                 "handling": {"codes": ["H0"], "bpg": null, "tlp": null, "retainUntil": null, "onward": "DENY",
                              "purposes": []}}""".formatted(by).getBytes(StandardCharsets.UTF_8), "manifest");
        manifest.put("id", MessageId.at(now).value())
                .put("createdAt", now.toString())
                .put("expiresAt", now.plusSeconds(3600).toString());
        Forge forge = new Forge(manifest, decision.toTree(), payload);
        forge.receipts.put("content/" + Digest.of(bytes).hex() + ".json", bytes);
        return forge.seal(network, by, "sx");
    }
}
