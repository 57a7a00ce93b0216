package org.tenzij.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tenzij.demo.DemoNetwork;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.StrictJson;

/** Free text on its way out, as the officer at a terminal sees it: looked at, redacted, held, and shown to who approves. */
class RedactCliTest {
    private static final String SAYS_IT =
            "Invented One works at night, says the neighbour.\nShe was born on 1 January 1990 and shows CO 445 5667.";

    @TempDir
    static Path folder;

    private static DemoNetwork network;
    private static Path request;

    @BeforeAll
    static void aSignalWithAFreeText() throws IOException {
        network = DemoNetwork.start(folder, List.of(new Party("bq"), new Party("cw")), Map.of());
        Ran asked = Ran.of(
                "exchange",
                "submit",
                "--node",
                folder.resolve("cw").toString(),
                "--as",
                key("cw", "CW_KPC_1"),
                "--yes",
                "--wait",
                "60",
                "src/main/resources/demo/cw-request-invented.json");
        assertThat(asked.exit()).as(asked.err()).isZero();
        ObjectNode signal = (ObjectNode) StrictJson.tree(
                Files.readAllBytes(Path.of("src/main/resources/demo/bq-signal-invented.json")), "fixture");
        ((ObjectNode) signal.path("payload")).put("description", SAYS_IT);
        signal.putArray("necessity")
                .add("description")
                .add("subjects[].names[]")
                .add("subjects[].birthDate");
        request = folder.resolve("request.json");
        Files.writeString(request, signal.toString());
    }

    @AfterAll
    static void end() {
        network.close();
    }

    private static String bq() {
        return folder.resolve("bq").toString();
    }

    private static String key(String party, String officer) {
        return folder.resolve(party)
                .resolve("officers")
                .resolve(officer + ".p12")
                .toString();
    }

    /** What this node has on file of signals; receipts come and go meanwhile. */
    private static long signals() {
        return network.node("bq").outgoing().list(100).stream()
                .filter(exchange -> exchange.kind() == Kind.SIGNAL)
                .count();
    }

    @Test
    void aPreviewSaysWhatWouldBecomeOfItAndStoresNothing() {
        long before = signals();
        Ran refused = Ran.of("exchange", "preview", "--node", bq(), request.toString());
        assertThat(refused.exit()).as(refused.err()).isEqualTo(Exit.REFUSED);
        assertThat(refused.out())
                .contains("P10", "description:", "⟦Invented⟧ ⟦One⟧ works at night", "⟦1 January 1990⟧", "⟦CO 445 5667⟧")
                .doesNotContain("What leaves under");
        JsonNode json = Ran.of("exchange", "preview", "--node", bq(), "--json", request.toString())
                .json();
        assertThat(json.findValuesAsText("why"))
                .contains("subjects[].names[]", "subjects[].birthDate", "subjects[].document");
        Ran held = Ran.of(
                "exchange",
                "preview",
                "--node",
                bq(),
                "--lang",
                "nl",
                "src/main/resources/demo/bq-signal-invented.json");
        assertThat(held.exit()).as(held.err()).isEqualTo(Exit.HELD);
        assertThat(held.out())
                .contains("Wat vertrekt onder B3:", "\"birthDate\" : \"1990\"")
                .doesNotContain("1990-01-01");
        Ran other = Ran.of("exchange", "preview", "--node", bq(), "src/main/resources/demo/cw-request-invented.json");
        assertThat(other.exit()).isEqualTo(Exit.INVALID_INPUT);
        assertThat(other.err()).contains("validate.wrong-sender");
        assertThat(signals()).isEqualTo(before);
    }

    @Test
    void policeCannotSayThatACaseIsNoPoliceData() throws IOException {
        String signal = Files.readString(Path.of("src/main/resources/demo/bq-signal-invented.json"))
                .replace("WPG_8", "NON_POLICE");
        Path file = folder.resolve("lighter.json");
        // The police, and nobody in particular; then the border police, whose task is another as well.
        for (String sender : List.of("\"authority\": \"BQ_KPCN\", ", "")) {
            Files.writeString(file, signal.replace("\"authority\": \"BQ_KPCN\", ", sender));
            Ran refused = Ran.of("exchange", "preview", "--node", bq(), file.toString());
            assertThat(refused.exit()).isEqualTo(Exit.INVALID_INPUT);
            assertThat(refused.err()).contains("validate.wrong-code", "facts.processingBasis");
        }
        Files.writeString(file, signal.replace("BQ_KPCN", "BQ_KMAR"));
        Ran border = Ran.of("exchange", "preview", "--node", bq(), file.toString());
        assertThat(border.exit()).as(border.err()).isNotEqualTo(Exit.INVALID_INPUT);
        assertThat(border.out()).contains("WBP_BES");
    }

    @Test
    void aPersonRedactsItThenItIsHeldAndShownToWhoApproves() throws IOException {
        Path texts = folder.resolve("texts.txt");
        Path redacted = folder.resolve("redacted.json");
        Ran proposed = Ran.of("exchange", "redact", "--node", bq(), "--propose", texts.toString(), request.toString());
        assertThat(proposed.exit()).as(proposed.err()).isZero();
        assertThat(proposed.out())
                .contains("description: ", "subjects[].names[]")
                .doesNotContain("Invented");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(texts)))
                .isEqualTo("rw-------");

        Ran unread = apply(texts, redacted);
        assertThat(unread.exit()).isEqualTo(Exit.INVALID_INPUT);
        assertThat(unread.err()).contains("no mark was changed", "--as-proposed");
        Ran again = Ran.of("exchange", "redact", "--node", bq(), "--propose", texts.toString(), request.toString());
        assertThat(again.err()).contains("the file exists");

        // The person takes a mark away that should have stayed: the gate stays shut.
        String marked = Files.readString(texts);
        Files.writeString(texts, marked.replace("⟦Invented⟧ ⟦One⟧", "Invented One"));
        Ran still = apply(texts, redacted);
        assertThat(still.exit()).isEqualTo(Exit.REFUSED);
        assertThat(still.out())
                .contains(
                        "P10",
                        "Invented One works",
                        "! line 1, column 1: stays behind elsewhere",
                        "subjects[].names[]");
        Files.delete(redacted);

        // And strikes out more than was found.
        Files.writeString(texts, marked.replace("says the neighbour", "⟦says the neighbour⟧"));
        Ran held = apply(texts, redacted);
        assertThat(held.exit()).as(held.err()).isEqualTo(Exit.HELD);
        assertThat(held.out()).contains("[…] […] works at night, […].");

        Ran submitted = Ran.of(
                "exchange",
                "submit",
                "--node",
                bq(),
                "--as",
                key("bq", "BQ_KPCN_1"),
                "--yes",
                "--json",
                redacted.toString());
        assertThat(submitted.exit()).as(submitted.err()).isEqualTo(Exit.HELD);
        String id = submitted.json().get(0).path("id").asText();
        Ran shown =
                Ran.of("approvals", "show", "--node", bq(), "--as", key("bq", "BQ_OM_1"), "--office", "PROSECUTOR", id);
        assertThat(shown.exit()).as(shown.err()).isZero();
        assertThat(shown.out())
                .contains("free text    description", "⟦[…]⟧ ⟦[…]⟧ works at night, ⟦[…]⟧.")
                .doesNotContain("Invented One", "neighbour");
    }

    private static Ran apply(Path texts, Path out) {
        return Ran.of(
                "exchange",
                "redact",
                "--node",
                bq(),
                "--apply",
                texts.toString(),
                "--out",
                out.toString(),
                request.toString());
    }

    @Test
    void changedWordsAreNoRedaction() throws IOException {
        Path texts = folder.resolve("changed.txt");
        Path out = folder.resolve("never.json");
        Ran.of("exchange", "redact", "--node", bq(), "--propose", texts.toString(), request.toString());
        Files.writeString(texts, Files.readString(texts).replace("night", "day"));
        Ran ran = apply(texts, out);
        assertThat(ran.exit()).isEqualTo(Exit.INVALID_INPUT);
        assertThat(ran.err())
                .contains("submit.malformed", "description, line 1")
                .doesNotContain("Invented", "night");
        assertThat(out).doesNotExist();
        assertThat(Ran.of("exchange", "redact", "--node", bq(), "--apply", texts.toString(), request.toString())
                        .err())
                .contains("--out");
    }

    @Test
    void whatWentByTelephoneIsRecordedByACommand() {
        Ran recorded = outside("2026-02-03T12:00:00Z");
        assertThat(recorded.exit()).as(recorded.err()).isZero();
        assertThat(recorded.out()).contains("recorded");
        assertThat(network.node("bq").entries().read(0, 1000))
                .extracting(bytes -> StrictJson.tree(bytes, "entry"))
                .anySatisfy(entry -> {
                    assertThat(entry.path("event").asText()).isEqualTo("recorded-outside");
                    assertThat(entry.path("channel").asText()).isEqualTo("TELEPHONE");
                });
        Ran future = outside("2126-02-03T12:00:00Z");
        assertThat(future.exit()).isEqualTo(Exit.INVALID_INPUT);
        assertThat(future.err()).contains("validate.malformed", "outside");
    }

    private static Ran outside(String at) {
        return Ran.of(
                "exchange",
                "record-outside",
                "--node",
                bq(),
                "--as",
                key("bq", "BQ_KPCN_1"),
                "--by",
                "TELEPHONE",
                "--at",
                at,
                "--yes",
                "src/main/resources/demo/bq-signal-invented.json");
    }
}
