package org.tenzij.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.people.Approval;
import org.tenzij.people.SignedWord;
import org.tenzij.register.Entry;
import org.tenzij.register.Event;
import org.tenzij.send.Outgoing;
import org.tenzij.trust.Office;
import org.tenzij.trust.OfficerKey;

/** A derogation that leans on an immediate threat: who has to be told of it, and that it is not forgotten. */
class NoticeNodeTest {
    private static final String THREAD = "SX-26-0008";

    @TempDir
    static Path folder;

    private static TestNetwork network;

    @BeforeAll
    static void start() throws IOException {
        network = TestNetwork.start(folder, "nl", "sx");
        ask(network);
    }

    /** Sint Maarten asks the European Netherlands about persons, on the thread of {@link #signal}. */
    static void ask(TestNetwork network) throws IOException {
        byte[] question = text("/demo/cw-request-invented.json")
                .replace("\"cw\"", "\"sx\"")
                .replace("CW_KPC", "SX_KPSM")
                .replace("\"bq\"", "\"nl\"")
                .replace("BQ_KPCN", "NL_POLITIE")
                .replace("CW-26-0117", THREAD)
                .getBytes(StandardCharsets.UTF_8);
        network.await("sx", network.handIn("sx", "SX_KPSM_1", question, "question"), Outgoing.State.COMPLETED);
    }

    @AfterAll
    static void end() {
        network.close();
    }

    private static String text(String resource) throws IOException {
        try (var in = Objects.requireNonNull(NoticeNodeTest.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static byte[] signal(boolean ofMemberState) throws IOException {
        return text("/demo/nl-signal-invented.json")
                .replace("\"fromMemberState\": false", "\"fromMemberState\": " + ofMemberState)
                .replace("\"handling\"", "\"thread\": \"" + THREAD + "\", \"handling\"")
                .replace("\"forms\"", "\"reference\": \"" + THREAD + "\", \"forms\"")
                .getBytes(StandardCharsets.UTF_8);
    }

    static JsonNode explanation(Outgoing.Exchange held) {
        return StrictJson.tree(Objects.requireNonNull(held.explanation()), "explanation");
    }

    /** What a word about a threat has to be bound to. */
    static Digest approvalDigest(Outgoing.Exchange held) {
        for (JsonNode candidate : explanation(held).path("waiting")) {
            if (candidate.path("ground").path("id").asText().equals("G4C")) {
                return new Digest(candidate.path("approvalDigest").asText());
            }
        }
        throw new AssertionError("G4C is no candidate: " + explanation(held).toPrettyString());
    }

    /** Hands it in, has a prosecutor vouch for the threat, and waits for the receipt. */
    private static List<Entry> sentUnderThreat(boolean ofMemberState) throws IOException {
        Submitting.Taken taken = network.handIn("nl", "NL_POLITIE_1", signal(ofMemberState), "of " + ofMemberState);
        Outgoing.Exchange held = network.await("nl", taken, Outgoing.State.HELD);
        Instant now = Instant.now();
        Approval approval = new Approval(
                "approve",
                held.id(),
                List.of("immediateThreat"),
                "G4C",
                approvalDigest(held),
                new Digest(explanation(held).path("policyVersion").asText()),
                null,
                "invented: the ship sails tonight",
                "NL_OM_1",
                Office.PROSECUTOR,
                now,
                now.plus(Duration.ofDays(1)));
        byte[] statement = approval.toBytes();
        OfficerKey key = OfficerKey.open(
                network.folder("nl").resolve("officers").resolve("NL_OM_1.p12").toString(), null);
        network.node("nl").approving().hear(new SignedWord(statement, key.sign(statement)));
        Outgoing.Exchange sent = network.await("nl", taken, Outgoing.State.COMPLETED);
        return network.entries("nl").stream()
                .filter(entry -> sent.id().equals(entry.exchange()) && entry.event() == Event.NOTIFIED)
                .toList();
    }

    @Test
    void aMemberStateWhoseDataWentOnAThreatIsToldAndSoIsTheSupervisor() throws IOException {
        assertThat(sentUnderThreat(true))
                .extracting(
                        entry -> entry.particulars().get("to"),
                        entry -> entry.particulars().get("ground"))
                .containsExactlyInAnyOrder(tuple("SUPERVISOR", "G4C"), tuple("ORIGIN", "G4C"));
    }

    @Test
    void ownDataOnAThreatConcernTheSupervisorAlone() throws IOException {
        assertThat(sentUnderThreat(false))
                .extracting(entry -> entry.particulars().get("to"))
                .containsExactly("SUPERVISOR");
    }
}
