package org.tenzij.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tenzij.exchange.json.CanonicalJson;
import org.tenzij.exchange.json.StrictJson;

class ExplanationTest {
    private static final Locale DUTCH = Locale.of("nl", "BQ");

    @Test
    void aRefusalSaysNoWhyNotAndUnless() {
        String text = Explanation.text(decide("figures-bq-not-audited"), Locale.ENGLISH);
        assertThat(text)
                .startsWith("NO: annual-figures from bq (WPG_BES) to cw (CW_LAW)")
                .contains("P6: Counts that did not pass the disclosure audit do not leave [Wpg 22(1)]")
                .contains("not known: auditPassed")
                .contains("on ground STAT")
                .contains(
                        "auditPassed = true: The disclosure audit was passed: nothing about a person follows from the table. (by: the gateway)")
                .contains(PolicyExamples.SET.version().value());
        assertThat(text.indexOf("P6:")).isLessThan(text.indexOf("S5.no-ground"));
    }

    @Test
    void theSameInDutch() {
        String text = Explanation.text(decide("signal-themaregister"), DUTCH);
        assertThat(text)
                .startsWith("NEE: signal van bq (WPG_BES) naar sx (SX_LAW)")
                .contains("P2: Themagegevens gaan niet naar een partij met eigen recht [Bpg 5:1(6)]")
                .contains("Tenzij:")
                .contains("niet op grond I1")
                .contains("Deze grond staat niet open voor een ontvanger onder dit recht.");
    }

    @Test
    void eachGroundSaysWhatWouldOpenIt() {
        Refusal refusal = (Refusal) decide("signal-bq-to-cw");
        assertThat(refusal.counterfactuals().stream().filter(Counterfactual::reachable))
                .extracting(one -> one.ground().id())
                .containsExactly("B1", "B2", "B3");
        assertThat(Explanation.text(refusal, Locale.ENGLISH))
                .contains(
                        "prosecutorApproved = true: A public prosecutor approved exactly this transfer. (by: approver)");
    }

    @Test
    void whereNoGroundIsOpenItSaysWhatWouldBeNeededBesides() {
        PolicySet fewer = PolicyExamples.SET.without("B1").without("B2").without("B3");
        Refusal refusal = (Refusal) PolicyExamples.decide(fewer, PolicyExamples.worked("signal-bq-to-cw"));
        assertThat(refusal.counterfactuals()).isNotEmpty().noneMatch(Counterfactual::reachable);
        assertThat(refusal.besides())
                .extracting(Change::toString)
                .contains("transferNecessary=true", "specialUnavoidable=true", "prosecutorApproved=true");
        assertThat(Explanation.text(refusal, Locale.ENGLISH)).contains("What is needed besides, on whatever ground:");
    }

    @Test
    void aKnownValueIsChangedByLawfulActsOnly() {
        String text = Explanation.text(decide("informant"), Locale.ENGLISH);
        assertThat(text).contains("how: A competent person first brings the data under another basis");
        String competent = Explanation.text(decide("not-competent"), Locale.ENGLISH);
        assertThat(competent).contains("This nobody can change:").contains("recipientCompetent = true");
    }

    @Test
    void aGrantListsWhatLeavesAndWhatStays() {
        String text = Explanation.text(decide("handover-kw-to-cw"), Locale.ENGLISH);
        assertThat(text)
                .startsWith("YES: interception from kw (CW_LAW) to cw (CW_LAW)")
                .contains("leaves: subjects[0].names[] (R1)")
                .contains("stays: subjects[1].askedProtection (P9)")
                .contains("stays: position.lat (C12.necessity)")
                .contains("Duties: KEEP_ATTESTATION, LOG, TELL_RECIPIENT");
    }

    @Test
    void aWaitSaysForWhomAndWhat() {
        String text = Explanation.text(decide("onward-waits-for-consent"), DUTCH);
        assertThat(text).startsWith("WACHT").contains("originConsent = true").contains("door: herkomst");
    }

    @Test
    void theKeptDocumentReadsTheSame() {
        Decision decision = decide("signal-bq-to-cw");
        ObjectNode kept = (ObjectNode) StrictJson.tree(CanonicalJson.bytes(decision.explanation()), "explanation");
        assertThat(Explanation.text(kept, Locale.ENGLISH)).isEqualTo(Explanation.text(decision, Locale.ENGLISH));
    }

    @Test
    @Tag("whole-set")
    void nothingOfThePayloadStandsInAnyExplanation() {
        assertThat(PolicyExamples.SET.cases()).allSatisfy(worked -> {
            Decision decision = PolicyExamples.decide(PolicyExamples.SET, worked);
            assertThat(decision.explanation().toString()).doesNotContain("Ejemplo", "Voorbeeld", "KW-26", "1994");
            assertThat(Explanation.text(decision, DUTCH)).doesNotContain("{", "MissingResource");
            assertThat(Explanation.text(decision, Locale.ENGLISH)).doesNotContain("{", "null");
        });
    }

    @Test
    void aFieldNameThatMayBeAPersonsIsNotRepeated() {
        WorkedCase figures = PolicyExamples.worked("figures-cw-attested");
        ObjectNode payload = figures.request().payload().deepCopy();
        payload.put("Ana Ejemplo", 1);
        Request request =
                PolicyExamples.with(figures.request(), figures.request().asserted(), payload);
        Decision decision = PolicyExamples.RULE.decide(request, figures.facts(), figures.now());
        assertThat(decision.failed()).extracting(FailedGate::id).containsExactly("S0.unknown-field");
        assertThat(decision.explanation().toString()).doesNotContain("Ejemplo");
    }

    @Test
    void bothLanguagesHaveTheSameWords() {
        var keys = Map.of(
                "nl",
                        ResourceBundle.getBundle("org.tenzij.policy.explanation", DUTCH)
                                .keySet(),
                "en",
                        ResourceBundle.getBundle("org.tenzij.policy.explanation", Locale.ENGLISH)
                                .keySet());
        assertThat(keys.get("nl")).isEqualTo(keys.get("en")).hasSizeGreaterThan(30);
    }

    private static Decision decide(String name) {
        return PolicyExamples.decide(PolicyExamples.SET, PolicyExamples.worked(name));
    }
}
