package org.tenzij.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tenzij.exchange.Law;

/** What the engine finds in a message by itself: class, standing, what makes it whole, and the facts that follow from it. */
class MessageFactsTest {
    private static final String SIGNAL = "signal-waits-for-people";
    private static final String PRACTICE = "practice-aw-clean";

    private static Evaluation evaluation(PolicySet set, WorkedCase worked) {
        return Evaluation.of(
                new Rule(set, PolicyExamples.ALL_DUTIES, Pseudonyms.PLACEHOLDER),
                worked.request(),
                worked.facts(),
                worked.now());
    }

    private static Evaluation evaluation(String name, String... fromTo) {
        return evaluation(PolicyExamples.SET, PolicyExamples.rewritten(name, fromTo));
    }

    private static @Nullable Object value(Evaluation evaluation, String id) {
        FactDeclaration fact = PolicyExamples.SET.fact(id).orElseThrow();
        return fact.value(evaluation.values.at(fact.ordinal()));
    }

    private static List<String> failed(Evaluation evaluation) {
        return evaluation.whole.stream().map(FailedGate::id).toList();
    }

    @Test
    void aMessageWithoutFreeTextIsCleared() {
        Evaluation signal = evaluation(SIGNAL);
        assertThat(value(signal, "freeTextPresent")).isEqualTo(false);
        assertThat(value(signal, "freeTextCleared")).isEqualTo(true);
    }

    @Test
    void aTextIsClearedWhereAPersonStruckOutWhatDoesNotLeave() {
        assertThat(value(evaluation("text-redacted"), "freeTextCleared")).isEqualTo(true);
        assertThat(value(evaluation("text-still-says-it"), "freeTextCleared")).isEqualTo(false);
        Evaluation misfit = evaluation("text-redacted", "to: 46", "to: 460");
        assertThat(value(misfit, "freeTextCleared")).isEqualTo(false);
        assertThat(failed(misfit)).containsExactly("S0.redaction");
    }

    @Test
    void aSignalIsOneCaseByItsReferenceOrItsThread() {
        String reference = "    reference: \"BQ-26-0031\"\n";
        String thread = "  thread: \"BQ-26-0031\"\n";
        assertThat(value(evaluation(SIGNAL), "oneCase")).isEqualTo(true);
        assertThat(value(evaluation(SIGNAL, reference, ""), "oneCase")).isEqualTo(true);
        assertThat(value(evaluation(SIGNAL, thread, ""), "oneCase")).isEqualTo(true);
        assertThat(value(evaluation(SIGNAL, reference, "", thread, ""), "oneCase"))
                .isEqualTo(false);
    }

    @Test
    void asManyPersonsAsTheListAllowsAreOneCase() {
        assertThat(persons(25)).isEqualTo(true);
        assertThat(persons(26)).isEqualTo(false);
    }

    private static @Nullable Object persons(int count) {
        WorkedCase signal = PolicyExamples.worked(SIGNAL);
        ObjectNode payload = signal.request().payload().deepCopy();
        ArrayNode subjects = payload.putArray("subjects");
        for (int i = 0; i < count; i++) {
            subjects.addObject().put("category", "VICTIM");
        }
        Request request = PolicyExamples.with(signal.request(), signal.request().asserted(), payload);
        return value(Evaluation.of(PolicyExamples.RULE, request, signal.facts(), signal.now()), "oneCase");
    }

    @Test
    void oneBoatIsOneCaseAndFiguresNeverAre() {
        assertThat(value(evaluation("handover-kw-to-cw"), "oneCase")).isEqualTo(true);
        assertThat(value(evaluation("figures-bq-audited"), "oneCase")).isEqualTo(false);
    }

    @Test
    void anInstrumentThatIsNotOnFileIsKnownNotToBe() {
        Evaluation figures = evaluation("figures-bq-no-permission");
        assertThat(value(figures, "permissionOnFile")).isEqualTo(false);
        assertThat(value(evaluation("figures-bq-audited"), "permissionOnFile")).isEqualTo(true);
    }

    @Test
    void filesWeighWhatTheirKindSaysWhereThereAreAny() {
        String text = new String(PolicyExamples.FILES.get("fields/best-practice.yaml"), StandardCharsets.UTF_8);
        PolicySet heavy = PolicySet.of(PolicyExamples.filesWith(
                "fields/best-practice.yaml",
                PolicyParts.changed(text, "attachments: {class: NON_PERSONAL}", "attachments: {class: SPECIAL}")));
        String file =
                "  attachments:\n    - {\"name\": \"poster.pdf\", \"mediaType\": \"application/pdf\", \"sizeBytes\": 1000, "
                        + "\"sha256\": \"sha256:abababababababababababababababababababababababababababababababab\"}\n";
        assertThat(evaluation(heavy, PolicyExamples.worked(PRACTICE)).dataClass).isEqualTo(DataClass.SPECIAL);
        assertThat(evaluation(heavy, PolicyExamples.rewritten(PRACTICE, file, "")).dataClass)
                .isEqualTo(DataClass.NON_PERSONAL);
        assertThat(evaluation(PRACTICE).dataClass).isEqualTo(DataClass.NON_PERSONAL);
        Counterfactual knowledge = new Refusal(
                        evaluation(heavy, PolicyExamples.rewritten(PRACTICE, ", scanClean: true", "")))
                .counterfactuals().stream()
                        .filter(one -> one.ground().id().equals("KNOWLEDGE"))
                        .findFirst()
                        .orElseThrow();
        assertThat(knowledge.closed()).extracting(Gate::id).containsExactly("closed.class");
    }

    @Test
    void aKindWithoutFilesTakesNone() {
        String file = "  attachments: [{name: a, mediaType: text/plain, sizeBytes: 1, sha256: \"sha256:"
                + "abababababababababababababababababababababababababababababababab\"}]\n";
        assertThat(failed(evaluation(SIGNAL, "  kind: signal\n", "  kind: signal\n" + file)))
                .containsExactly("S0.attachments");
        assertThat(failed(evaluation(PRACTICE))).isEmpty();
    }

    @Test
    void aCodeForMaterialWithoutPersonsMayNotStandOnPersonalData() {
        assertThat(failed(evaluation(SIGNAL, "onward: DENY", "onward: DENY, tlp: \"TLP:RED\"")))
                .containsExactly("S0.handling-class");
        assertThat(failed(evaluation(SIGNAL, "onward: DENY", "onward: DENY, tlp: \"TLP:PINK\"")))
                .containsExactly("S0.handling");
        assertThat(failed(evaluation(SIGNAL, "onward: DENY", "onward: DENY, bpg: BPG_A")))
                .isEmpty();
    }

    @Test
    void nobodyPicksTheLighterLaw() {
        assertThat(evaluation(SIGNAL, "law: BES, mayActUnder: [BES]", "law: CW, mayActUnder: [CW, NL]").standing)
                .satisfies(standing -> {
                    assertThat(standing.from()).isEqualTo(Regime.WPG_EU);
                    assertThat(standing.failed()).contains(Check.BASIS);
                });
        assertThat(evaluation(SIGNAL, "law: BES, mayActUnder: [BES]", "law: CW, mayActUnder: [CW, NL, BES]")
                        .standing
                        .from())
                .isEqualTo(Regime.WPG_BES);
        assertThat(evaluation(SIGNAL, "law: BES, mayActUnder: [BES]", "law: CW, mayActUnder: [CW]")
                        .standing
                        .from())
                .isEqualTo(Regime.WPG_BES);
    }

    @Test
    void aPartyOfSeveralLawsSaysWhoseWatersOrCaseItIs() {
        assertThat(evaluation(SIGNAL, "law: BES, mayActUnder: [BES]", "law: BES, mayActUnder: [BES, CW]")
                        .standing
                        .failed())
                .containsExactly(Check.THREAD_LAW);
        assertThat(Standing.basisFits("FOREIGN", Law.CW)).isTrue();
        assertThat(Standing.basisFits("WPG_8", Law.CW)).isFalse();
        assertThat(Standing.basisFits("WPG_8", Law.NL)).isTrue();
        assertThat(Standing.basisFits("", Law.NL)).isFalse();
    }

    private static List<String> missing(String ground, String name, String... fromTo) {
        return new Refusal(evaluation(name, fromTo))
                .counterfactuals().stream()
                        .filter(one -> one.ground().id().equals(ground))
                        .flatMap(one -> one.canBeSupplied().stream())
                        .map(Change::toString)
                        .toList();
    }

    @Test
    void aYesNeedsABasisThatFitsTheLawAndTheLawOfTheThread() {
        assertThat(missing("B2", SIGNAL, "processingBasis: WPG_8, ", "")).contains("processingBasis=WPG_8");
        assertThat(missing("R1", "handover-kw-to-cw", "processingBasis: NON_POLICE, ", ""))
                .contains("processingBasis=FOREIGN");
        assertThat(missing("R1", "handover-kw-to-cw", ", threadLaw: CW", "")).contains("threadLaw=CW");
    }

    @Test
    void whateverTheGroundTheBasisIsNeeded() {
        PolicySet fewer = PolicyExamples.SET.without("B1").without("B2").without("B3");
        Refusal refusal = new Refusal(
                evaluation(fewer, PolicyExamples.rewritten("signal-bq-to-cw", "processingBasis: WPG_8, ", "")));
        assertThat(refusal.besides()).extracting(Change::toString).contains("processingBasis=WPG_8");
    }

    @Test
    void aGroundCarriesTheFieldsItNamesAndNoOther() {
        PolicySet set = PolicyExamples.SET.without("B1").without("B3").without("B2");
        PolicySet narrow =
                set.with(PolicySet.of(PolicyExamples.filesWith("clauses/x.yaml", PolicyExamples.clause("X1", """
                                effect: permit
                                applies: {from: [WPG_BES], to: [outside], kinds: [signal]}
                                covers: {upTo: SPECIAL, fields: [kind, "subjects[].category"]}
                                conditions: [{id: X1.a, nl: n, en: e, holds: recipientCompetent}]
                                duties: [log]
                                """)))
                        .clause("X1")
                        .orElseThrow());
        Evaluation evaluation = evaluation(narrow, PolicyExamples.worked(SIGNAL));
        Projection projection =
                evaluation.projection(narrow.clause("X1").orElseThrow()).orElseThrow();
        assertThat(projection.kept()).containsExactly("kind", "subjects[].category");
        assertThat(projection.decisions())
                .filteredOn(decision -> decision.path().equals("soft"))
                .extracting(FieldDecision::clause)
                .containsExactly("X1");
    }

    @Test
    void aPseudonymIsTheOneThatTheNodeMakesForThatRecipient() {
        WorkedCase signal = PolicyExamples.rewritten(
                "signal-granted-under-guarantee",
                "    - \"subjects[].birthDate\"",
                "    - \"subjects[].birthDate\"\n    - \"subjects[].document\"");
        Evaluation evaluation = Evaluation.of(
                new Rule(
                        PolicyExamples.SET,
                        PolicyExamples.ALL_DUTIES,
                        (recipient, domain, value) -> recipient.id() + "/" + domain + "/" + value.length()),
                signal.request(),
                signal.facts(),
                signal.now());
        Projection projection = evaluation
                .projection(PolicyExamples.SET.clause("B3").orElseThrow())
                .orElseThrow();
        assertThat(projection.pseudonymised()).containsExactly("subjects[].document");
        assertThat(projection
                        .apply(signal.request().payload())
                        .path("subjects")
                        .path(1)
                        .path("document")
                        .asText())
                .isEqualTo("cw/document/10");
    }

    @Test
    void aRedactionThatDoesNotFitKeepsTheTextHere() {
        Projection projection = evaluation("text-redacted", "to: 46", "to: 460")
                .projection(PolicyExamples.SET.clause("B3").orElseThrow())
                .orElseThrow();
        assertThat(projection.decisions())
                .filteredOn(decision -> decision.path().equals("description"))
                .containsExactly(new FieldDecision("description", Disposition.REMOVE, "S0.redaction"));
    }

    @Test
    void aYesLeansOnTheInstrumentItNeedsAndNoOther() {
        WorkedCase figures = PolicyExamples.worked("figures-bq-audited");
        Instrument permission = PolicyExamples.SET.instruments().stream()
                .filter(one -> one.id().equals("PERMISSION-2026-BQ"))
                .findFirst()
                .orElseThrow();
        Instrument other = new Instrument(
                "OTHER",
                Instrument.Type.ADEQUACY_ASSESSMENT,
                Instrument.Status.IN_FORCE,
                permission.title(),
                permission.source(),
                permission.from(),
                permission.to(),
                permission.kinds(),
                permission.carries(),
                permission.validFrom(),
                permission.validUntil().plusYears(1),
                permission.review().plusYears(1),
                false,
                null,
                permission.digest());
        Grant grant = (Grant) figures.decide(PolicyExamples.SET.withInstruments(Set.of(other)));
        assertThat(grant.instruments()).extracting(Instrument::id).containsExactly("PERMISSION-2026-BQ");
        assertThat(DecisionRecord.of(grant).instruments())
                .containsExactly(new DecisionRecord.Reference("PERMISSION-2026-BQ", permission.digest()));
    }
}
