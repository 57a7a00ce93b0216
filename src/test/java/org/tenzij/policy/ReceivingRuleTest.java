package org.tenzij.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the recipient's own clauses let in: a ground that fits, codes and duties it carries out, and its own term. */
class ReceivingRuleTest {
    private static final String FIGURES = "receive-figures";

    private static List<String> failed(String... fromTo) {
        WorkedCase worked = PolicyExamples.rewritten(FIGURES, fromTo);
        return CaseRun.differences(PolicyExamples.SET, worked);
    }

    @Test
    void whatFitsIsAdmitted() {
        assertThat(failed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'ground: STAT'           | 'ground: KNOWLEDGE'       | RC1
            'ground: STAT'           | 'ground: NOTHING'         | RC1
            'ground: STAT'           | 'ground: P1'              | RC1
            'ground: STAT'           | 'ground: B1'              | RC1
            'ground: STAT, class: AGGREGATE_SAFE' | 'ground: STAT, class: AGGREGATE_UNSAFE' | RC1
            'codes: [H0]'            | 'codes: [H0, H9]'         | RC2
            'undertakingHolds: true' | 'undertakingHolds: false' | RC5
            'recipientCompetent: true' | 'recipientCompetent: false' | RC3
            """)
    void whatDoesNotFitIsNot(String from, String to, String clause) {
        assertThat(failed(from, to))
                .contains(
                        "decision: expected admitted, found not-admitted",
                        "failed: expected [], found [" + clause + "]");
    }

    @Test
    void aGroundThatIsNotOpenToTheRecipientsLawDoesNotFit() {
        String within = "ground: I1, class: SPECIAL";
        assertThat(failed(
                        "ground: STAT, class: AGGREGATE_SAFE",
                        within,
                        "party: sx, authority: KPSM, law: SX, mayActUnder: [SX]",
                        "party: nl, authority: KPSM, law: NL, mayActUnder: [NL]"))
                .isEmpty();
        assertThat(failed(
                        "ground: STAT, class: AGGREGATE_SAFE",
                        within,
                        "party: bq, authority: COORDINATOR_BES, law: BES, mayActUnder: [BES]",
                        "party: cw, authority: COORDINATOR_BES, law: CW, mayActUnder: [CW]"))
                .contains("failed: expected [], found [RC1]");
    }

    @Test
    void aGroundWhoseReviewIsOverdueDoesNotFit() {
        assertThat(failed("now: \"2026-11-24T12:00:00Z\"", "now: \"2028-01-01T00:00:00Z\""))
                .contains("failed: expected [], found [RC1]");
    }

    @Test
    void personalDataAreKeptForTheTermAndNotLongerAndNeverWithoutOne() {
        String personal = "ground: R1, class: SPECIAL";
        String safe = "ground: STAT, class: AGGREGATE_SAFE";
        String date = "retainUntil: \"2031-12-31\"";
        assertThat(failed(safe, personal, date, "retainUntil: \"2036-11-21\"")).isEmpty();
        assertThat(failed(safe, personal, date, "retainUntil: \"2036-11-22\""))
                .contains("failed: expected [], found [RC4]");
        assertThat(failed(safe, personal, date, "retainUntil: \"2026-11-24\"")).isEmpty();
        assertThat(failed(safe, personal, date, "retainUntil: \"2026-11-23\""))
                .contains("failed: expected [], found [RC4]");
        assertThat(failed(safe, personal, ", " + date, "")).contains("failed: expected [], found [RC4]");
        assertThat(failed(", " + date, "")).isEmpty();
        assertThat(failed(date, "retainUntil: \"2066-11-22\"")).isEmpty();
    }

    @Test
    void aCodeWhoseDutyIsNotCarriedOutHereIsNotAdmitted() {
        WorkedCase worked = PolicyExamples.rewritten(FIGURES, "codes: [H0]", "codes: [H1]");
        assertThat(admit(worked, java.util.EnumSet.allOf(Duty.class))).isEmpty();
        assertThat(admit(worked, java.util.EnumSet.of(Duty.LOG))).containsExactly("RC2");
        ReceivingRule rule = new ReceivingRule(PolicyExamples.SET, java.util.Set.of(), java.time.Period.ofDays(1));
        assertThat(rule.policySet()).isSameAs(PolicyExamples.SET);
    }

    private static List<String> admit(WorkedCase worked, java.util.Set<Duty> able) {
        Grant grant = (Grant) PolicyExamples.decide(
                PolicyExamples.SET, PolicyExamples.rewritten("figures-cw-attested", "codes: [H0]", "codes: [H0]"));
        ReceivingRule rule = new ReceivingRule(PolicyExamples.SET, able, java.time.Period.ofDays(3650));
        DecisionRecord granted = DecisionRecord.of(grant);
        DecisionRecord record = new DecisionRecord(
                granted.kind(),
                granted.sender(),
                granted.senderLaw(),
                granted.recipient(),
                granted.authority(),
                granted.recipientLaw(),
                granted.ground(),
                granted.source(),
                granted.dataClass(),
                granted.kept(),
                granted.generalised(),
                granted.pseudonymised(),
                granted.attachments(),
                List.of(Duty.LOG),
                granted.approvedBy(),
                granted.instruments(),
                granted.undertaking(),
                granted.policyVersion(),
                granted.clauses(),
                granted.content(),
                granted.decidedAt(),
                granted.expiresAt());
        return rule.admit(CaseRun.manifest(worked.request()), record, worked.facts(), worked.now()).stream()
                .map(FailedGate::id)
                .toList();
    }
}
