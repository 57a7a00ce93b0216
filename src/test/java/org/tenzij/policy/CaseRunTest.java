package org.tenzij.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A worked case that expects another answer than the rule gives is found out, and told in what. */
class CaseRunTest {
    private static String text(String name) {
        return new String(PolicyExamples.FILES.get("cases/" + name + ".yaml"), StandardCharsets.UTF_8);
    }

    private static WorkedCase read(String name, String from, String to) {
        return WorkedCase.read(
                "cases/x.yaml", PolicyParts.changed(text(name), from, to).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            54-follow-up-bq-to-cw-law         | decision: held              | decision: grant        | decision: expected grant, found held
            54-follow-up-bq-to-cw-law         | class: IDENTIFYING          | class: SPECIAL         | class: expected SPECIAL, found IDENTIFYING
            54-follow-up-bq-to-cw-law         | '    - "C11"'               | '    - "C12"'          | failed: expected [S5.no-ground, C12], found [S5.no-ground, C11]
            54-follow-up-bq-to-cw-law         | '    - "specificInterest=true"' | ''                 | missing: expected [prosecutorApproved=true], found [prosecutorApproved=true, specificInterest=true]
            54-follow-up-bq-to-cw-law         | 'class: IDENTIFYING'        | 'ignored: [auditPassed]' | ignored: expected [auditPassed], found []
            65-signal-granted-under-guarantee | 'ground: B3'                | 'ground: B2'           | ground: expected B2, found B3
            58-receive-figures                | decision: admitted          | decision: not-admitted | decision: expected not-admitted, found admitted
            """)
    void anotherExpectationIsADifference(String name, String from, String to, String difference) {
        assertThat(CaseRun.differences(PolicyExamples.SET, read(name, from, to == null ? "" : to)))
                .containsExactly(difference);
    }

    @Test
    void fieldsAndDutiesAreCompared() {
        String granted = "65-signal-granted-under-guarantee";
        assertThat(CaseRun.differences(PolicyExamples.SET, read(granted, "    - \"soft\"\n", "")))
                .singleElement()
                .asString()
                .startsWith("kept: expected [");
        assertThat(CaseRun.differences(PolicyExamples.SET, read(granted, "    - \"reporter.date\"\n", "")))
                .singleElement()
                .asString()
                .startsWith("removed: expected [");
        assertThat(CaseRun.differences(PolicyExamples.SET, read(granted, "    - \"keep-undertaking\"\n", "")))
                .singleElement()
                .asString()
                .startsWith("duties: expected [");
    }

    @Test
    void theWaysToAYesAreCompared() {
        assertThat(CaseRun.differences(PolicyExamples.SET, read("21-signal-bq-to-cw", "    - \"B1: ", "    - \"B9: ")))
                .singleElement()
                .asString()
                .startsWith("unless: expected [")
                .contains("B9: originConsent=true");
    }

    @Test
    void whatFailsOnReceiptIsCompared() {
        assertThat(CaseRun.differences(
                        PolicyExamples.SET, read("59-receive-wrong-ground", "failed:\n    - \"", "failed:\n    - \"X")))
                .singleElement()
                .asString()
                .startsWith("failed: expected [X");
    }

    @Test
    void aCaseThatExpectsNothingIsADifferenceByItself() {
        assertThat(CaseRun.differences(
                        PolicyExamples.SET, read("58-receive-figures", "expect:\n  decision: admitted", "")))
                .containsExactly("the case expects nothing");
    }
}
