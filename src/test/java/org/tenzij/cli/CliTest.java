package org.tenzij.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenzij.demo.DemoNetwork;
import picocli.CommandLine;

/** What each command answers, by word and by exit code, against seven nodes that run. */
class CliTest {
    private static final String FORMS = "src/main/resources/demo/";
    private static final String CASES = "policies/cases/";

    @TempDir
    static Path folder;

    private static DemoNetwork network;
    private static JsonNode sent;

    @BeforeAll
    static void sevenNodesAndOneSubmission() {
        network = DemoNetwork.start(folder, DemoNetwork.PARTIES, Map.of());
        Ran submitted = Ran.of(
                "figures",
                "submit",
                "--node",
                node("sx"),
                "--yes",
                "--wait",
                "60",
                "--json",
                FORMS + "sx-2015-2017.csv");
        assertThat(submitted.exit()).as(submitted.err()).isZero();
        sent = submitted.json();
    }

    @AfterAll
    static void end() {
        network.close();
    }

    private static String node(String party) {
        return folder.resolve(party).toString();
    }

    @Test
    void everyCommandsHelpHasAnExampleThatParses() {
        List<String> examples = new ArrayList<>();
        leaves(Tenzij.commandLine()).forEach(leaf -> {
            String help = leaf.setUsageHelpWidth(200).getUsageMessage();
            String example = help.lines()
                    .filter(line -> line.startsWith("Example: tenzij "))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no example: " + leaf.getCommandName()));
            examples.add(example);
            String[] arguments = example.substring("Example: tenzij ".length()).split(" ");
            assertThat(Tenzij.commandLine().parseArgs(arguments).errors()).isEmpty();
        });
        assertThat(examples).hasSize(37);
        assertThat(Ran.of("--help").out()).contains("Exit codes: 0 done");
    }

    private static Stream<CommandLine> leaves(CommandLine line) {
        return line.getSubcommands().values().stream()
                .filter(sub -> !sub.getCommandName().equals("help"))
                .flatMap(sub -> sub.getSubcommands().isEmpty() ? Stream.of(sub) : leaves(sub));
    }

    @Test
    void theSubmissionReachedEveryOtherParty() {
        assertThat(sent)
                .hasSize(6)
                .allSatisfy(one -> assertThat(one.path("state").asText()).isEqualTo("COMPLETED"));
        Ran list = Ran.of("exchange", "list", "--node", node("sx"));
        assertThat(list.exit()).isZero();
        assertThat(list.out().lines())
                .hasSize(6)
                .allSatisfy(line -> assertThat(line).contains("annual-figures", "completed"));
        Ran show = Ran.of(
                "exchange",
                "show",
                "--node",
                node("sx"),
                sent.path(0).path("id").asText());
        assertThat(show.json().at("/receipt/outcome").asText()).isEqualTo("admitted");
        assertThat(show.json().at("/decision/ground").asText()).isEqualTo("STAT");
    }

    @Test
    void theSameFormAgainIsTheSameSubmission() {
        Ran again = Ran.of(
                "figures",
                "submit",
                "--node",
                node("sx"),
                "--yes",
                "--wait",
                "60",
                "--json",
                FORMS + "sx-2015-2017.csv");
        assertThat(again.exit()).isZero();
        assertThat(again.json().findValuesAsText("id"))
                .containsExactlyInAnyOrderElementsOf(sent.findValuesAsText("id"));
    }

    @Test
    void aSignalIsSignedByAnOfficerAndRefusedWithItsReason() {
        Ran unsigned = Ran.of(
                "exchange", "submit", "--node", node("bq"), "--yes", "--wait", "60", FORMS + "bq-signal-invented.json");
        assertThat(unsigned.exit()).isEqualTo(Exit.INVALID_INPUT);
        assertThat(unsigned.err()).contains("submit.no-officer");
        Ran refused = Ran.of(
                "exchange",
                "submit",
                "--node",
                node("bq"),
                "--as",
                node("bq") + "/officers/BQ_KPCN_1.p12",
                "--yes",
                "--wait",
                "60",
                FORMS + "bq-signal-invented.json");
        // Nobody asked for it, and it holds special categories: C6.
        assertThat(refused.exit()).isEqualTo(Exit.REFUSED);
        assertThat(refused.out()).contains("cw", "refused by policy", "decide.refused");
    }

    @Test
    void aNodeLoadsItsPolicySetAnew() {
        Ran reload = Ran.of("policy", "reload", "--node", node("aw"));
        assertThat(reload.exit()).as(reload.err()).isZero();
        assertThat(reload.out()).contains("in force: version ", "sha256:", "as before");
    }

    @Test
    void everyWorkedCaseIsAnsweredAsItExpects() {
        Ran test = Ran.of("policy", "test", "--policies", "policies");
        assertThat(test.exit()).as(test.out()).isZero();
        assertThat(test.out()).contains(" cases, 0 not as expected, sha256:");
    }

    @Test
    void aDryRunSendsNothing() {
        Ran dry = Ran.of("figures", "submit", "--node", node("cw"), "--dry-run", FORMS + "cw-2018-2020.csv");
        assertThat(dry.exit()).isZero();
        assertThat(dry.out()).contains("nothing was sent");
        assertThat(Ran.of("exchange", "list", "--node", node("cw"), "--json").json())
                .isEmpty();
    }

    @Test
    void aFormThatDoesNotAddUpIsNotEvenOffered() {
        Ran wrong = Ran.of("figures", "submit", "--node", node("bq"), "--yes", FORMS + "bq-2025-invented.csv");
        assertThat(wrong.exit()).isEqualTo(Exit.INVALID_INPUT);
        assertThat(wrong.err()).contains("validate.wrong-total", "where:", "do:");
        assertThat(wrong.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "sx, sx-2015-2017.csv, 0, can be sent",
        "bq, bq-2025-invented.csv, 3, 'total 7, parts add up to 6'",
        "bq, bq-2024-small-cells-invented.csv, 4, small cell: 2024 THB VICTIMS",
        "bq, no-such-file.csv, 3, submit.malformed",
        "B!, sx-2015-2017.csv, 3, validate.unknown-party",
    })
    void figuresCheckAnswersByExitCode(String party, String form, int exit, String says) {
        Ran check = Ran.of("figures", "check", "--party", party, FORMS + form);
        assertThat(check.exit()).isEqualTo(exit);
        assertThat(check.out() + check.err()).contains(says);
    }

    @ParameterizedTest
    @CsvSource({
        "01-figures-bq-audited.yaml, 0, STAT",
        "03-figures-bq-audit-failed.yaml, 4, P6",
        "33-onward-waits-for-consent.yaml, 5, C4",
    })
    void policyExplainAnswersByExitCode(String file, int exit, String says) {
        Ran explain = Ran.of("policy", "explain", CASES + file);
        assertThat(explain.exit()).as(explain.out() + explain.err()).isEqualTo(exit);
        assertThat(explain.out()).contains(says);
    }

    @Test
    void policyCheckSaysVersionAndClauses() {
        Ran check = Ran.of("policy", "check", "--policies", "policies");
        assertThat(check.exit()).isZero();
        assertThat(check.out()).contains("version   sha256:", "clauses");
        assertThat(Ran.of("policy", "check").out()).isEqualTo(check.out());
        assertThat(Ran.of("policy", "check", "--policies", folder.toString()).exit())
                .isNotZero();
    }

    @Test
    void theRstSeesTheFourCountries() {
        Ran status = Ran.of("figures", "status", "--node", node("rst"));
        assertThat(status.exit()).isZero();
        assertThat(status.out()).contains("Caribbean Netherlands", "Curaçao", "Sint Maarten", "Aruba");
        assertThat(Ran.of("figures", "status", "--node", node("rst"), "--lang", "nl")
                        .out())
                .isNotEqualTo(status.out());
    }

    @Test
    void onlyJsonStandsOnStandardOutput() {
        List<String[]> commands = List.of(
                new String[] {"figures", "check", "--party", "bq", "--json", FORMS + "bq-2025-invented.csv"},
                new String[] {"figures", "status", "--node", node("rst"), "--json"},
                new String[] {"exchange", "list", "--node", node("sx"), "--json"},
                new String[] {"policy", "check", "--json"},
                new String[] {"policy", "explain", "--json", CASES + "03-figures-bq-audit-failed.yaml"},
                new String[] {"register", "verify", "--node", node("sx"), "--json"});
        commands.forEach(command -> {
            Ran ran = Ran.of(command);
            assertThat(ran.err()).isEmpty();
            assertThat(ran.json().isContainerNode()).isTrue();
        });
        Ran othersForm =
                Ran.of("figures", "submit", "--node", node("aw"), "--dry-run", "--json", FORMS + "cw-2022.csv");
        assertThat(othersForm.exit()).isEqualTo(Exit.INVALID_INPUT);
        assertThat(othersForm.out()).isEmpty();
    }

    @Test
    void oneFlippedByteInTheRegisterIsFound() throws IOException {
        Ran before = Ran.of("register", "verify", "--node", node("kw"));
        assertThat(before.exit()).as(before.out() + before.err()).isZero();
        assertThat(before.out()).contains("OK: ", "entries of");
        Path bundle;
        try (Stream<Path> files = Files.walk(folder.resolve("kw/register/tile/entries"))) {
            bundle = files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(bundle);
        byte[] altered = bytes.clone();
        altered[10] ^= 1;
        Files.write(bundle, altered);
        Ran after = Ran.of("register", "verify", "--node", node("kw"));
        Ran json = Ran.of("register", "verify", "--node", node("kw"), "--json");
        Files.write(bundle, bytes);
        assertThat(after.exit()).isEqualTo(Exit.INTEGRITY);
        assertThat(after.out()).contains("NOT OK", "entry 0");
        assertThat(json.exit()).isEqualTo(Exit.INTEGRITY);
        assertThat(json.json().path("entry").asLong(-1)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"figures check", "figures", "", "register verify --folder x"})
    void wrongUseIsSaidWithTwo(String arguments) {
        Ran wrong = arguments.isEmpty() ? Ran.of() : Ran.of(arguments.split(" "));
        assertThat(wrong.exit()).isEqualTo(Exit.USAGE);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err()).contains("Usage: tenzij");
    }

    @Test
    void withoutANodeTheCommandsSayEight(@TempDir Path empty) throws IOException {
        String nowhere = empty.toString();
        for (String[] command : List.of(
                new String[] {"exchange", "list", "--node", nowhere},
                new String[] {"exchange", "show", "--node", nowhere, "01a20a5b-8feb-7b3b-98cb-2a373bf0f603"},
                new String[] {"exchange", "submit", "--node", nowhere, "--yes", FORMS + "bq-signal-invented.json"},
                new String[] {"figures", "submit", "--node", nowhere, "--yes", FORMS + "sx-2015-2017.csv"},
                new String[] {"figures", "status", "--node", nowhere},
                new String[] {"register", "verify", "--node", nowhere},
                new String[] {"run", "--node", nowhere})) {
            Ran ran = Ran.of(command);
            assertThat(ran.exit()).as(String.join(" ", command)).isEqualTo(Exit.NOT_CONFIGURED);
            assertThat(ran.err()).contains("configure.no-node");
        }
        Files.writeString(empty.resolve("running.json"), "{\"pid\":1,\"port\":1,\"token\":\"none\"}");
        assertThat(Ran.of("exchange", "list", "--node", nowhere).exit()).isEqualTo(Exit.NOT_CONFIGURED);
    }

    @Test
    void anUnknownExchangeIsSaidAsSuch() {
        Ran unknown = Ran.of("exchange", "show", "--node", node("sx"), "01a20a5b-8feb-7b3b-98cb-2a373bf0f603");
        assertThat(unknown.exit()).isEqualTo(Exit.INVALID_INPUT);
        assertThat(unknown.err()).contains("store.not-kept");
        assertThat(Ran.of("exchange", "show", "--node", node("sx"), "nonsense").exit())
                .isEqualTo(Exit.INVALID_INPUT);
    }
}
