package org.tenzij.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole explanations, word by word, in Dutch, in English and as the document that is kept. A jurist reads them under {@code
 * src/test/resources/explanations}; digests stand there as dots, for they change with every word of the policy. What came out
 * is left under {@code target/explanations}: where its words are the right ones, it takes the old one's place.
 */
class ExplanationGoldenTest {
    private static final Path WANTED = Path.of("src/test/resources/explanations");
    private static final Path FOUND = Path.of("target/explanations");
    private static final Set<String> KEPT =
            Set.of("granted", "granted-by-derogation", "held-for-a-template", "refused-duty");

    static Stream<Arguments> outcomes() {
        PolicySet fewer = PolicyExamples.SET.without("B1").without("B2").without("B3");
        WorkedCase signal = PolicyExamples.worked("signal-bq-to-cw");
        return Stream.of(
                Arguments.of("granted", decide("handover-kw-to-cw")),
                Arguments.of("granted-under-guarantee", decide("signal-granted-under-guarantee")),
                Arguments.of("granted-by-derogation", decide("threat-and-another-member-state")),
                Arguments.of("held", decide("signal-waits-for-people")),
                Arguments.of("held-for-a-template", decide("follow-up-bq-to-cw-law")),
                Arguments.of("refused", ignoring(signal)),
                Arguments.of("refused-not-competent", decide("not-competent")),
                Arguments.of("refused-expired", decide("expired")),
                Arguments.of("refused-duty", unable()),
                Arguments.of("refused-no-ground-open", PolicyExamples.decide(fewer, signal)),
                Arguments.of("refused-no-ground-at-all", PolicyExamples.decide(groundless(), signal)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("outcomes")
    void itReadsAsWritten(String name, Decision decision) throws IOException {
        String kept = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(decision.explanation());
        Map<String, String> found = new TreeMap<>();
        found.put(name + ".nl.txt", plain(Explanation.text(decision, Locale.of("nl", "BQ"))));
        found.put(name + ".en.txt", plain(Explanation.text(decision, Locale.ENGLISH)));
        if (KEPT.contains(name)) {
            found.put(name + ".json", plain(kept + "\n"));
        }
        Files.createDirectories(FOUND);
        for (Map.Entry<String, String> file : found.entrySet()) {
            Files.writeString(FOUND.resolve(file.getKey()), file.getValue());
        }
        for (Map.Entry<String, String> file : found.entrySet()) {
            assertThat(file.getValue()).as(file.getKey()).isEqualTo(Files.readString(WANTED.resolve(file.getKey())));
        }
    }

    private static String plain(String text) {
        return text.replace("\r\n", "\n").replaceAll("sha256:[0-9a-f]{64}", "sha256:…");
    }

    private static Decision decide(String name) {
        return PolicyExamples.decide(PolicyExamples.SET, PolicyExamples.worked(name));
    }

    /** With one word that nobody may say, and one that this policy does not know. */
    private static Decision ignoring(WorkedCase worked) {
        Facts more = worked.facts()
                .and(Facts.of(
                        new Assertion("prosecutorApproved", true, Asserter.RECIPIENT),
                        new Assertion("everythingIsFine", true, Asserter.GATEWAY)));
        return PolicyExamples.RULE.decide(worked.request(), more, worked.now());
    }

    private static Decision unable() {
        WorkedCase figures = PolicyExamples.worked("figures-cw-attested");
        return new Rule(PolicyExamples.SET, Set.of(Duty.LOG), Pseudonyms.PLACEHOLDER)
                .decide(figures.request(), figures.facts(), figures.now());
    }

    private static PolicySet groundless() {
        PolicySet set = PolicyExamples.SET;
        for (Clause clause : List.copyOf(set.clauses())) {
            set = clause.effect() == Effect.PERMIT ? set.without(clause.id()) : set;
        }
        return set;
    }
}
