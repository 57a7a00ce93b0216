package org.tenzij.policy.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenzij.exchange.Kind;
import org.tenzij.policy.Anatomy;
import org.tenzij.policy.PolicySet;
import org.tenzij.policy.WorkedCase;

class SetDiffTest {
    private static DiffReport to(PolicySet newer) {
        return SetDiff.of(ProofSets.SET, newer, ProofSets.NOW);
    }

    @Test
    void aSetIsAsItselfAndABetterTitleChangesNoAnswer() {
        DiffReport same = to(ProofSets.SET);
        assertThat(same.changes()).isEmpty();
        assertThat(same.wording()).isEmpty();
        DiffReport title = to(ProofSets.with("C11", clause -> ((ObjectNode) clause.path("title")).put("en", "Better")));
        assertThat(title.changes()).isEmpty();
        assertThat(title.onlyStricter()).isTrue();
        assertThat(title.wording()).containsExactly("~ clause C11: its title only");
    }

    @Test
    void aDroppedConditionShowsWhatBecomesYes() {
        PolicySet newer = ProofSets.without("C11");
        DiffReport report = to(newer);
        assertThat(report.onlyStricter()).isFalse();
        assertThat(report.wording()).containsExactly("- clause C11");
        assertThat(report.changes()).extracting(DiffReport.Change::way).containsOnly(DiffReport.Way.NO_TO_YES);
        assertThat(report.changes()).extracting(DiffReport.Change::kind).contains(Kind.SIGNAL);
        ExampleFile file = report.changes().getFirst().example().file();
        assertThat(file).isNotNull();
        assertThat(file.answer()).startsWith("granted");
        WorkedCase asked = WorkedCase.read(file.name(), file.yaml().getBytes(StandardCharsets.UTF_8));
        assertThat(WhatIf.answer(asked.decide(ProofSets.SET))).isNotEqualTo(file.answer());
    }

    @Test
    void aProhibitionMoreIsOnlyStricter() {
        DiffReport report = to(ProofSets.and("X1", """
                effect: prohibit
                applies: {from: [outside], to: [any], kinds: [answer], atLeast: NON_PERSONAL}
                conditions: [{id: X1.a, nl: n, en: e, holds: "!scanClean"}]
                """));
        assertThat(report.onlyStricter()).isTrue();
        assertThat(report.wording()).containsExactly("+ clause X1");
        assertThat(report.changes()).hasSize(1);
        DiffReport.Change change = report.changes().getFirst();
        assertThat(change.way()).isEqualTo(DiffReport.Way.YES_TO_NO);
        assertThat(change.kind()).isEqualTo(Kind.ANSWER);
        assertThat(change.cells()).isGreaterThan(1);
    }

    @Test
    void anotherGroundIsSaidAsSuch() {
        DiffReport report = to(ProofSets.without("G1"));
        assertThat(report.onlyStricter()).isTrue();
        assertThat(report.changes())
                .filteredOn(change -> change.way() == DiffReport.Way.OTHER_GROUND)
                .isNotEmpty()
                .allMatch(change -> change.from().equals("G1"));
        assertThat(report.changes()).extracting(DiffReport.Change::to).contains("G2", "G4A");
    }

    @Test
    void everyClauseIsSeenToCount() {
        List<Effects.Of> effects = new Effects(new Model(new Anatomy(ProofSets.SET)), ProofSets.NOW).all();
        assertThat(effects).hasSameSizeAs(ProofSets.SET.clauses());
        assertThat(effects).noneMatch(effect -> effect.weight() == Effects.Weight.NOTHING);
        assertThat(effects)
                .filteredOn(effect -> effect.weight() == Effects.Weight.REASON)
                .extracting(effect -> effect.clause().id())
                .containsExactly("C2");
    }
}
