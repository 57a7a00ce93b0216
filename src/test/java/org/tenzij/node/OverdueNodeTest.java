package org.tenzij.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.MessageId;
import org.tenzij.people.OralApproval;
import org.tenzij.people.SecondPerson;
import org.tenzij.people.SignedWord;
import org.tenzij.people.Statement;
import org.tenzij.register.Entry;
import org.tenzij.register.Event;
import org.tenzij.send.Outgoing;
import org.tenzij.trust.Office;
import org.tenzij.trust.OfficerKey;

/** What people let lie: real nodes under a clock that goes ahead. */
class OverdueNodeTest {
    @TempDir
    static Path folder;

    private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);
    private static final InstantSource CLOCK = () -> Instant.now().plus(AHEAD.get());

    private static TestNetwork network;

    @BeforeAll
    static void start() throws IOException {
        network = TestNetwork.under(CLOCK, folder, "nl", "sx");
        NoticeNodeTest.ask(network);
    }

    @AfterAll
    static void end() {
        network.close();
    }

    private static void later(Duration time) {
        AHEAD.updateAndGet(ahead -> ahead.plus(time));
    }

    private static void say(Statement statement, String signer) {
        byte[] bytes = statement.toBytes();
        OfficerKey key = OfficerKey.open(
                network.folder("nl")
                        .resolve("officers")
                        .resolve(signer + ".p12")
                        .toString(),
                null);
        network.node("nl").approving().hear(new SignedWord(bytes, key.sign(bytes)));
    }

    private static Submitting.Taken urgent(String key) throws IOException {
        byte[] signal = new String(NoticeNodeTest.signal(false), StandardCharsets.UTF_8)
                .replaceFirst("\\{", "{ \"urgent\": true,")
                .getBytes(StandardCharsets.UTF_8);
        return network.handIn("nl", "NL_POLITIE_1", signal, key);
    }

    private static List<Entry> escalations(MessageId id, String reason) {
        return network.entries("nl").stream()
                .filter(entry -> id.equals(entry.exchange()) && entry.event() == Event.ESCALATED)
                .filter(entry -> reason.equals(entry.particulars().get("reason")))
                .toList();
    }

    @Test
    void whatWaitsLongerThanADayIsEscalatedOnce() throws IOException {
        Submitting.Taken taken = urgent("waits");
        Outgoing.Exchange held = network.await("nl", taken, Outgoing.State.HELD);
        assertThat(held.escalatedAt()).isNull();
        later(Duration.ofHours(25));
        TestNetwork.until(
                () -> "not escalated", () -> network.exchange("nl", taken).escalatedAt() != null);
        later(Duration.ofHours(25));
        Submitting.Taken next = urgent("waits too");
        network.await("nl", next, Outgoing.State.HELD);
        later(Duration.ofHours(25));
        TestNetwork.until(
                () -> "not escalated", () -> network.exchange("nl", next).escalatedAt() != null);
        assertThat(escalations(taken.id(), "waits-for-people")).hasSize(1);
    }

    @Test
    void whatLeftOnAWordByTelephoneThatNobodyWroteDownIsRecalled() throws IOException {
        Submitting.Taken taken = urgent("by telephone");
        Outgoing.Exchange held = network.await("nl", taken, Outgoing.State.HELD);
        Instant now = CLOCK.instant();
        OralApproval oral = new OralApproval(
                "oral",
                held.id(),
                List.of("immediateThreat"),
                "G4C",
                NoticeNodeTest.approvalDigest(held),
                new Digest(
                        NoticeNodeTest.explanation(held).path("policyVersion").asText()),
                "NL_OM_1",
                "invented: the ship sails tonight",
                now,
                "NL_POLITIE_2",
                Office.PRIVACY_OFFICER,
                now);
        say(oral, "NL_POLITIE_2");
        say(new SecondPerson("second", held.id(), oral.id(), "NL_LC_1", Office.COORDINATOR, now), "NL_LC_1");
        network.await("nl", taken, Outgoing.State.COMPLETED);
        assertThat(escalations(held.id(), "oral-approval-unconfirmed")).isEmpty();

        // Nobody confirms it in writing on the next working day, whatever day today is.
        later(Duration.ofDays(6));
        TestNetwork.until(
                () -> "no recall at sx",
                () -> network.messages("sx").stream().anyMatch(message -> message.kind() == Kind.RECALL));
        assertThat(escalations(held.id(), "oral-approval-unconfirmed")).hasSize(1);
        assertThat(network.messages("sx").stream()
                        .filter(message -> message.kind() == Kind.RECALL)
                        .map(message -> new String(message.content(), StandardCharsets.UTF_8)))
                .singleElement()
                .asString()
                .contains(held.id().value(), "APPROVAL_UNCONFIRMED");
    }
}
