package org.tenzij.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counsel's commands answer, by word and by exit code. No node runs. */
class PolicyToolsTest {
    private static final Path POLICIES = Path.of("policies");
    private static final String CASE = "policies/cases/pair-B3-no.yaml";

    @TempDir
    static Path folder;

    private static Path copy(String name) throws IOException {
        Path to = folder.resolve(name);
        Files.walkFileTree(POLICIES, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path target = to.resolve(POLICIES.relativize(file).toString());
                Files.createDirectories(target.resolveSibling(""));
                Files.copy(file, target);
                return FileVisitResult.CONTINUE;
            }
        });
        return to;
    }

    /** A set in which B3 no longer asks whether the undertaking is suitable. */
    private static Path careless(String name) throws IOException {
        Path set = copy(name);
        Path grounds = set.resolve("clauses/grounds.yaml");
        String text = Files.readString(grounds);
        String less =
                text.replace("holds: \"undertakingSuitable\"", "holds: \"undertakingGiven || undertakingSuitable\"");
        assertThat(less).isNotEqualTo(text);
        Files.writeString(grounds, less);
        return set;
    }

    @Test
    void theShippedSetIsProved() {
        Ran prove = Ran.of("policy", "prove", "--policies", "policies");
        assertThat(prove.exit()).as(prove.out() + prove.err()).isZero();
        assertThat(prove.out())
                .contains("proved  TRANSFER-BES", "looked at 10^")
                .doesNotContain("FOUND");
    }

    @Test
    void aCarelessSetIsFoundOutAndItsRequestCanBeExplained() throws IOException {
        Path set = careless("prove");
        Path examples = folder.resolve("examples");
        Ran prove =
                Ran.of("policy", "prove", "--policies", set.toString(), "--examples", examples.toString(), "--json");
        assertThat(prove.exit()).isEqualTo(Exit.INVALID_INPUT);
        assertThat(prove.json().path("results").findValuesAsText("answer")).isNotEmpty();
        String file = examples.resolve("transfer-bes.yaml").toString();
        assertThat(Ran.of("policy", "explain", "--policies", set.toString(), file)
                        .exit())
                .isZero();
        Ran shipped = Ran.of("policy", "explain", "--policies", "policies", file);
        assertThat(shipped.exit()).isNotZero();
        Ran test = Ran.of("policy", "test", "--policies", set.toString(), "--json");
        assertThat(test.exit()).isEqualTo(Exit.INVALID_INPUT);
        assertThat(test.json().path("different").has("cases/pair-B3-no.yaml")).isTrue();
    }

    @Test
    void aDifferenceSaysWhatBecomesYes() throws IOException {
        Path set = careless("diff");
        Ran diff = Ran.of("policy", "diff", "policies", set.toString());
        assertThat(diff.exit()).isEqualTo(Exit.HELD);
        assertThat(diff.out())
                .contains("ATTENTION: some of what was no becomes yes", "no to yes: signal", "~ clause B3");
        Ran back = Ran.of("policy", "diff", set.toString(), "policies", "--json");
        assertThat(back.exit()).isZero();
        assertThat(back.json().path("changes").findValuesAsText("way")).containsOnly("YES_TO_NO");
        Ran same = Ran.of("policy", "diff", "policies", "policies");
        assertThat(same.out()).contains("nothing that was no becomes yes", "no answer and no ground changes");
    }

    @ParameterizedTest
    @CsvSource({
        "undertakingSuitable=true, 0, granted under B3",
        "approver:undertakingSuitable=true, 0, granted under B3",
        "recipient:undertakingSuitable=true, 5, nothing changed",
        "processingBasis=WPG_12, 4, '+ failed P1'",
        "noSuchFact=true, 3, no such fact is declared",
        "necessityStated=true, 3, follows from the message",
    })
    void whatIfAnswersByExitCode(String word, int exit, String says) {
        Ran ran = Ran.of("policy", "what-if", "--set", word, CASE);
        assertThat(ran.exit()).as(ran.out() + ran.err()).isEqualTo(exit);
        assertThat(ran.out() + ran.err()).contains(says);
    }

    @Test
    void whatIfAsJsonHoldsBothAnswers() {
        Ran ran = Ran.of("policy", "what-if", "--json", "--set", "undertakingSuitable=true", CASE);
        assertThat(ran.json().at("/before/outcome").asText()).isEqualTo("held");
        assertThat(ran.json().at("/after/outcome").asText()).isEqualTo("granted");
    }

    @Test
    void theMatrixIsTextCsvJsonAndAPage() throws IOException {
        String[] some = {"policy", "matrix", "--from", "bq", "--to", "cw", "--kind", "signal"};
        assertThat(Ran.of(some).out()).contains("bq/BES", "cw/CW", "signal", "SPECIAL", "(B1)", "B3*");
        String csv = Ran.of("policy", "matrix", "--from", "bq", "--to", "cw", "--kind", "signal", "--csv")
                .out();
        assertThat(csv).startsWith("sender,law,recipient,").contains("undertakingSuitable");
        assertThat(csv.lines().map(line -> line.replaceAll("\"[^\"]*\"", "x").split(",", -1).length))
                .containsOnly(10);
        assertThat(Ran.of("policy", "matrix", "--from", "bq", "--to", "cw", "--kind", "signal", "--json")
                        .json())
                .isNotEmpty();
        Path page = folder.resolve("matrix.html");
        assertThat(Ran.of("policy", "matrix", "--lang", "nl", "--html", page.toString())
                        .exit())
                .isZero();
        assertThat(Files.readString(page)).contains("Wie mag wat aan wie geven", "<caption>signal");
    }

    @Test
    void checkSaysWhatIsWrongAndWhatIsShut() throws IOException {
        Ran check = Ran.of("policy", "check", "--json");
        assertThat(check.exit()).isZero();
        assertThat(check.json().path("findings").findValuesAsText("code")).contains("instrument.none");
        Path set = copy("check");
        Files.writeString(set.resolve("clauses/added.yaml"), """
                clauses:
                  - id: X1
                    effect: require
                    source: [{text: Test, article: "1", read: V}]
                    title: {nl: n, en: e, es: s, pap_CW: c, pap_AW: a}
                    applies: {from: [any], to: [any], kinds: [signal], atLeast: SPECIAL}
                    conditions: [{id: X1.a, nl: n, en: e, holds: "personUnclassified"}]
                    review: "2099-12-31"
                """);
        Ran wrong = Ran.of("policy", "check", "--policies", set.toString());
        assertThat(wrong.exit()).isEqualTo(Exit.INVALID_INPUT);
        assertThat(wrong.out()).contains("clause.contradiction");
    }
}
