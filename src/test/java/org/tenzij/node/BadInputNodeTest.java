package org.tenzij.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.tenzij.envelope.SigningKey;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.GatewayException;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.CanonicalJson;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.receive.Incoming;
import org.tenzij.register.Entry;
import org.tenzij.register.Event;
import org.tenzij.register.LawfulOrder;
import org.tenzij.send.Outgoing;
import org.tenzij.trust.ExampleCommunity;
import org.tenzij.trust.Seat;

/** Bad input at every door: refused with its own code, kept as it came, and nothing else changes. */
class BadInputNodeTest {
    private static final int SUBMISSIONS = 26;
    private static final int ENVELOPES = 46;

    @TempDir
    private static Path folder;

    private static TestNetwork network;
    private static DropClient client;
    private static SigningKey revoked;
    private static Submitting.Taken good;
    private static Incoming.Message admitted;
    private static byte[] envelope;

    @BeforeAll
    static void start() throws IOException {
        Instant now = Instant.now();
        network = new TestNetwork(folder.resolve("network"), "sx", "rst", "cw");
        revoked = Forge.issued(
                network.community, "sx", KeyUsage.digitalSignature, now.minusSeconds(60), now.plusSeconds(86_400));
        network.community.authority(new Party("sx")).revoke(revoked.certificate());
        network.community.publishList(new Party("sx"), now);
        network.startAll(Map.of(), "sx", "rst", "cw");
        client = new DropClient();
        good = network.node("sx")
                .intake()
                .figures(TestNetwork.figures("sx", 2016), "good", TestNetwork.to("rst"))
                .exchanges()
                .getFirst();
        Outgoing.Exchange ended = network.await("sx", good, Outgoing.State.COMPLETED);
        admitted = network.message("sx", "rst", good);
        envelope = network.node("rst")
                .incoming()
                .sealed(new Incoming.Arrival(
                        new Party("sx"), Objects.requireNonNull(ended.envelope()), admitted.admittedAt()));
    }

    @AfterAll
    static void stop() {
        client.close();
        network.close();
    }

    // ---- what users hand in

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode request() {
        return (ObjectNode) StrictJson.tree(utf8("""
                {"kind": "annual-figures", "sender": {"party": "sx"}, "recipients": [{"party": "rst"}],
                 "facts": {"originHandling": "OWN", "removalDatePassed": false, "countsFromThemeData": false,
                           "processingBasis": "FOREIGN", "ownAttestation": true}}"""), "request").deepCopy();
    }

    private static byte[] request(Consumer<ObjectNode> change) {
        ObjectNode request = request();
        request.set("payload", StrictJson.tree(admitted.content(), "payload"));
        change.accept(request);
        return CanonicalJson.bytes(request);
    }

    private static byte[] text(String from, String to) {
        String text = new String(request(request -> {}), StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        return utf8(text.replaceFirst(java.util.regex.Pattern.quote(from), to));
    }

    private static byte[] csv(String from, String to) {
        String text = new String(TestNetwork.figures("sx", 2017), StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        return utf8(text.replaceFirst(from, to));
    }

    private record Bad(String file, byte[] bytes, ErrorCode code) {
        boolean csv() {
            return file.endsWith(".csv");
        }
    }

    private static List<Bad> submissions() {
        String deep = "[".repeat(40) + "]".repeat(40);
        ObjectNode attachment = StrictJson.object();
        attachment
                .put("name", "../../etc/report.txt")
                .put("mediaType", "text/plain")
                .put("content", "aGk=");
        return List.of(
                new Bad("field.json", request(r -> r.put("colour", "red")), ErrorCode.SUBMIT_UNKNOWN_FIELD),
                new Bad(
                        "key.json",
                        text("\"kind\"", "\"kind\":\"annual-figures\",\"kind\""),
                        ErrorCode.SUBMIT_DUPLICATE_KEY),
                new Bad("deep.json", text("\"facts\":{", "\"facts\":{\"x\":" + deep + ","), ErrorCode.SUBMIT_TOO_DEEP),
                new Bad(
                        "huge.json",
                        request(r -> r.put("thread", "x".repeat(StrictJson.MAX_BYTES))),
                        ErrorCode.SUBMIT_TOO_LARGE),
                new Bad("behind.json", text("{", "{} {"), ErrorCode.SUBMIT_MALFORMED),
                new Bad(
                        "latin1.json",
                        "{\"kind\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1),
                        ErrorCode.SUBMIT_MALFORMED),
                new Bad("empty.json", new byte[0], ErrorCode.SUBMIT_MALFORMED),
                new Bad("kind.json", request(r -> r.put("kind", "gossip")), ErrorCode.VALIDATE_WRONG_CODE),
                new Bad("sender-none.json", request(r -> r.putObject("sender")), ErrorCode.SUBMIT_MALFORMED),
                new Bad("cell.json", text("\"PROSECUTIONS\"", "\"PERSECUTIONS\""), ErrorCode.VALIDATE_WRONG_CODE),
                new Bad("recipient.json", text("\"rst\"", "\"zz\""), ErrorCode.VALIDATE_UNKNOWN_PARTY),
                new Bad("nobody.json", request(r -> r.putArray("recipients")), ErrorCode.VALIDATE_NO_RECIPIENT),
                new Bad(
                        "nameless.json",
                        request(r -> r.putArray("recipients").addObject()),
                        ErrorCode.SUBMIT_MALFORMED),
                new Bad("null.json", request(r -> r.putArray("recipients").addNull()), ErrorCode.SUBMIT_MALFORMED),
                new Bad(
                        "expired.json",
                        request(r -> r.put("expiresAt", "2020-01-01T00:00:00Z")),
                        ErrorCode.VALIDATE_EXPIRED),
                new Bad(
                        "sender.json",
                        request(r -> r.putObject("sender").put("party", "cw")),
                        ErrorCode.VALIDATE_WRONG_SENDER),
                new Bad(
                        "law.json",
                        request(r -> r.putObject("sender").put("party", "sx").put("actingUnderLawOf", "BES")),
                        ErrorCode.VALIDATE_WRONG_CODE),
                new Bad(
                        "traversal.json",
                        request(r -> r.putArray("attachments").add(attachment)),
                        ErrorCode.SUBMIT_UNSAFE_NAME),
                new Bad(
                        "hollow.json",
                        request(r -> r.putArray("attachments").addObject().put("name", "a.txt")),
                        ErrorCode.SUBMIT_MALFORMED),
                new Bad(
                        "handling.json",
                        request(r -> r.putObject("handling")
                                .put("retainUntil", "2030-01-01")
                                .putArray("codes")
                                .add("H0")),
                        ErrorCode.SUBMIT_MALFORMED),
                new Bad(
                        "onward.json",
                        request(r -> {
                            ObjectNode handling = r.putObject("handling");
                            handling.putArray("codes").add("H0");
                            handling.putArray("purposes").add("POLICE_STATISTICS");
                        }),
                        ErrorCode.SUBMIT_MALFORMED),
                new Bad("total.csv", utf8("""
                        party,year,offence,indicator,area,sex,age,form,unit,value,status,source,comment
                        sx,2017,THB,VICTIMS,_T,_T,,,person,30,counted,Invented,
                        sx,2017,THB,VICTIMS,_T,F,,,person,10,counted,Invented,
                        sx,2017,THB,VICTIMS,_T,M,,,person,15,counted,Invented,
                        """), ErrorCode.VALIDATE_WRONG_TOTAL),
                new Bad("code.csv", csv("PROSECUTIONS", "PERSECUTIONS"), ErrorCode.VALIDATE_WRONG_CODE),
                new Bad("number.csv", csv(",7,", ",seven,"), ErrorCode.VALIDATE_WRONG_NUMBER),
                new Bad("year.csv", csv("sx,2017", "sx,1917"), ErrorCode.VALIDATE_WRONG_YEAR),
                new Bad("other.csv", csv("sx,2017", "cw,2017"), ErrorCode.VALIDATE_WRONG_SENDER));
    }

    @Test
    void whatUsersHandInByFolderIsAnsweredAndKept() throws IOException {
        List<Bad> all = submissions();
        assertThat(all).hasSize(SUBMISSIONS);
        Map<String, List<Integer>> standing = network.standing();
        List<Entry> register = sending();
        Path outbox = network.folder("sx").resolve("outbox");
        for (Bad bad : all) {
            Path part = Files.write(outbox.resolve("." + bad.file()), bad.bytes());
            Files.move(part, outbox.resolve(bad.file()), StandardCopyOption.ATOMIC_MOVE);
        }
        Map<String, String> codes = new LinkedHashMap<>();
        Map<String, String> expected = new LinkedHashMap<>();
        for (Bad bad : all) {
            Path file = outbox.resolve("answers").resolve(bad.file() + ".answer.json");
            expected.put(bad.file(), bad.code().code());
            TestNetwork.until(() -> "no answer to " + bad.file(), () -> Files.exists(file));
            JsonNode answer = StrictJson.tree(Files.readAllBytes(file), "answer");
            codes.put(bad.file(), answer.path("code").asText());
            assertThat(answer.path("accepted").asBoolean()).isFalse();
            assertThat(answer.path("exchanges")).isEmpty();
            String kept = answer.path("kept").asText();
            assertThat(kept)
                    .as(bad.file() + " is kept")
                    .startsWith(Digest.of(bad.bytes()).hex() + ".");
            for (String part : List.of("what", "where", "remedy")) {
                assertThat(answer.path(part).asText())
                        .as(bad.file() + " " + part)
                        .isNotBlank();
            }
            assertThat(network.folder("sx").resolve("quarantine").resolve(kept)).hasBinaryContent(bad.bytes());
            TestNetwork.until(() -> bad.file() + " stays", () -> Files.notExists(outbox.resolve(bad.file())));
        }
        assertThat(codes).isEqualTo(expected);
        assertThat(network.standing()).isEqualTo(standing);
        assertThat(sending()).isEqualTo(register);
    }

    @Test
    void whatUsersHandInByHttpIsAnsweredAndNotKept() {
        Map<String, List<Integer>> standing = network.standing();
        List<Entry> register = sending();
        HttpDoor http = new HttpDoor(network.folder("sx"));
        Map<String, String> answers = new LinkedHashMap<>();
        Map<String, String> expected = new LinkedHashMap<>();
        for (Bad bad : submissions()) {
            HttpResponse<String> answer = bad.csv()
                    ? http.post("/api/v1/figures?to=rst", "text/csv", bad.file(), bad.bytes())
                    : http.post("/api/v1/exchanges", "application/json", bad.file(), bad.bytes());
            expected.put(bad.file(), "422 " + bad.code());
            answers.put(
                    bad.file(),
                    answer.statusCode() + " "
                            + (answer.body().startsWith("{")
                                    ? StrictJson.tree(utf8(answer.body()), "problem")
                                            .path("code")
                                            .asText()
                                    : ""));
        }
        // A request without a body never reaches the door.
        expected.put("empty.json", answers.get("empty.json"));
        assertThat(answers.get("empty.json")).startsWith("4");
        assertThat(answers).isEqualTo(expected);
        assertThat(network.standing()).isEqualTo(standing);
        assertThat(sending()).isEqualTo(register);
    }

    @Test
    void aSignalWithPersonsIsRefusedByPolicyAndNothingLeaves() throws IOException {
        byte[] signal;
        try (var in =
                Objects.requireNonNull(BadInputNodeTest.class.getResourceAsStream("/demo/bq-signal-invented.json"))) {
            signal = utf8(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("\"bq\"", "\"sx\"")
                    .replace("BQ_KPCN", "SX_KPSM")
                    .replace("\"BES\"", "\"SX\""));
        }
        int messages = network.messages("cw").size();
        assertThatThrownBy(() -> network.node("sx").intake().request(signal, "signal"))
                .isInstanceOfSatisfying(
                        GatewayException.class, said -> assertThat(said.code()).isEqualTo(ErrorCode.SUBMIT_NO_OFFICER));
        Submitting.Taken taken = network.handIn("sx", "SX_KPSM_1", signal, "signal");
        Outgoing.Exchange ended = network.await("sx", taken, Outgoing.State.REFUSED_BY_POLICY);
        assertThat(ended.code()).isEqualTo(ErrorCode.DECIDE_REFUSED.code());
        assertThat(ended.envelope()).isNull();
        assertThat(ended.explanation()).isNotNull();
        assertThat(network.entries("sx").stream().filter(entry -> taken.id().equals(entry.exchange())))
                .extracting(Entry::event)
                .containsExactly(Event.SUBMITTED, Event.DECIDED);
        assertThat(network.messages("cw")).hasSize(messages);
    }

    // ---- what comes by wire

    private record Wire(String name, String user, byte[] bytes, ErrorCode code) {}

    private static Forge like() {
        return Forge.like(admitted);
    }

    private static Wire wire(String name, ErrorCode code, Consumer<Forge> change) {
        Forge forge = like();
        change.accept(forge);
        return new Wire(name, "sx", forge.sealUnchecked(network, "sx", "rst"), code);
    }

    private static Wire signedBy(String name, ErrorCode code, SigningKey key) {
        return new Wire(name, "sx", like().seal(key, Forge.recipient(network, "rst")), code);
    }

    private static Wire raw(String name, ErrorCode code, Consumer<SortedMap<String, byte[]>> change) {
        SortedMap<String, byte[]> files = like().files();
        change.accept(files);
        return new Wire(name, "sx", Forge.sealUnchecked(network, "sx", "rst", files), code);
    }

    private static Wire manifest(String name, Consumer<ObjectNode> change) {
        return raw(name, ErrorCode.OPEN_BAD_MANIFEST, files -> {
            ObjectNode manifest =
                    (ObjectNode) StrictJson.tree(Objects.requireNonNull(files.get("manifest.json")), "manifest");
            change.accept(manifest);
            files.put("manifest.json", CanonicalJson.bytes(manifest));
        });
    }

    private static Wire decision(String name, Consumer<ObjectNode> change) {
        return wire(name, ErrorCode.ADMIT_BAD_DECISION, forge -> change.accept(forge.decision));
    }

    private static List<Wire> envelopes() {
        Instant now = Instant.now();
        byte[] altered = envelope.clone();
        altered[altered.length * 2 / 3] ^= 0x04;
        byte[] trailing = Arrays.copyOf(envelope, envelope.length + 1);
        ExampleCommunity stranger = ExampleCommunity.generate(
                folder.resolve("stranger"), List.of(Seat.local("sx", 1), Seat.local("rst", 2)), now);
        SigningKey strange = new SigningKey(
                org.tenzij.trust.NodeKeys.load(stranger.keys(new Party("sx")))
                        .signing()
                        .key(),
                org.tenzij.trust.NodeKeys.load(stranger.keys(new Party("sx")))
                        .signing()
                        .certificate(),
                List.of());
        return List.of(
                new Wire("altered", "sx", altered, ErrorCode.OPEN_NOT_AUTHENTIC),
                new Wire("truncated", "sx", Arrays.copyOf(envelope, envelope.length - 1), ErrorCode.OPEN_TRUNCATED),
                new Wire("half", "sx", Arrays.copyOf(envelope, envelope.length / 2), ErrorCode.OPEN_TRUNCATED),
                new Wire("trailing bytes", "sx", trailing, ErrorCode.OPEN_TRAILING_BYTES),
                new Wire("no envelope at all", "sx", utf8("hello"), ErrorCode.OPEN_MALFORMED),
                new Wire("foreign drop folder, known bytes", "cw", envelope, ErrorCode.ADMIT_WRONG_SENDER),
                new Wire("foreign drop folder", "cw", like().seal(network, "sx", "rst"), ErrorCode.ADMIT_WRONG_SENDER),
                new Wire(
                        "signed by another than the sender it names",
                        "cw",
                        like().seal(network, "cw", "rst"),
                        ErrorCode.ADMIT_WRONG_SENDER),
                new Wire(
                        "sealed to another's key",
                        "sx",
                        like().seal(network, "sx", "cw"),
                        ErrorCode.OPEN_WRONG_RECIPIENT_KEY),
                wire(
                        "for another party",
                        ErrorCode.ADMIT_WRONG_RECIPIENT,
                        forge -> ((ObjectNode) forge.manifest.path("recipient")).put("party", "cw")),
                wire(
                        "for an authority we do not have",
                        ErrorCode.ADMIT_WRONG_RECIPIENT,
                        forge -> ((ObjectNode) forge.manifest.path("recipient")).put("authority", "CW_KPC")),
                wire(
                        "for a law we do not act under",
                        ErrorCode.ADMIT_WRONG_RECIPIENT,
                        forge -> ((ObjectNode) forge.manifest.path("recipient")).put("actingUnderLawOf", "NL")),
                wire(
                        "same id, other bytes",
                        ErrorCode.ADMIT_CONFLICT,
                        forge -> forge.manifest.put("id", good.id().value()).put("thread", "other")),
                wire(
                        "expired",
                        ErrorCode.ADMIT_EXPIRED,
                        forge -> forge.manifest
                                .put(
                                        "createdAt",
                                        now.minus(2, ChronoUnit.DAYS)
                                                .truncatedTo(ChronoUnit.MILLIS)
                                                .toString())
                                .put(
                                        "expiresAt",
                                        now.minus(1, ChronoUnit.DAYS)
                                                .truncatedTo(ChronoUnit.MILLIS)
                                                .toString())),
                signedBy("self-signed", ErrorCode.OPEN_SELF_SIGNED, Forge.selfSigned("sx")),
                signedBy("of a stranger's authority", ErrorCode.OPEN_UNKNOWN_SIGNER, strange),
                signedBy(
                        "certificate expired",
                        ErrorCode.OPEN_CERTIFICATE_EXPIRED,
                        Forge.issued(
                                network.community,
                                "sx",
                                KeyUsage.digitalSignature,
                                now.minus(2, ChronoUnit.DAYS),
                                now.minus(1, ChronoUnit.DAYS))),
                signedBy(
                        "certificate not yet valid",
                        ErrorCode.OPEN_CERTIFICATE_NOT_YET_VALID,
                        Forge.issued(
                                network.community,
                                "sx",
                                KeyUsage.digitalSignature,
                                now.plus(1, ChronoUnit.DAYS),
                                now.plus(2, ChronoUnit.DAYS))),
                signedBy(
                        "certificate for another use",
                        ErrorCode.OPEN_WRONG_KEY_USAGE,
                        Forge.issued(
                                network.community,
                                "sx",
                                KeyUsage.keyAgreement,
                                now.minusSeconds(60),
                                now.plusSeconds(86_400))),
                signedBy("certificate revoked", ErrorCode.OPEN_CERTIFICATE_REVOKED, revoked),
                new Wire(
                        "unsigned",
                        "sx",
                        like().sealWithout(network, "sx", "rst", "META-INF/signature001.p7s"),
                        ErrorCode.OPEN_UNSIGNED),
                new Wire(
                        "no decision",
                        "sx",
                        like().sealWithout(network, "sx", "rst", "decision.json"),
                        ErrorCode.OPEN_BAD_CONTAINER),
                new Wire(
                        "no manifest",
                        "sx",
                        like().sealWithout(network, "sx", "rst", "manifest.json"),
                        ErrorCode.OPEN_BAD_CONTAINER),
                raw(
                        "decision tampered",
                        ErrorCode.OPEN_BAD_DIGEST,
                        files -> files.put("decision.json", utf8("{\"ground\":\"STAT\"}"))),
                raw("payload tampered", ErrorCode.OPEN_BAD_DIGEST, files -> files.put(Forge.PAYLOAD, utf8("{}"))),
                decision(
                        "decision expired",
                        decided -> decided.put("expiresAt", now.minusSeconds(60).toString())),
                decision(
                        "decision for other content",
                        decided ->
                                decided.put("content", Digest.of(utf8("other")).value())),
                decision("decision for another recipient", decided -> decided.put("recipient", "cw")),
                decision("decision of another sender", decided -> decided.put("sender", "cw")),
                decision("decision without ground", decided -> decided.remove("ground")),
                decision("decision with a field too many", decided -> decided.put("removed", "names")),
                decision(
                        "field not granted", decided -> decided.putArray("kept").add("kind")),
                wire("ground not known here", ErrorCode.ADMIT_REFUSED, forge -> forge.decision.put("ground", "ZZ9")),
                wire(
                        "ground of another kind",
                        ErrorCode.ADMIT_REFUSED,
                        forge -> forge.decision.put("ground", "KNOWLEDGE")),
                wire(
                        "purpose not ours",
                        ErrorCode.ADMIT_REFUSED,
                        forge -> ((ObjectNode) forge.manifest.path("handling"))
                                .putArray("purposes")
                                .add("NOBODYS")),
                wire(
                        "handling code not known",
                        ErrorCode.ADMIT_REFUSED,
                        forge -> ((ObjectNode) forge.manifest.path("handling"))
                                .putArray("codes")
                                .add("H9")),
                wire("payload with an unknown field", ErrorCode.ADMIT_BAD_DECISION, forge -> {
                    forge.payload.put("colour", "red");
                    forge.decided();
                }),
                wire("figures of another party", ErrorCode.VALIDATE_WRONG_SENDER, forge -> {
                    forge.payload.put("party", "cw");
                    forge.decided();
                }),
                manifest("sequence as text", manifest -> manifest.put("sequence", "2")),
                manifest("sequence as fraction", manifest -> manifest.put("sequence", 2.5)),
                manifest("sequence zero", manifest -> manifest.put("sequence", 0)),
                manifest("sequence missing", manifest -> manifest.putNull("sequence")),
                manifest("unknown field in the manifest", manifest -> manifest.put("colour", "red")),
                manifest("kind that does not exist", manifest -> manifest.put("kind", "gossip")),
                manifest("party that is an object", manifest -> manifest.putObject("sender")),
                raw("another profile", ErrorCode.OPEN_WRONG_ALGORITHM, files -> {
                    ObjectNode manifest = (ObjectNode)
                            StrictJson.tree(Objects.requireNonNull(files.get("manifest.json")), "manifest");
                    files.put("manifest.json", CanonicalJson.bytes(manifest.put("profile", "tenzij-1999")));
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatComesByWire() {
        List<Wire> all = envelopes();
        assertThat(all).hasSize(ENVELOPES);
        return all.stream().map(one -> DynamicTest.dynamicTest(one.name(), () -> refused(one)));
    }

    private static void refused(Wire one) throws IOException {
        Map<String, List<Integer>> standing = network.standing();
        List<Entry> register = network.entries("rst");
        Digest digest = Digest.of(one.bytes());
        client.put(network, one.user(), "rst", one.bytes());
        TestNetwork.until(
                () -> "not in quarantine",
                () -> quarantined(one.user(), digest).findAny().isPresent());
        assertThat(quarantined(one.user(), digest))
                .extracting(Incoming.Quarantined::code)
                .containsExactly(one.code().code());
        assertThat(network.quarantined("rst", one.bytes(), "tzj")).isEqualTo(one.bytes());
        assertThat(network.standing()).isEqualTo(standing);
        List<Entry> after = network.entries("rst");
        assertThat(after.subList(0, register.size())).isEqualTo(register);
        assertThat(after.subList(register.size(), after.size()))
                .extracting(
                        Entry::event,
                        entry -> entry.particulars().get("envelopeSha256"),
                        entry -> entry.particulars().getOrDefault("code", ""))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Event.RECEIVED, digest.value(), ""),
                        org.assertj.core.groups.Tuple.tuple(
                                Event.REFUSED, digest.value(), one.code().code()));
        assertThat(network.exchange("sx", good).state()).isEqualTo(Outgoing.State.COMPLETED);
        assertThat(LawfulOrder.check(network.node("rst").entries())).isEmpty();
    }

    private static Stream<Incoming.Quarantined> quarantined(String peer, Digest digest) {
        return network.node("rst").incoming().quarantine(TestNetwork.ALL).stream()
                .filter(kept ->
                        kept.envelope().equals(digest) && kept.peer().id().equals(peer));
    }

    @Test
    void whatWasSpoiledWasGoodBefore() {
        int before = network.messages("rst").size();
        Forge forge = like();
        forge.manifest
                .put("sequence", 77)
                .put("previous", Digest.of(new byte[0]).value());
        client.put(network, "sx", "rst", forge.seal(network, "sx", "rst"));
        TestNetwork.until(() -> "not admitted", () -> network.messages("rst").size() > before);
    }

    @Test
    void theSameAgainIsAnsweredAndDeliveredOnce() {
        Map<String, List<Integer>> standing = network.standing();
        List<Entry> register = network.entries("rst");
        int receipts = receipts();
        client.put(network, "sx", "rst", envelope);
        TestNetwork.until(() -> "the receipt does not come again", () -> receipts() > receipts);
        assertThat(network.entries("rst")).isEqualTo(register);

        Forge again = like();
        again.manifest.put("id", good.id().value());
        byte[] sealedAnew = again.seal(network, "sx", "rst");
        int more = receipts();
        client.put(network, "sx", "rst", sealedAnew);
        TestNetwork.until(() -> "the receipt does not come again", () -> receipts() > more);
        assertThat(network.entries("rst")).hasSize(register.size() + 1);
        assertThat(network.entries("rst").getLast().event()).isEqualTo(Event.RECEIVED);
        assertThat(network.standing()).isEqualTo(standing);
        assertThat(network.messages("rst").stream().filter(one -> one.id().equals(good.id())))
                .hasSize(1);
    }

    /** What sx did as a sender; answers to other tests may still come in. */
    private static List<Entry> sending() {
        return network.entries("sx").stream()
                .filter(entry -> entry.event() != Event.RECEIVED)
                .toList();
    }

    /** Containers with receipts that sx got. */
    private static int receipts() {
        return (int) network.entries("sx").stream()
                .filter(entry -> entry.event() == Event.RECEIVED)
                .count();
    }
}
