package org.tenzij.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.Manifest;
import org.tenzij.exchange.Receipt;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.receive.Incoming;
import org.tenzij.register.Event;
import org.tenzij.register.LawfulOrder;
import org.tenzij.register.Verification;
import org.tenzij.send.Outgoing;

/** Figures on their way between real nodes, and the HTTP door. */
class ExchangeNodeTest {
    @TempDir
    private static Path folder;

    private static TestNetwork network;

    @BeforeAll
    static void start() {
        network = TestNetwork.start(folder, "sx", "rst", "bq");
    }

    @AfterAll
    static void stop() {
        network.close();
    }

    @Test
    void figuresComeInOnceInOrderWithReceiptsAndRegistersThatHold() {
        List<Submitting.Taken> toRst = new ArrayList<>();
        List<Submitting.Taken> toBq = new ArrayList<>();
        for (int year = 2015; year <= 2017; year++) {
            Submitting.Accepted accepted = network.node("sx")
                    .intake()
                    .figures(TestNetwork.figures("sx", year), "order-" + year, TestNetwork.to("rst", "bq"));
            assertThat(accepted.again()).isFalse();
            assertThat(accepted.exchanges())
                    .extracting(taken -> taken.recipient().id())
                    .containsExactly("rst", "bq");
            toRst.add(accepted.exchanges().get(0));
            toBq.add(accepted.exchanges().get(1));
            network.await("sx", accepted.exchanges().get(0), Outgoing.State.COMPLETED);
        }
        chained("rst", toRst);
        chained("bq", toBq);
        for (String party : List.of("sx", "rst", "bq")) {
            assertThat(LawfulOrder.check(network.node(party).entries()))
                    .as(party)
                    .isEmpty();
            TestNetwork.until(
                    () -> "nothing published", () -> network.node(party).published());
            assertThat(network.node(party).verifyRegister()).as(party).isInstanceOf(Verification.Sound.class);
        }
        for (Submitting.Taken taken : toRst) {
            assertThat(network.entries("sx").stream().filter(entry -> taken.id().equals(entry.exchange())))
                    .extracting(entry -> entry.event())
                    .startsWith(Event.SUBMITTED, Event.DECIDED)
                    .contains(Event.SEALED, Event.CARRIED)
                    .endsWith(Event.RECEIPT_VERIFIED);
            assertThat(network.entries("rst").stream()
                            .filter(entry -> taken.id().equals(entry.exchange())))
                    .extracting(entry -> entry.event())
                    .containsExactly(Event.ADMITTED);
        }
    }

    private static void chained(String recipient, List<Submitting.Taken> sent) {
        Digest previous = null;
        long sequence = 0;
        for (Submitting.Taken taken : sent) {
            Outgoing.Exchange ended = network.await("sx", taken, Outgoing.State.COMPLETED);
            Incoming.Message message = network.message("sx", recipient, taken);
            Manifest manifest = StrictJson.read(message.manifestBytes(), Manifest.class, "manifest");
            Receipt receipt = StrictJson.read(Objects.requireNonNull(ended.receipt()), Receipt.class, "receipt");
            sequence++;
            assertThat(ended.sequence()).isEqualTo(sequence);
            assertThat(manifest.sequence()).isEqualTo(sequence);
            assertThat(manifest.previous()).isEqualTo(previous);
            assertThat(message.previous()).isEqualTo(previous);
            assertThat(ended.manifest()).isEqualTo(manifest.digest());
            assertThat(receipt.of()).isEqualTo(taken.id());
            assertThat(receipt.manifestSha256()).isEqualTo(manifest.digest());
            assertThat(receipt.envelopeSha256()).isEqualTo(ended.envelope());
            assertThat(receipt.outcome()).isEqualTo(Receipt.Outcome.ADMITTED);
            assertThat(network.messages(recipient).stream()
                            .filter(one -> one.id().equals(taken.id())))
                    .hasSize(1);
            previous = manifest.digest();
        }
    }

    @Test
    void theSameSubmissionAgainGetsTheSameAnswer() {
        byte[] csv = TestNetwork.figures("bq", 2016);
        Submitting.Accepted first = network.node("bq").intake().figures(csv, "again", TestNetwork.to("rst", "sx"));
        Submitting.Accepted second = network.node("bq").intake().figures(csv, "again", TestNetwork.to("rst", "sx"));
        assertThat(second.again()).isTrue();
        assertThat(second.exchanges()).containsExactlyInAnyOrderElementsOf(first.exchanges());
        Submitting.Accepted other = network.node("bq").intake().figures(csv, "another", TestNetwork.to("rst", "sx"));
        assertThat(other.again()).isFalse();
        assertThat(other.exchanges()).doesNotContainAnyElementsOf(first.exchanges());
    }

    @Test
    void theHttpDoorAnswersDurableAndTheSameAgain() {
        HttpDoor http = new HttpDoor(network.folder("bq"));
        byte[] csv = TestNetwork.figures("bq", 2018);
        HttpResponse<String> first = http.post("/api/v1/figures?to=rst", "text/csv", "http-1", csv);
        HttpResponse<String> second = http.post("/api/v1/figures?to=rst", "text/csv", "http-1", csv);
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(second.statusCode()).isEqualTo(200);
        JsonNode taken = tree(first).path("exchanges");
        assertThat(taken).hasSize(1);
        assertThat(tree(second).path("exchanges")).isEqualTo(taken);
        HttpResponse<String> told =
                http.get("/api/v1/exchanges/" + taken.get(0).path("id").asText());
        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(tree(told).path("recipient").asText()).isEqualTo("rst");
    }

    @Test
    void theHttpDoorIsClosedWithoutTheTokenAndToOtherHosts() throws IOException {
        HttpDoor http = new HttpDoor(network.folder("sx"));
        assertThat(http.port()).isEqualTo(network.node("sx").port());
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(network.folder("sx").resolve("running.json"))))
                .isEqualTo("rw-------");
        assertThat(http.get("/api/v1/exchanges").statusCode()).isEqualTo(200);
        assertThat(http.getWithout("/api/v1/exchanges").statusCode()).isEqualTo(401);
        assertThat(http.getWith("/api/v1/exchanges", "Bearer " + new HttpDoor(network.folder("bq")).token())
                        .statusCode())
                .isEqualTo(401);
        assertThat(http.getWithout("/actuator/metrics").statusCode()).isEqualTo(401);
        // Ready once the outbox folder was looked into for the first time.
        TestNetwork.until(
                () -> "not ready", () -> http.getWithout("/actuator/health").statusCode() == 200);
        assertThat(http.statusUnderHost("/api/v1/exchanges", "127.0.0.1:" + http.port()))
                .contains(" 200");
        assertThat(http.statusUnderHost("/api/v1/exchanges", "node.example.org"))
                .contains(" 403");
        assertThat(http.statusUnderHost("/", "node.example.org")).contains(" 403");
    }

    @Test
    void theHttpDoorSaysWhatIsWrong() {
        HttpDoor http = new HttpDoor(network.folder("sx"));
        HttpResponse<String> wrong = http.post(
                "/api/v1/figures?to=rst",
                "text/csv",
                "wrong",
                new String(TestNetwork.figures("sx", 2016), StandardCharsets.UTF_8)
                        .replace("PROSECUTIONS", "PERSECUTIONS")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(wrong.statusCode()).isEqualTo(422);
        JsonNode problem = tree(wrong);
        assertThat(problem.path("code").asText()).isEqualTo("validate.wrong-code");
        for (String part : List.of("what", "where", "remedy")) {
            assertThat(problem.path(part).asText()).as(part).isNotBlank();
        }
        assertThat(http.get("/api/v1/exchanges/no-id").statusCode()).isEqualTo(422);
        assertThat(http.get("/api/v1/exchanges/" + unknownId()).statusCode()).isEqualTo(404);
    }

    private static String unknownId() {
        return org.tenzij.exchange.MessageId.at(java.time.Instant.now()).value();
    }

    private static JsonNode tree(HttpResponse<String> response) {
        return StrictJson.tree(response.body().getBytes(StandardCharsets.UTF_8), "answer");
    }
}
