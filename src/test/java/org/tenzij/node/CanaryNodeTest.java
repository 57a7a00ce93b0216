package org.tenzij.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenzij.exchange.GatewayException;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.CanonicalJson;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.receive.Incoming;
import org.tenzij.register.EntryRows;
import org.tenzij.send.Outgoing;

/** A marker goes through success, refusal and bad input, as content; it is found nowhere but where content is declared to be. */
class CanaryNodeTest {
    private static final String MARKER = "Zqkanarie";

    @TempDir
    private static Path folder;

    private static boolean holds(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        // UTF-16 has a zero between the letters.
        return text.replace("\u0000", "").contains(MARKER.toLowerCase(Locale.ROOT));
    }

    private static boolean holds(String text) {
        return text.toLowerCase(Locale.ROOT).contains(MARKER.toLowerCase(Locale.ROOT));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void contentIsNowhereButWhereContentIs() throws IOException {
        List<String> said = new ArrayList<>();
        try (LogLines log = LogLines.open();
                TestNetwork network = TestNetwork.start(folder, "sx", "rst");
                DropClient client = new DropClient()) {
            Submitting.Taken figures = network.node("sx")
                    .intake()
                    .figures(TestNetwork.figures("sx", 2016, MARKER), "figures", TestNetwork.to("rst"))
                    .exchanges()
                    .getFirst();
            network.await("sx", figures, Outgoing.State.COMPLETED);
            Incoming.Message admitted = network.message("sx", "rst", figures);
            assertThat(holds(admitted.content())).isTrue();

            refusedByPolicy(network);
            List<byte[]> bad = badInput(admitted);
            assertThat(bad).hasSize(14);
            HttpDoor http = new HttpDoor(network.folder("sx"));
            for (byte[] one : bad) {
                assertThat(holds(one)).isTrue();
                HttpResponse<String> answer = isCsv(one)
                        ? http.post("/api/v1/figures?to=rst", "text/csv", "canary", one)
                        : http.post("/api/v1/exchanges", "application/json", "canary", one);
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
                said.add(answer.body());
                said.add(text(
                        isCsv(one)
                                ? () -> network.node("sx").intake().figures(one, "canary", List.of())
                                : () -> network.node("sx").intake().request(one, "canary")));
            }
            said.add(http.post("/api/v1/figures?to=" + MARKER, "text/csv", "canary", bad.getFirst())
                    .body());
            said.add(http.post("/api/v1/exchanges", "text/plain", "canary", bad.getFirst())
                    .body());
            said.add(http.get("/api/v1/exchanges").body());
            throughTheOutbox(network, bad);
            byWire(network, client, admitted);

            for (String party : network.parties()) {
                said.add(metrics(new HttpDoor(network.folder(party))));
                TestNetwork.until(
                        () -> "nothing published", () -> network.node(party).published());
                EntryRows entries = network.node(party).entries();
                for (byte[] entry : entries.read(0, 10_000)) {
                    assertThat(holds(entry)).isFalse();
                }
            }
            assertThat(said).hasSizeGreaterThan(30);
            assertThat(said.stream().filter(CanaryNodeTest::holds)).isEmpty();
            files(network);
            List.copyOf(network.parties()).forEach(network::stop);
            files(network);
            assertThat(log.all()).hasSizeGreaterThan(5);
            assertThat(log.all().stream().filter(CanaryNodeTest::holds)).isEmpty();
        }
    }

    private static void refusedByPolicy(TestNetwork network) throws IOException {
        byte[] signal;
        try (var in =
                Objects.requireNonNull(CanaryNodeTest.class.getResourceAsStream("/demo/bq-signal-invented.json"))) {
            signal = utf8(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\"bq\"", "\"sx\"")
                    .replace("BQ_KPCN", "SX_KPSM")
                    .replace("\"BES\"", "\"SX\"")
                    .replace("\"cw\"", "\"rst\"")
                    .replace("CW_KPC", "RST_CT")
                    .replace("Invented", MARKER));
        }
        assertThat(holds(signal)).isTrue();
        List<Submitting.Taken> stopped = List.of(
                network.handIn("sx", "SX_KPSM_1", signal, "signal"),
                network.node("sx")
                        .intake()
                        .figures(
                                TestNetwork.figures("sx", 2015, MARKER + " born 1990-01-01"),
                                "personal",
                                TestNetwork.to("rst"))
                        .exchanges()
                        .getFirst());
        for (Submitting.Taken taken : stopped) {
            network.await("sx", taken, Outgoing.State.REFUSED_BY_POLICY);
            assertThat(network.node("rst").incoming().find(new Party("sx"), taken.id()))
                    .isEmpty();
        }
    }

    private static List<byte[]> badInput(Incoming.Message admitted) {
        String payload = new String(admitted.content(), StandardCharsets.UTF_8);
        String request =
                "{\"kind\":\"annual-figures\",\"sender\":{\"party\":\"sx\"},\"recipients\":[{\"party\":\"rst\"}],"
                        + "\"facts\":{},\"payload\":" + payload + "}";
        String csv = new String(TestNetwork.figures("sx", 2017, MARKER), StandardCharsets.UTF_8);
        return Stream.of(
                        csv.replace("PROSECUTIONS", MARKER),
                        csv.replace(",7,", "," + MARKER + ","),
                        csv.replace("sx,2017", "sx," + MARKER),
                        csv.replace("party,year", MARKER + ",year"),
                        request.replace("\"PROSECUTIONS\"", "\"" + MARKER + "\""),
                        request.replace("\"facts\":{}", "\"facts\":{},\"" + MARKER + " Name\":1"),
                        request.replace("\"facts\":{}", "\"" + MARKER + " A\":1,\"" + MARKER + " A\":2"),
                        request.replaceFirst("annual-figures", MARKER),
                        request.replace("\"rst\"", "\"" + MARKER.toLowerCase(Locale.ROOT) + "\""),
                        request.replace("\"facts\":{}", "\"expiresAt\":\"" + MARKER + "\""),
                        request.replace("\"facts\":{}", "\"handling\":\"" + MARKER + "\""),
                        request.replace(MARKER, MARKER + "\u202e"),
                        request.substring(0, request.length() - 3),
                        request.replace("\"facts\":{}", "\"facts\":" + MARKER))
                .map(CanaryNodeTest::utf8)
                .toList();
    }

    private static boolean isCsv(byte[] bytes) {
        return bytes[0] != '{';
    }

    private static String text(ThrowableAssert.ThrowingCallable call) {
        Throwable thrown = org.assertj.core.api.Assertions.catchThrowable(call);
        assertThat(thrown).isInstanceOf(GatewayException.class);
        StringBuilder text = new StringBuilder();
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            text.append(cause).append('\n');
        }
        return text.toString();
    }

    private static void throughTheOutbox(TestNetwork network, List<byte[]> bad) throws IOException {
        Path outbox = network.folder("sx").resolve("outbox");
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (byte[] one : bad) {
            files.put("canary-" + files.size() + (isCsv(one) ? ".csv" : ".json"), one);
        }
        files.put("canary-good.csv", TestNetwork.figures("sx", 2014, MARKER));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(outbox.resolve(file.getKey()), file.getValue());
        }
        for (String name : files.keySet()) {
            TestNetwork.until(
                    () -> "no answer to " + name,
                    () -> Files.exists(outbox.resolve("answers").resolve(name + ".answer.json"))
                            && Files.notExists(outbox.resolve(name)));
        }
    }

    private static void byWire(TestNetwork network, DropClient client, Incoming.Message admitted) {
        Forge wrongCode = Forge.like(admitted);
        ((ObjectNode) wrongCode.payload.path("cells").get(0)).put("indicator", MARKER);
        Forge wrongField = Forge.like(admitted);
        wrongField.payload.put(MARKER + " Name", MARKER);
        Forge wrongGround = Forge.like(admitted);
        wrongGround.decision.put("ground", MARKER);
        Forge wrongManifest = Forge.like(admitted);
        wrongManifest.manifest.put("kind", MARKER).put(MARKER, MARKER);
        List<byte[]> sealed = Stream.of(wrongCode.decided(), wrongField.decided(), wrongGround, wrongManifest)
                .map(forge -> forge.sealUnchecked(network, "sx", "rst"))
                .toList();
        int before = network.node("rst").incoming().quarantine(TestNetwork.ALL).size();
        sealed.forEach(envelope -> client.put(network, "sx", "rst", envelope));
        TestNetwork.until(
                () -> "not all refused",
                () -> network.node("rst").incoming().quarantine(TestNetwork.ALL).size() == before + sealed.size());
    }

    private static String metrics(HttpDoor http) {
        StringBuilder all = new StringBuilder();
        JsonNode names = StrictJson.tree(utf8(http.get("/actuator/metrics").body()), "metrics")
                .path("names");
        assertThat(names.size()).isGreaterThan(10);
        for (JsonNode name : names) {
            all.append(http.get("/actuator/metrics/" + name.asText()).body()).append('\n');
        }
        return all.toString();
    }

    /** Every file below the node folders, but for what is declared: refused input lies in quarantine as it came. */
    private static void files(TestNetwork network) throws IOException {
        List<String> found = new ArrayList<>();
        int looked = 0;
        List<Path> all;
        try (Stream<Path> walk = Files.walk(network.folder)) {
            all = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : all) {
            if (file.toString().contains("/quarantine/")) {
                continue;
            }
            try {
                looked++;
                if (holds(Files.readAllBytes(file)) || holds(file.getFileName().toString())) {
                    found.add(network.folder.relativize(file).toString());
                }
            } catch (NoSuchFileException gone) {
                looked--;
            }
        }
        assertThat(looked).isGreaterThan(30);
        assertThat(found).isEmpty();
    }

    @Test
    void theMarkerIsFoundWhereItIs() {
        assertThat(holds(utf8("x" + MARKER + "y"))).isTrue();
        assertThat(holds(MARKER.getBytes(StandardCharsets.UTF_16BE))).isTrue();
        assertThat(holds(CanonicalJson.bytes(StrictJson.object().put("a", MARKER))))
                .isTrue();
        assertThat(holds(utf8("nothing here"))).isFalse();
    }
}
