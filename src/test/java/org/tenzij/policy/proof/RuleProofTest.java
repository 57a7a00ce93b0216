package org.tenzij.policy.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tenzij.policy.Anatomy;
import org.tenzij.policy.DataClass;
import org.tenzij.policy.PolicySet;

/** The proof over the whole fact space, that the proof would find what it looks for, and that its model is the rule. */
class RuleProofTest {
    private static final long SEED = 20_261_124L;
    private static final int POINTS = 100_000;

    @Test
    void theShippedSetAllowsNothingThatNoSetMayAllow() {
        ProofReport report = Proof.of(ProofSets.SET, ProofSets.NOW);
        System.out.printf(
                "proof: 10^%d points, %d facts, %d tables, %d cells for %d, %d nodes%n",
                report.powerOfTen(),
                report.facts(),
                report.tables(),
                report.cells(),
                report.cellsInAll(),
                report.nodes());
        assertThat(report.counterexamples()).isEmpty();
        assertThat(report.results()).hasSize(Property.all().size() + 4).allMatch(ProofReport.Result::proved);
        assertThat(report.powerOfTen()).isGreaterThan(20);
    }

    /** A law written wrong, and the property that must be seen to break. */
    private record Slip(String what, String property, Supplier<PolicySet> set) {}

    @TestFactory
    Stream<DynamicTest> everySlipInTheLawIsFoundAndCanBePlayed() {
        List<Crossing> crossings = Crossing.all(new Model(new Anatomy(ProofSets.SET)).standings);
        List<Slip> slips = slips();
        assertThat(slips.stream().map(Slip::property).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Property.all().stream().map(Property::id).toList());
        return slips.stream()
                .map(slip -> DynamicTest.dynamicTest(slip.what(), () -> {
                    ProofReport.Result result = Proof.of(slip.set().get(), slip.property(), crossings, ProofSets.NOW);
                    Counterexample found = result.found();
                    assertThat(found).isNotNull();
                    ExampleFile file = found.file();
                    assertThat(file).isNotNull();
                    assertThat(file.answer()).as(file.yaml()).startsWith("granted");
                }));
    }

    private static List<Slip> slips() {
        String everyone = """
                effect: permit
                applies: {from: [any], to: [any], kinds: [signal]}
                covers: {upTo: SPECIAL, fields: ["*"]}
                conditions: [{id: X1.a, nl: n, en: e, holds: "recipientCompetent"}]
                duties: [log]
                """;
        return List.of(
                new Slip("a ground open to everyone: BES", "TRANSFER-BES", () -> ProofSets.and("X1", everyone)),
                new Slip("a ground open to everyone: EU", "TRANSFER-EU", () -> ProofSets.and("X1", everyone)),
                new Slip("a ground open to everyone: Wbp", "TRANSFER-WBP", () -> ProofSets.and("X1", everyone)),
                new Slip("a ground open to everyone: internal", "INTERNAL", () -> ProofSets.and("X1", everyone)),
                new Slip("a ground open to everyone: own law", "OWN-LAW", () -> ProofSets.and("X1", everyone)),
                new Slip(
                        "B3 without the judgment that it is suitable",
                        "TRANSFER-BES",
                        () -> ProofSets.withoutCondition("B3.suitable")),
                new Slip("G4D although rights override", "TRANSFER-EU", () -> ProofSets.withoutCondition("G4D.rights")),
                new Slip("C11 dropped", "PROSECUTOR-BES", () -> ProofSets.without("C11")),
                new Slip("C1 dropped", "NECESSARY", () -> ProofSets.without("C1")),
                new Slip("I1 without authorisation", "INTERNAL", () -> ProofSets.withoutCondition("I1.authorised")),
                new Slip(
                        "C4 believes the sender",
                        "ONWARD",
                        () -> ProofSets.saying("C4.consent", "originHandling == 'OWN' || originConsent")),
                new Slip("P1 dropped", "INFORMANT", () -> ProofSets.without("P1")),
                new Slip(
                        "P2 weakened by a consent",
                        "THEME",
                        () -> ProofSets.saying("P2.theme", "processingBasis == 'WPG_10_1_B' && !originConsent")),
                new Slip("P3 dropped", "THEME-POLICE", () -> ProofSets.without("P3")),
                new Slip("C7 dropped", "ARTICLE-10", () -> ProofSets.without("C7")),
                new Slip("P4 dropped", "REMOVAL-DATE", () -> ProofSets.without("P4")),
                new Slip("P6 dropped", "AUDIT", () -> ProofSets.without("P6")),
                new Slip("P7 dropped", "COMPETENT", () -> ProofSets.without("P7")),
                new Slip("P8 dropped", "SETTLED", () -> ProofSets.without("P8")),
                new Slip("P10 dropped", "FREE-TEXT", () -> ProofSets.without("P10")),
                new Slip(
                        "receipts that anyone makes",
                        "OWN-GATEWAY",
                        () -> ProofSets.saying("GATEWAY.own", "betweenGateways")));
    }

    @Test
    void aLighterLawThanWatersOrBasisSayIsNeverAYes() {
        Model model = new Model(new Anatomy(ProofSets.SET));
        Bdd bdd = model.space.bdd;
        int lighter = 0;
        int honest = 0;
        for (Cell cell : Proof.cells(Crossing.all(model.standings))) {
            boolean declaredOutside = switch (cell.crossing().sender().law()) {
                case BES, NL -> false;
                case CW, SX, AW -> true;
            };
            if (!declaredOutside || cell.kind().betweenGateways() || cell.fixed() != DataClass.SPECIAL) {
                continue;
            }
            int yes = model.yes(cell);
            int police = model.space.is("processingBasis", "WPG_8");
            assertThat(bdd.and(yes, police)).as(cell.toString()).isEqualTo(Bdd.FALSE);
            if (cell.crossing().sender().mayActUnder().size() > 1) {
                int elsewhere = model.space.is("threadLaw", "BES");
                assertThat(bdd.and(yes, elsewhere)).as(cell.toString()).isEqualTo(Bdd.FALSE);
                lighter++;
            }
            honest += yes == Bdd.FALSE ? 0 : 1;
        }
        assertThat(lighter).isGreaterThan(100);
        assertThat(honest).isGreaterThan(100);
    }

    @Test
    void theModelIsTheRule() {
        CrossCheck check = new CrossCheck(new Anatomy(ProofSets.SET), SEED);
        assertThat(check.run(POINTS)).as("seed %d", SEED).isEqualTo(Optional.empty());
        assertThat(check.yes()).isGreaterThan(POINTS / 20);
        assertThat(check.no()).isGreaterThan(POINTS / 2);
    }

    @Test
    void whatACounterexampleKnowsIsWhatItsFileSays() {
        List<Crossing> crossings = Crossing.plain();
        Counterexample found = Proof.of(ProofSets.without("P1"), "INFORMANT", crossings, ProofSets.NOW)
                .found();
        assertThat(found).isNotNull();
        assertThat(found.point().known()).containsAllEntriesOf(Map.of("processingBasis", "WPG_12"));
        ExampleFile file = found.file();
        assertThat(file).isNotNull();
        assertThat(file.yaml()).contains("processingBasis: WPG_12");
        assertThat(file.name()).isEqualTo("informant.yaml");
    }
}
