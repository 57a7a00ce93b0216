package org.tenzij.policy.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenzij.policy.PolicySet;

class ReviewTest {
    private static List<String> wrong(PolicySet set) {
        return Review.of(set, ProofSets.NOW).stream()
                .filter(finding -> finding.level() == Finding.Level.WRONG)
                .map(finding -> finding.code() + " " + finding.about())
                .toList();
    }

    @Test
    void nothingIsWrongWithTheShippedSet() {
        assertThat(wrong(ProofSets.SET)).isEmpty();
    }

    @Test
    void groundsThatLeanOnNothingInForceAreNamed() {
        assertThat(Review.of(ProofSets.SET, ProofSets.NOW))
                .extracting(Finding::code, Finding::about)
                .contains(tuple("instrument.shut", "ARRANGEMENT-2010"), tuple("instrument.none", "adequacyAssessed"));
    }

    @ParameterizedTest
    @CsvSource({
        "2027-10-31T00:00:00Z, , false",
        "2027-11-15T00:00:00Z, within 60 days, true",
        "2027-12-15T00:00:00Z, within 30 days, true",
        "2028-01-01T00:00:00Z, is past its review date, true",
    })
    void reviewDatesAreSaidAhead(Instant now, String says, boolean said) {
        List<String> dates = Review.of(ProofSets.SET, now).stream()
                .filter(finding -> finding.about().equals("P1"))
                .map(Finding::says)
                .toList();
        assertThat(dates).hasSize(said ? 1 : 0);
        assertThat(String.join(" ", dates)).contains(says == null ? "" : says);
    }

    @Test
    void aGroundThatNoRequestCanUseIsFound() {
        PolicySet set = ProofSets.and("X1", """
                effect: permit
                applies: {from: [any], to: [any], kinds: [signal]}
                covers: {upTo: SPECIAL, fields: ["*"]}
                conditions: [{id: X1.a, nl: n, en: e, holds: "personUnclassified"}]
                duties: [log]
                """);
        assertThat(wrong(set)).contains("clause.unreachable X1", "clause.contradiction X1");
    }

    @Test
    void aConditionWhereNoGroundIsOpenIsFound() {
        PolicySet set = ProofSets.and("X1", """
                effect: require
                applies: {from: [WBP_BES], to: [governed], kinds: [signal], atLeast: SPECIAL}
                conditions: [{id: X1.a, nl: n, en: e, holds: "policeTask"}]
                """);
        assertThat(wrong(set)).containsExactly("clause.out-of-place X1");
    }

    @Test
    void conditionsThatExcludeEachOtherOrAskNothingAreFound() {
        String excluded = """
                effect: require
                applies: {from: [outside], to: [any], kinds: [signal], atLeast: SPECIAL}
                conditions:
                  - {id: X1.a, nl: n, en: e, holds: "policeTask"}
                  - {id: X1.b, nl: n, en: e, holds: "!policeTask"}
                """;
        assertThat(wrong(ProofSets.and("X1", excluded))).contains("condition.excluded X1");
        String idle = excluded.replace("!policeTask", "policeTask || scanClean");
        assertThat(wrong(ProofSets.and("X1", idle))).containsExactly("condition.idle X1.b");
    }

    @Test
    void aRequirementThatAProhibitionForbidsIsFound() {
        PolicySet set = ProofSets.and("X1", """
                effect: require
                applies: {from: [governed], to: [any], kinds: [signal], atLeast: SPECIAL}
                conditions: [{id: X1.a, nl: n, en: e, holds: "processingBasis == 'WPG_12'"}]
                """);
        assertThat(wrong(set)).contains("clause.contradiction X1");
    }
}
