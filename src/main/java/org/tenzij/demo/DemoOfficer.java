package org.tenzij.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.node.Submitting;
import org.tenzij.people.Approval;
import org.tenzij.people.SignedWord;
import org.tenzij.people.Statement;
import org.tenzij.send.Outgoing;
import org.tenzij.trust.Office;
import org.tenzij.trust.OfficerKey;
import org.tenzij.web.RunningNode;

/** A made-up officer with a real key, who hands in, approves and promises at the node of its own party. */
final class DemoOfficer {
    private static final Duration COUNTS = Duration.ofDays(7);

    private final RunningNode node;
    private final OfficerKey key;
    private final Office office;

    DemoOfficer(DemoNetwork network, String party, String id, Office office) {
        this.node = network.node(party);
        this.key = OfficerKey.open(
                network.folder(new Party(party))
                        .resolve("officers")
                        .resolve(id + ".p12")
                        .toString(),
                null);
        this.office = office;
    }

    RunningNode node() {
        return node;
    }

    String id() {
        return key.id();
    }

    Office office() {
        return office;
    }

    byte[] sign(byte[] bytes) {
        return key.sign(bytes);
    }

    /** Hands a request in, signed. */
    Submitting.Taken handIn(byte[] request, String name) {
        return node.intake()
                .request(request, name, key.sign(request))
                .exchanges()
                .getFirst();
    }

    /** Approves what would leave now on that ground, as far as this office is asked. */
    void approve(Outgoing.Exchange exchange, String ground) {
        JsonNode explanation = StrictJson.tree(
                Objects.requireNonNull(
                        node.outgoing().find(exchange.id()).orElseThrow().explanation()),
                "explanation");
        JsonNode candidate = StreamSupport.stream(explanation.path("waiting").spliterator(), false)
                .filter(one -> one.path("ground").path("id").asText().equals(ground))
                .findFirst()
                .orElseThrow();
        List<String> facts = StreamSupport.stream(candidate.path("missing").spliterator(), false)
                .filter(missing -> StreamSupport.stream(missing.path("offices").spliterator(), false)
                        .anyMatch(one -> one.asText().equals(office.name())))
                .map(missing -> missing.path("fact").asText())
                .toList();
        Instant now = Instant.now();
        say(new Approval(
                "approve",
                exchange.id(),
                facts,
                ground,
                new Digest(candidate.path("approvalDigest").asText()),
                new Digest(explanation.path("policyVersion").asText()),
                null,
                null,
                id(),
                office,
                now,
                now.plus(COUNTS)));
    }

    private void say(Statement statement) {
        byte[] bytes = statement.toBytes();
        node.approving().hear(new SignedWord(bytes, key.sign(bytes)));
    }
}
