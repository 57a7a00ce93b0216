package org.tenzij.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.CanonicalJson;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.figures.CsvForm;
import org.tenzij.send.Outgoing;

/** The folder from which a node sends: whole files are taken once, answered and gone; wrong ones are kept. */
class OutboxNodeTest {
    @TempDir
    private static Path folder;

    private static TestNetwork network;

    @BeforeAll
    static void start() {
        network = TestNetwork.start(folder, "sx", "rst");
    }

    @AfterAll
    static void stop() {
        network.close();
    }

    private static Path outbox() {
        return network.folder("sx").resolve("outbox");
    }

    private static JsonNode answer(String name) throws IOException {
        Path answer = outbox().resolve("answers").resolve(name + ".answer.json");
        TestNetwork.until(() -> "no answer to " + name, () -> Files.exists(answer));
        return StrictJson.tree(Files.readAllBytes(answer), "answer");
    }

    private static void drop(String name, byte[] bytes) throws IOException {
        Path part = Files.write(outbox().resolve("." + name + ".part"), bytes);
        Files.move(part, outbox().resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void sent(String name) throws IOException {
        JsonNode answer = answer(name);
        assertThat(answer.path("accepted").asBoolean()).as(answer.toString()).isTrue();
        assertThat(answer.path("code").isNull()).isTrue();
        assertThat(answer.path("exchanges")).hasSize(1);
        JsonNode exchange = answer.path("exchanges").get(0);
        Submitting.Taken taken = new Submitting.Taken(
                new MessageId(exchange.path("id").asText()),
                new Party(exchange.path("recipient").asText()));
        network.await("sx", taken, Outgoing.State.COMPLETED);
        assertThat(network.node("rst").incoming().find(new Party("sx"), taken.id()))
                .isPresent();
        TestNetwork.until(() -> "the file stays", () -> Files.notExists(outbox().resolve(name)));
    }

    @Test
    void aFormWithFiguresIsSentAndAnswered() throws IOException {
        drop("figures 2016.csv", TestNetwork.figures("sx", 2016));
        sent("figures 2016.csv");
    }

    @Test
    void aRequestFileIsSentAndAnswered() throws IOException {
        ObjectNode request = (ObjectNode) StrictJson.tree("""
                {"kind": "annual-figures", "sender": {"party": "sx"}, "recipients": [{"party": "rst"}],
                 "facts": {"originHandling": "OWN", "removalDatePassed": false, "countsFromThemeData": false,
                           "processingBasis": "FOREIGN", "ownAttestation": true}}
                """.getBytes(StandardCharsets.UTF_8), "request");
        request.set(
                "payload",
                CsvForm.read(TestNetwork.figures("sx", 2014), new Party("sx"), Instant.now())
                        .orStop()
                        .toPayload());
        drop("request.json", CanonicalJson.bytes(request));
        sent("request.json");
    }

    @Test
    void aWrongFileIsAnsweredAndKept() throws IOException {
        byte[] wrong = new String(TestNetwork.figures("sx", 2015), StandardCharsets.UTF_8)
                .replace(",case,12,", ",case,-12,")
                .getBytes(StandardCharsets.UTF_8);
        int before = network.node("sx").outgoing().list(TestNetwork.ALL).size();
        drop("wrong.csv", wrong);
        JsonNode answer = answer("wrong.csv");
        assertThat(answer.path("accepted").asBoolean()).isFalse();
        assertThat(answer.path("code").asText()).isEqualTo("validate.wrong-number");
        assertThat(answer.path("what").asText()).isNotBlank();
        assertThat(answer.path("where").asText()).contains("3");
        assertThat(answer.path("remedy").asText()).isNotBlank();
        Path kept = network.folder("sx")
                .resolve("quarantine")
                .resolve(answer.path("kept").asText());
        assertThat(kept).hasBinaryContent(wrong);
        TestNetwork.until(() -> "the file stays", () -> Files.notExists(outbox().resolve("wrong.csv")));
        assertThat(network.node("sx").outgoing().list(TestNetwork.ALL)).hasSizeGreaterThanOrEqualTo(before);
        assertThat(answer.path("exchanges")).isEmpty();
    }

    @Test
    void aFileThatGrowsIsTakenWhenItIsWhole() throws IOException, InterruptedException {
        byte[] whole = TestNetwork.figures("sx", 2013);
        Path file = outbox().resolve("growing.csv");
        Path answer = outbox().resolve("answers").resolve("growing.csv.answer.json");
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int from = 0; from < whole.length; from += 16) {
                out.write(Arrays.copyOfRange(whole, from, Math.min(whole.length, from + 16)));
                out.flush();
                Thread.sleep(150);
                assertThat(answer).doesNotExist();
            }
        }
        sent("growing.csv");
    }

    @Test
    void whatIsNoRequestStays() throws IOException {
        Files.writeString(outbox().resolve("notes.txt"), "not for sending");
        Files.write(outbox().resolve(".hidden.csv"), TestNetwork.figures("sx", 2012));
        drop("later.csv", TestNetwork.figures("sx", 2011));
        sent("later.csv");
        assertThat(outbox().resolve("notes.txt")).exists();
        assertThat(outbox().resolve(".hidden.csv")).exists();
        try (Stream<Path> answers = Files.list(outbox().resolve("answers"))) {
            assertThat(answers.map(path -> path.getFileName().toString()))
                    .doesNotContainAnyElementsOf(List.of("notes.txt.answer.json", ".hidden.csv.answer.json"));
        }
    }
}
