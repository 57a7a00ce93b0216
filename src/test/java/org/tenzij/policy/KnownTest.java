package org.tenzij.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tenzij.exchange.Digest;

/** Whose word counts, for what and until when; every word that does not count is named with the reason. */
class KnownTest {
    private static final PolicySet SET = PolicyExamples.SET;
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant SOON = NOW.plusSeconds(60);
    private static final Instant LATER = NOW.plusSeconds(3600);
    private static final Digest THIS = Digest.of(new byte[] {1});
    private static final Digest OTHER = Digest.of(new byte[] {2});
    private static final Digest TEMPLATE = Digest.of(new byte[] {3});
    private static final Binding BINDING = new Binding(THIS, List.of(new Held.TemplateDigest("T", TEMPLATE, 2)), NOW);

    private static Known known(Assertion... assertions) {
        return Known.of(SET, Map.of(), Facts.of(assertions), NOW);
    }

    private static FactDeclaration fact(String id) {
        return SET.fact(id).orElseThrow();
    }

    private static Assertion officer(@Nullable String office, @Nullable Instant until) {
        return new Assertion("recipientLawConfirmed", true, Asserter.APPROVER, null, office, false, until);
    }

    private static Assertion prosecutor(boolean value, @Nullable Digest to, @Nullable Instant until) {
        return new Assertion("prosecutorApproved", value, Asserter.APPROVER, to, "PROSECUTOR", false, until);
    }

    private static Assertion audit(@Nullable Instant until) {
        return new Assertion("auditPassed", true, Asserter.GATEWAY, null, null, false, until);
    }

    static Stream<Arguments> doNotCount() {
        return Stream.of(
                Arguments.of(new Assertion("noSuchFact", true, Asserter.GATEWAY), Check.FACT_UNKNOWN),
                Arguments.of(new Assertion("auditPassed", true, Asserter.RECIPIENT), Check.FACT_ASSERTER),
                Arguments.of(new Assertion("senderGoverned", true, Asserter.GATEWAY), Check.FACT_ASSERTER),
                Arguments.of(new Assertion("auditPassed", "yes", Asserter.GATEWAY), Check.FACT_VALUE),
                Arguments.of(officer("ANALYST", null), Check.FACT_OFFICE),
                Arguments.of(officer(null, null), Check.FACT_OFFICE),
                Arguments.of(
                        new Assertion("vitalInterest", true, Asserter.APPROVER, THIS, "PROSECUTOR", false, null),
                        Check.FACT_MOTIVATION),
                Arguments.of(officer("CASE_OFFICER", NOW), Check.FACT_EXPIRED),
                Arguments.of(prosecutor(true, null, null), Check.FACT_BOUND));
    }

    @ParameterizedTest
    @MethodSource("doNotCount")
    void aWordThatDoesNotCountIsAsIfItWereNotSaid(Assertion assertion, Check reason) {
        Known known = known(assertion);
        assertThat(known.ignored()).containsExactly(new Known.Ignored(assertion.fact(), assertion.by(), reason));
        assertThat(known.bound()).isEmpty();
        assertThat(known.ends()).isEmpty();
        SET.fact(assertion.fact())
                .ifPresent(fact -> assertThat(known.values().at(fact.ordinal())).isZero());
    }

    @Test
    void aWordThatCountsIsKnownUntilItEnds() {
        Known known = known(officer("CASE_OFFICER", SOON), audit(null));
        assertThat(known.ignored()).isEmpty();
        assertThat(at(known, "recipientLawConfirmed")).isEqualTo(2);
        assertThat(at(known, "auditPassed")).isEqualTo(2);
        assertThat(known.ends()).isEqualTo(Map.of(fact("recipientLawConfirmed").ordinal(), SOON));
    }

    @Test
    void theSendersOwnWordCountsWhereTheSenderMaySayIt() {
        Known known = Known.of(SET, Map.of("processingBasis", "WPG_8", "auditPassed", true), Facts.NONE, NOW);
        assertThat(at(known, "processingBasis")).isEqualTo(1);
        assertThat(at(known, "auditPassed")).isZero();
        assertThat(known.ignored())
                .containsExactly(new Known.Ignored("auditPassed", Asserter.SENDER, Check.FACT_ASSERTER));
    }

    @Test
    void ofTwoWordsThatSayTheSameTheOneThatLastsLongerCounts() {
        int audit = fact("auditPassed").ordinal();
        assertThat(known(audit(SOON), audit(LATER)).ends()).isEqualTo(Map.of(audit, LATER));
        assertThat(known(audit(LATER), audit(SOON)).ends()).isEqualTo(Map.of(audit, LATER));
        assertThat(known(audit(SOON), audit(null)).ends()).isEmpty();
        assertThat(known(audit(null), audit(SOON)).ends()).isEmpty();
    }

    @Test
    void twoWordsAgainstEachOtherAreNone() {
        Known known = known(audit(null), new Assertion("auditPassed", false, Asserter.GATEWAY));
        assertThat(at(known, "auditPassed")).isZero();
        assertThat(known.ignored())
                .containsExactly(new Known.Ignored("auditPassed", Asserter.GATEWAY, Check.FACT_CONFLICT));
    }

    @Test
    void aBoundWordCountsForWhatItWasGivenForOnly() {
        Known known = known(prosecutor(true, THIS, LATER), prosecutor(true, OTHER, null));
        int ordinal = fact("prosecutorApproved").ordinal();
        assertThat(known.values().at(ordinal)).isZero();
        assertThat(known.given(BINDING)).extracting(Known.Bound::to).containsExactly(THIS);
        assertThat(known.boundTo(known.values(), BINDING).at(ordinal)).isEqualTo(2);
        assertThat(known.ends(BINDING)).isEqualTo(Map.of(ordinal, LATER));
    }

    @Test
    void ofTwoBoundWordsTheLongerLastsAndTwoAgainstEachOtherAreNone() {
        int ordinal = fact("prosecutorApproved").ordinal();
        assertThat(known(prosecutor(true, THIS, SOON), prosecutor(true, THIS, LATER))
                        .ends(BINDING))
                .isEqualTo(Map.of(ordinal, LATER));
        assertThat(known(prosecutor(true, THIS, null), prosecutor(true, THIS, SOON))
                        .ends(BINDING))
                .isEmpty();
        Known against = known(prosecutor(true, THIS, null), prosecutor(false, THIS, null));
        assertThat(against.boundTo(against.values(), BINDING).at(ordinal)).isZero();
        assertThat(known(audit(SOON), prosecutor(true, THIS, LATER)).ends(BINDING))
                .isEqualTo(Map.of(fact("auditPassed").ordinal(), SOON, ordinal, LATER));
    }

    @Test
    void aWordForATemplateSaysUntilWhenAndNotForLongerThanTheTemplateAllows() {
        Instant longest = NOW.plus(Duration.ofDays(2));
        assertThat(BINDING.takes(THIS, null)).isTrue();
        assertThat(BINDING.takes(TEMPLATE, longest)).isTrue();
        assertThat(BINDING.takes(TEMPLATE, longest.plusSeconds(1))).isFalse();
        assertThat(BINDING.takes(TEMPLATE, null)).isFalse();
        assertThat(BINDING.takes(OTHER, longest)).isFalse();
    }

    private static int at(Known known, String fact) {
        return known.values().at(fact(fact).ordinal());
    }

    @Test
    void noNameOfAnUnknownFactIsRepeatedThatMayBeAPersons() {
        Known known = known(new Assertion("Ana Ejemplo", true, Asserter.GATEWAY));
        assertThat(Objects.toString(known.ignored())).doesNotContain("Ejemplo");
    }
}
