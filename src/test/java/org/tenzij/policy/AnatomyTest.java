package org.tenzij.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.Law;
import org.tenzij.exchange.Party;

/** The rule taken apart answers as the rule itself. */
class AnatomyTest {
    private static final Side BQ = side("bq", Law.BES);
    private static final Side CW = side("cw", Law.CW);
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final Anatomy anatomy = new Anatomy(PolicyExamples.SET);

    private static Side side(String party, Law... laws) {
        return new Side(new Party(party), null, laws[0], Set.of(laws));
    }

    private int ordinal(String fact) {
        return PolicyExamples.SET.fact(fact).orElseThrow().ordinal();
    }

    private int index(String fact, Object value) {
        return PolicyExamples.SET.fact(fact).orElseThrow().indexOf(value);
    }

    @Test
    void itIsAboutThatSet() {
        assertThat(anatomy.set()).isSameAs(PolicyExamples.SET);
        assertThat(anatomy.rule().policySet()).isSameAs(PolicyExamples.SET);
        assertThat(anatomy.facts())
                .extracting(FactDeclaration::id)
                .contains("auditPassed", "processingBasis")
                .hasSameSizeAs(PolicyExamples.SET.facts());
        assertThat(anatomy.without("STAT").set().clause("STAT")).isEmpty();
        assertThat(anatomy.without("STAT").set().clauses())
                .hasSize(anatomy.set().clauses().size() - 1);
    }

    @Test
    void aConditionAnswersForTheValuesOfItsFacts() {
        Condition condition = anatomy.condition("T.a", "auditPassed && processingBasis == 'WPG_8'")
                .orElseThrow();
        assertThat(anatomy.asks(condition))
                .extracting(FactDeclaration::id)
                .containsExactlyInAnyOrder("auditPassed", "processingBasis");
        int audit = ordinal("auditPassed");
        int basis = ordinal("processingBasis");
        assertThat(anatomy.answer(condition, Map.of())).isEqualTo(Truth.UNKNOWN);
        assertThat(anatomy.answer(condition, Map.of(audit, index("auditPassed", false))))
                .isEqualTo(Truth.FALSE);
        assertThat(anatomy.answer(
                        condition, Map.of(audit, index("auditPassed", true), basis, index("processingBasis", "WPG_8"))))
                .isEqualTo(Truth.TRUE);
        assertThat(condition.table().asks(audit)).isTrue();
        assertThat(condition.table().asks(ordinal("scanClean"))).isFalse();
    }

    @Test
    void anExpressionThatDoesNotFitGivesNoCondition() {
        assertThat(anatomy.condition("T.a", "noSuchFact")).isEmpty();
    }

    @Test
    void aClauseAppliesWhereItSaysSo() {
        Clause stat = PolicyExamples.SET.clause("STAT").orElseThrow();
        assertThat(Anatomy.applies(stat, Regime.WPG_BES, Regime.CW_LAW, Kind.ANNUAL_FIGURES, DataClass.AGGREGATE_SAFE))
                .isTrue();
        assertThat(Anatomy.applies(stat, Regime.WPG_BES, Regime.CW_LAW, Kind.SIGNAL, DataClass.AGGREGATE_SAFE))
                .isFalse();
    }

    @Test
    void theFieldsOfAKindAreListedWithTheClausesThatOrderThem() {
        assertThat(anatomy.lists(Kind.SIGNAL)).isTrue();
        assertThat(anatomy.fields(Kind.SIGNAL))
                .contains(
                        new Anatomy.Listed("kind", DataClass.NON_PERSONAL, false, List.of()),
                        new Anatomy.Listed("description", DataClass.IDENTIFYING, true, List.of()),
                        new Anatomy.Listed("reporter.name", DataClass.IDENTIFYING, false, List.of("D1")),
                        new Anatomy.Listed("subjects[].birthDate", DataClass.IDENTIFYING, false, List.of("D2")),
                        new Anatomy.Listed("subjects[].names[]", DataClass.IDENTIFYING, false, List.of("D1", "D2")));
        assertThat(anatomy.raises(Kind.SIGNAL)).isEmpty();
        assertThat(anatomy.raises(Kind.ANNUAL_FIGURES)).isNotEmpty().allSatisfy(raise -> {
            assertThat(raise.to()).isGreaterThan(DataClass.NON_PERSONAL);
            assertThat(raise.unless().id()).startsWith("annual-figures.raise");
        });
    }

    @Test
    void aKindWithoutFieldsIsNotListed() {
        var files = new java.util.TreeMap<>(PolicyExamples.FILES);
        files.remove("fields/heartbeat.yaml");
        Anatomy fewer = new Anatomy(PolicySet.of(files));
        assertThat(fewer.lists(Kind.HEARTBEAT)).isFalse();
        assertThat(fewer.fields(Kind.HEARTBEAT)).isEmpty();
        assertThat(fewer.raises(Kind.HEARTBEAT)).isEmpty();
    }

    @Test
    void theSenderStandsUnderTheRegimeThatItsBasisAllows() {
        Anatomy.Rows rows = anatomy.rows(List.of(
                Map.of(),
                Map.of(ordinal("processingBasis"), index("processingBasis", "WPG_8")),
                Map.of(ordinal("processingBasis"), index("processingBasis", "NON_POLICE"))));
        assertThat(anatomy.sender(BQ, CW, Kind.SIGNAL, DataClass.SPECIAL, rows))
                .containsExactly(Optional.empty(), Optional.of(Regime.WPG_BES), Optional.of(Regime.WBP_BES));
        assertThat(Anatomy.recipient(CW)).isEqualTo(Regime.CW_LAW);
        assertThat(Anatomy.recipient(BQ)).isEqualTo(Regime.WPG_BES);
    }

    @Test
    void anInstrumentCountsBetweenItsParties() {
        Instrument permission = PolicyExamples.SET.instruments().stream()
                .filter(one -> one.id().equals("PERMISSION-2026-BQ"))
                .findFirst()
                .orElseThrow();
        assertThat(Anatomy.covers(
                        permission, BQ.party(), CW.party(), Kind.ANNUAL_FIGURES, DataClass.AGGREGATE_SAFE, NOW))
                .isTrue();
        assertThat(Anatomy.covers(
                        permission, CW.party(), BQ.party(), Kind.ANNUAL_FIGURES, DataClass.AGGREGATE_SAFE, NOW))
                .isFalse();
    }

    @Test
    void aWorkedCaseIsPlayedByItsOwnRule() {
        WorkedCase signal = PolicyExamples.worked("signal-waits-for-people");
        Rule rule = Anatomy.rule(PolicyExamples.SET, signal);
        assertThat(rule.policySet().version()).isEqualTo(PolicyExamples.SET.version());
        Held held = (Held) rule.decide(signal.request(), signal.facts(), signal.now());
        assertThat(Anatomy.approvals(rule, signal.request(), signal.facts(), signal.now()))
                .contains(held.candidates().getFirst().approvalDigest());
    }

    @Test
    void theGroundIsTheOneTheRuleSaysYesOn() {
        Request bare = anatomy.bare(Kind.HEARTBEAT, BQ, CW, DataClass.NON_PERSONAL);
        int made = ordinal("madeByGateway");
        assertThat(anatomy.ground(bare, Map.of(made, index("madeByGateway", true)), NOW))
                .contains("GATEWAY");
        assertThat(anatomy.ground(bare, Map.of(), NOW)).isEmpty();
    }

    @Test
    void aBareMessageHoldsNothingAndNeedsEverything() {
        Request bare = anatomy.bare(Kind.SIGNAL, BQ, CW, DataClass.SPECIAL);
        assertThat(bare.payload()).hasToString("{\"kind\":\"signal\"}");
        assertThat(bare.sender()).isEqualTo(BQ);
        assertThat(bare.recipient()).isEqualTo(CW);
        assertThat(bare.declaredClass()).isEqualTo(DataClass.SPECIAL);
        assertThat(bare.necessity())
                .containsExactlyInAnyOrderElementsOf(anatomy.fields(Kind.SIGNAL).stream()
                        .map(Anatomy.Listed::path)
                        .toList());
    }
}
