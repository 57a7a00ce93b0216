package org.tenzij.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What would make a no a yes under each ground, and what would stay in the way even then. */
class CounterfactualTest {
    private static final String SIGNAL = "signal-bq-to-cw";
    private static final String FIGURES = "figures-cw-attested";

    private static Counterfactual under(Decision decision, String ground) {
        return ((Refusal) decision)
                .counterfactuals().stream()
                        .filter(one -> one.ground().id().equals(ground))
                        .findFirst()
                        .orElseThrow();
    }

    private static Decision decide(String name, String... fromTo) {
        return PolicyExamples.decide(PolicyExamples.SET, PolicyExamples.rewritten(name, fromTo));
    }

    private static List<String> words(List<Change> changes) {
        return changes.stream().map(Change::toString).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'now: "2026-11-24T12:00:00Z"' | 'now: "2026-12-24T12:00:00Z"'     | S0.expired
            'law: BES, mayActUnder: [BES]' | 'law: BES, mayActUnder: [NL]'    | S2.sender-law
            'law: CW, mayActUnder: [CW]'  | 'law: CW, mayActUnder: [SX]'      | S2.recipient-law
            """)
    void aRequestThatIsWrongByItselfIsNotMendedByFactsButIsToldWhatElseItLacks(String from, String to, String gate) {
        Counterfactual b1 = under(decide(SIGNAL, from, to), "B1");
        assertThat(b1.reachable()).isFalse();
        assertThat(b1.closed()).isEmpty();
        assertThat(words(b1.canBeSupplied())).contains("transferNecessary=true", "adequacyAssessed=true");
        assertThat(b1.cannot()).isEmpty();
        assertThat(b1.remaining()).extracting(FailedGate::id).containsExactly(gate);
    }

    @Test
    void whereNothingIsLeftToSendFactsDoNotHelp() {
        Counterfactual b1 = under(decide(SIGNAL, "    kind: \"signal\"\n", "", "    soft: true\n", ""), "B1");
        assertThat(b1.reachable()).isFalse();
        assertThat(words(b1.canBeSupplied())).contains("transferNecessary=true");
        assertThat(b1.remaining()).extracting(FailedGate::id).containsExactly("S6.nothing-remains");
    }

    @Test
    void whereThisNodeCannotCarryOutADutyFactsDoNotHelp() {
        WorkedCase signal = PolicyExamples.worked(SIGNAL);
        Decision decision = new Rule(PolicyExamples.SET, Set.of(Duty.LOG), Pseudonyms.PLACEHOLDER)
                .decide(signal.request(), signal.facts(), signal.now());
        Counterfactual b1 = under(decision, "B1");
        assertThat(b1.reachable()).isFalse();
        assertThat(words(b1.canBeSupplied())).contains("transferNecessary=true");
        assertThat(b1.remaining()).extracting(FailedGate::id).containsExactly("S7.duty");
    }

    @Test
    void theWaysThatCanBeGoneComeFirst() {
        List<Counterfactual> all = ((Refusal) decide(SIGNAL)).counterfactuals();
        assertThat(all)
                .extracting(one -> one.ground().id())
                .startsWith("B1", "B2", "B3")
                .doesNotContain("STAT", "KNOWLEDGE", "GATEWAY");
        Counterfactual first = all.getFirst();
        assertThat(first.reachable()).isTrue();
        assertThat(first.remaining()).isEmpty();
        assertThat(first.canBeSupplied()).allMatch(Change::canBeSupplied);
    }

    @Test
    void whatNobodyCanChangeIsSaidApart() {
        Counterfactual within = under(decide("not-competent"), "I1");
        assertThat(within.reachable()).isTrue();
        assertThat(within.canBeSupplied()).isEmpty();
        assertThat(words(within.cannot())).containsExactly("recipientCompetent=true");
    }

    @Test
    void countsThatWereNotAuditedBecomeAYesOnceTheyAre() {
        Decision decision = decide(FIGURES, "auditPassed: true, ", "");
        assertThat(decision.dataClass()).isEqualTo(DataClass.AGGREGATE_UNSAFE);
        Counterfactual stat = under(decision, "STAT");
        assertThat(stat.closed()).isEmpty();
        assertThat(stat.reachable()).isTrue();
        assertThat(words(stat.canBeSupplied())).containsExactly("auditPassed=true");
    }

    @Test
    void theSendersOwnClassIsNotTalkedAway() {
        Decision decision =
                decide(FIGURES, "  kind: annual-figures\n", "  kind: annual-figures\n  declaredClass: SPECIAL\n");
        assertThat(decision.dataClass()).isEqualTo(DataClass.SPECIAL);
        Counterfactual stat = under(decision, "STAT");
        assertThat(stat.closed()).extracting(Gate::id).containsExactly("closed.class");
        assertThat(stat.reachable()).isFalse();
        assertThat(stat.canBeSupplied()).isEmpty();
    }

    @Test
    void knowledgeIsOpenOnceItIsScannedAndDeclaredFilesIncluded() {
        Decision decision = decide(
                "practice-aw-clean", ", scanClean: true", "", "declaredNonPersonal: true", "ownAttestation: false");
        assertThat(decision.dataClass()).isEqualTo(DataClass.IDENTIFYING);
        Counterfactual knowledge = under(decision, "KNOWLEDGE");
        assertThat(knowledge.closed()).isEmpty();
        assertThat(words(knowledge.canBeSupplied()))
                .containsExactlyInAnyOrder("scanClean=true", "declaredNonPersonal=true");
    }
}
