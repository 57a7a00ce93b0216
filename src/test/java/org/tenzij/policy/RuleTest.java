package org.tenzij.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.tenzij.exchange.Digest;

/** What the shipped clauses do not exercise yet: approvals bound to a projection, derogations, duties, contradictions. */
class RuleTest {
    private static final String GROUND = """
            effect: permit
            applies: {from: [WPG_BES], to: [outside], kinds: [signal]}
            covers: {upTo: SPECIAL, fields: ["*"]}
            duties: [log, keep-undertaking]
            """;
    /** An ordinary ground that waits for an approver, and a derogation that asks nothing of anyone. */
    private static final PolicySet SET = alone(PolicySet.of(PolicyExamples.filesWith(
            "clauses/x.yaml",
            PolicyExamples.clause(
                    "X1", GROUND + "conditions: [{id: X1.a, nl: n, en: e, holds: recipientLawConfirmed}]"))));

    private static final PolicySet DEROGATION = alone(PolicySet.of(PolicyExamples.filesWith(
            "clauses/a.yaml",
            PolicyExamples.clause(
                            "X2",
                            GROUND
                                    + "derogation: true\nconditions: [{id: X2.a, nl: n, en: e, holds: transferNecessary}]")
                    + PolicyExamples.clause(
                                    "X3",
                                    GROUND + "conditions: [{id: X3.a, nl: n, en: e, holds: recipientLawConfirmed}]")
                            .replace("clauses:\n", ""))));
    private static final WorkedCase SIGNAL = PolicyExamples.worked("signal-waits-for-people");
    private static final Assertion THREAT =
            new Assertion("recipientLawConfirmed", true, Asserter.APPROVER, null, "CASE_OFFICER", false, null);

    private static PolicySet alone(PolicySet set) {
        return set.without("B1").without("B2").without("B3");
    }

    @Test
    void itWaitsForPeopleOnlyAndSaysWhom() {
        Held held = (Held) decide(SET, SIGNAL.request());
        assertThat(held.candidates()).hasSize(1);
        assertThat(held.candidates().getFirst().missing())
                .extracting(Change::toString)
                .containsExactlyInAnyOrder("recipientLawConfirmed=true", "prosecutorApproved=true");
        assertThat(held.failed()).extracting(FailedGate::id).containsExactly("S5.no-ground", "C11");
    }

    @Test
    void anApprovalCountsForExactlyWhatWasApproved() {
        Held held = (Held) decide(SET, SIGNAL.request(), THREAT);
        Digest approval = held.candidates().getFirst().approvalDigest();
        assertThat(held.candidates().getFirst().missing())
                .extracting(Change::toString)
                .containsExactly("prosecutorApproved=true");

        Decision approved = decide(SET, SIGNAL.request(), THREAT, prosecutor(true, approval));
        assertThat(approved).isInstanceOf(Grant.class);
        assertThat(((Grant) approved).approvalDigest()).isEqualTo(approval);
        assertThat(((Grant) approved).approvedBy()).containsExactly("PROSECUTOR");
        assertThat(((Grant) approved).projection().kept()).contains("kind", "soft", "subjects[0].names[]");

        var other = SIGNAL.request().payload().deepCopy();
        ((com.fasterxml.jackson.databind.node.ObjectNode) other).put("soft", false);
        Request changed = PolicyExamples.with(SIGNAL.request(), SIGNAL.request().asserted(), other);
        assertThat(decide(SET, changed, THREAT, prosecutor(true, approval))).isInstanceOf(Held.class);
    }

    @Test
    void anApprovalBoundToNothingOrRefusedIsNone() {
        Assertion loose = new Assertion("prosecutorApproved", true, Asserter.APPROVER);
        assertThat(decide(SET, SIGNAL.request(), THREAT, loose)).isInstanceOf(Held.class);
        Digest approval = ((Held) decide(SET, SIGNAL.request(), THREAT))
                .candidates()
                .getFirst()
                .approvalDigest();
        assertThat(decide(SET, SIGNAL.request(), THREAT, prosecutor(false, approval)))
                .isInstanceOf(Refusal.class);
        assertThat(decide(SET, SIGNAL.request(), THREAT, prosecutor(true, approval), prosecutor(false, approval)))
                .as("two words against each other")
                .isNotInstanceOf(Grant.class);
    }

    @Test
    void theSenderCannotApprove() {
        Request itself = PolicyExamples.asserting(SIGNAL.request(), "prosecutorApproved", true);
        Decision decision = decide(SET, itself, THREAT);
        assertThat(decision).isNotInstanceOf(Grant.class);
        assertThat(decision.explanation().path("ignored").path(0).path("fact").asText())
                .isEqualTo("prosecutorApproved");
    }

    @Test
    void whatTheSenderOmittedIsARefusalAndNotAWait() {
        Decision decision = decide(SET, PolicyExamples.asserting(SIGNAL.request(), "transferOccasion", "NONE"), THREAT);
        assertThat(decision).isInstanceOf(Refusal.class);
        assertThat(((Refusal) decision).headline().id()).isEqualTo("C5");
    }

    @Test
    void aDerogationComesAfterTheOrdinaryGroundsAndSaysSo() {
        Held held = (Held) decide(DEROGATION, SIGNAL.request());
        assertThat(held.candidates()).extracting(one -> one.ground().id()).containsExactly("X3", "X2");
        Digest ofDerogation = held.candidates().get(1).approvalDigest();
        Grant grant = (Grant) decide(DEROGATION, SIGNAL.request(), prosecutor(true, ofDerogation));
        assertThat(grant.ground().id()).isEqualTo("X2");
        assertThat(grant.triedFirst()).containsExactly("X3");

        Digest ofOrdinary = ((Held) decide(DEROGATION, SIGNAL.request(), THREAT))
                .candidates()
                .getFirst()
                .approvalDigest();
        Grant ordinary = (Grant) decide(
                DEROGATION, SIGNAL.request(), THREAT, prosecutor(true, ofOrdinary), prosecutor(true, ofDerogation));
        assertThat(ordinary.ground().id()).isEqualTo("X3");
        assertThat(ordinary.triedFirst()).isEmpty();
    }

    @Test
    void aDutyThatCannotBeCarriedOutVoidsTheGrant() {
        WorkedCase figures = PolicyExamples.worked("figures-cw-attested");
        Set<Duty> fewer = EnumSet.complementOf(EnumSet.of(Duty.KEEP_ATTESTATION));
        Decision decision = new Rule(PolicyExamples.SET, fewer, Pseudonyms.PLACEHOLDER)
                .decide(figures.request(), figures.facts(), figures.now());
        assertThat(decision).isInstanceOf(Refusal.class);
        assertThat(decision.failed()).extracting(FailedGate::id).containsExactly("S7.duty");
        assertThat(decision.failed().getFirst().places()).containsExactly("KEEP_ATTESTATION");
        assertThat(new Rule(PolicyExamples.SET, Set.of(), Pseudonyms.PLACEHOLDER)
                        .decide(figures.request(), figures.facts(), figures.now()))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void wordsAgainstEachOtherLeaveAFactUnknown() {
        WorkedCase figures = PolicyExamples.worked("figures-bq-audited");
        Facts more = figures.facts().and(Facts.of(new Assertion("removalDatePassed", true, Asserter.GATEWAY)));
        Decision decision = PolicyExamples.RULE.decide(figures.request(), more, figures.now());
        assertThat(decision.failed()).extracting(FailedGate::id).containsExactly("P4");
    }

    @Test
    void aFactThePolicyDoesNotKnowCountsForNothingAndIsNamed() {
        WorkedCase figures = PolicyExamples.worked("figures-bq-audited");
        Facts more = figures.facts().and(Facts.of(new Assertion("everythingIsFine", true, Asserter.GATEWAY)));
        Decision decision = PolicyExamples.RULE.decide(figures.request(), more, figures.now());
        assertThat(decision).isInstanceOf(Grant.class);
        assertThat(decision.explanation().path("ignored").path(0).path("fact").asText())
                .isEqualTo("everythingIsFine");
    }

    @Test
    void withoutAnyClauseEverythingIsRefused() {
        PolicySet none = PolicyExamples.SET;
        for (Clause clause : List.copyOf(none.clauses())) {
            none = none.without(clause.id());
        }
        PolicySet empty = none;
        assertThat(PolicyExamples.SET.cases())
                .allSatisfy(worked -> assertThat(new Rule(empty, PolicyExamples.ALL_DUTIES, Pseudonyms.PLACEHOLDER)
                                .decide(worked.request(), worked.facts(), worked.now()))
                        .isInstanceOf(Refusal.class));
    }

    @Test
    void aYesEndsWithWhatItLeansOn() {
        WorkedCase bq = PolicyExamples.worked("figures-bq-audited");
        Grant grant = (Grant) PolicyExamples.RULE.decide(bq.request(), bq.facts(), bq.now());
        assertThat(grant.expiresAt()).isEqualTo(bq.request().expiresAt());
        assertThat(grant.instruments()).extracting(Instrument::id).containsExactly("PERMISSION-2026-BQ");
    }

    @Test
    void theSenderMayOnlyRaiseTheClass() {
        WorkedCase cw = PolicyExamples.worked("figures-cw-attested");
        Request request = cw.request();
        Request raised = new Request(
                request.exchange(),
                request.kind(),
                request.sender(),
                request.recipient(),
                request.handling(),
                request.createdAt(),
                request.expiresAt(),
                request.thread(),
                request.payload(),
                request.attachments(),
                Set.of("cells[].value"),
                DataClass.SPECIAL,
                null,
                request.asserted(),
                null);
        Decision decision = PolicyExamples.RULE.decide(raised, cw.facts(), cw.now());
        assertThat(decision.dataClass()).isEqualTo(DataClass.SPECIAL);
        assertThat(((Grant) decision).ground().id()).isEqualTo("R1");
        assertThat(((Grant) decision).projection().kept()).containsExactly("cells[].value");
    }

    @Test
    void nothingOfThePayloadStandsInTheTextOfAnyOfThese() {
        assertThat(Stream.of(SIGNAL.request(), decide(SET, SIGNAL.request()), decide(SET, SIGNAL.request(), THREAT))
                        .map(Object::toString))
                .allSatisfy(text -> assertThat(text).doesNotContain("Ejemplo"));
    }

    private static Assertion prosecutor(boolean approves, Digest approval) {
        return new Assertion("prosecutorApproved", approves, Asserter.APPROVER, approval, "PROSECUTOR", false, null);
    }

    private static Decision decide(PolicySet set, Request request, Assertion... more) {
        return new Rule(set, PolicyExamples.ALL_DUTIES, Pseudonyms.PLACEHOLDER)
                .decide(request, SIGNAL.facts().and(Facts.of(more)), SIGNAL.now());
    }
}
