package org.tenzij.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;

class PolicyCasesTest {
    private static final SortedMap<String, byte[]> FILES = PolicyFiles.read(Path.of("policies"));
    private static final PolicySet SET = PolicySet.of(FILES);
    private static final int CASES = 184;

    @TestFactory
    Stream<DynamicTest> everyCaseComesOutAsWritten() {
        return SET.cases().stream()
                .map(worked -> DynamicTest.dynamicTest(
                        worked.name(),
                        () -> assertThat(CaseRun.differences(SET, worked)).isEmpty()));
    }

    @Test
    void noCaseWasMissed() {
        assertThat(SET.cases()).hasSize(CASES);
        assertThat(SET.cases()).allMatch(worked -> worked.expected() != null && worked.title() != null);
    }

    @Test
    void asManyRefusalsAsGrantsAtLeast() {
        long grants =
                SET.cases().stream().filter(worked -> expects(worked, "grant")).count();
        long refusals = SET.cases().stream()
                .filter(worked -> expects(worked, "refusal") || expects(worked, "held"))
                .count();
        assertThat(grants).isGreaterThanOrEqualTo(10);
        assertThat(refusals).isGreaterThanOrEqualTo(grants);
    }

    @TestFactory
    @Tag("whole-set")
    Stream<DynamicTest> takingAnyClauseAwayTurnsACaseRed() {
        assertThat(SET.clauses()).hasSize(51);
        return SET.clauses().stream()
                .map(clause -> DynamicTest.dynamicTest(
                        clause.id(), () -> assertThat(isMissed(clause.id())).isTrue()));
    }

    private static boolean isMissed(String clause) throws IOException {
        PolicySet without;
        try {
            without = PolicySet.of(without(clause));
        } catch (Fault e) {
            return e.code() == ErrorCode.DECIDE_BAD_POLICY;
        }
        return SET.cases().stream()
                .anyMatch(worked -> !CaseRun.differences(without, worked).isEmpty());
    }

    private static SortedMap<String, byte[]> without(String clause) throws IOException {
        YAMLMapper yaml = new YAMLMapper();
        SortedMap<String, byte[]> files = new TreeMap<>(FILES);
        for (String name : List.copyOf(files.keySet())) {
            if (!name.startsWith("clauses/")) {
                continue;
            }
            JsonNode tree = yaml.readTree(FILES.get(name));
            Iterator<JsonNode> clauses = ((ArrayNode) tree.path("clauses")).elements();
            while (clauses.hasNext()) {
                if (clauses.next().path("id").asText().equals(clause)) {
                    clauses.remove();
                    files.put(name, yaml.writeValueAsBytes(tree));
                }
            }
        }
        assertThat(files).isNotEqualTo(FILES);
        return files;
    }

    private static boolean expects(WorkedCase worked, String decision) {
        WorkedCase.Expected expected = worked.expected();
        return expected != null && expected.decision().equals(decision);
    }
}
