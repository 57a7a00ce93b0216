package org.tenzij.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The free texts that a person has to look at, and what is marked in them. */
class FreeTextTest {
    private static final String CASE = "text-redacted";
    private static final String TEXT = "Ana Ejemplo, born 6 May 1994, phone 700 0000, works nights.";
    private static final String REDACTION = """
          redaction:
            - path: "description"
              sha256: "sha256:d6859d4bfb1f66af3ad6bf726a73bc15fb10df00aa2dadabbd5e038b0c7f7310"
              cuts: [{from: 13, to: 46}]
        """;

    private static Decision decide(String... fromTo) {
        return PolicyExamples.decide(PolicyExamples.SET, PolicyExamples.rewritten(CASE, fromTo));
    }

    private static List<String> places(FreeText.Page page) {
        return page.places().stream()
                .map(place -> page.text().substring(place.from(), place.to()) + ">" + place.why())
                .toList();
    }

    @Test
    void aTextThatWouldLeaveIsShownWithWhatStandsInItAndWhatIsStruckOut() {
        List<FreeText.Page> pages = FreeText.of(decide());
        assertThat(pages).singleElement().satisfies(page -> {
            assertThat(page.path()).isEqualTo("description");
            assertThat(page.text()).isEqualTo(TEXT);
            assertThat(page.sha256()).isEqualTo(Redacted.digest(TEXT));
            assertThat(page).hasToString("Page[description]");
            assertThat(places(page)).contains("born 6 May 1994, phone 700 0000, >STRUCK_OUT", "700 0000>LONG_NUMBER");
        });
    }

    @Test
    void withoutARedactionOnlyWhatWasFoundIsMarked() {
        assertThat(FreeText.of(decide(REDACTION, "")))
                .singleElement()
                .satisfies(page -> assertThat(places(page))
                        .contains("700 0000>LONG_NUMBER")
                        .noneMatch(place -> place.endsWith("STRUCK_OUT")));
    }

    @Test
    void aRedactionThatDoesNotFitIsNotShownAsOne() {
        assertThat(FreeText.of(decide("from: 13, to: 46", "from: 13, to: 460")))
                .allSatisfy(page -> assertThat(places(page)).noneMatch(place -> place.endsWith("STRUCK_OUT")));
    }

    @Test
    void aTextThatNobodyCallsNecessaryDoesNotLeaveAndIsNotShown() {
        Decision decision = decide("    - \"description\"\n", "");
        assertThat(FreeText.of(decision)).isEmpty();
    }

    @Test
    void whatIsLeftIsShownWithItsMarks() {
        Grant grant = (Grant) decide();
        assertThat(FreeText.left(grant, grant.projection())).singleElement().satisfies(page -> {
            assertThat(page.path()).isEqualTo("description");
            assertThat(page.text()).isEqualTo("Ana Ejemplo, […]works nights.");
            assertThat(page.sha256()).isEqualTo(Redacted.digest("Ana Ejemplo, […]works nights."));
            assertThat(places(page)).containsExactly("[…]>STRUCK_OUT");
        });
    }

    @Test
    void everyMarkIsShownInItsPlace() {
        Grant grant = (Grant) decide("cuts: [{from: 13, to: 46}]", "cuts: [{from: 0, to: 3}, {from: 13, to: 46}]");
        assertThat(FreeText.left(grant, grant.projection()).getFirst().places())
                .containsExactly(
                        new FreeText.Place(0, 3, FreeText.STRUCK_OUT), new FreeText.Place(13, 16, FreeText.STRUCK_OUT));
    }

    @Test
    void aTextThatStillSaysSomethingIsMarkedThere() {
        Decision decision = decide("cuts: [{from: 13, to: 46}]", "cuts: [{from: 13, to: 28}]");
        assertThat(decision).isInstanceOf(Refusal.class);
        Projection projection = decision.grounds().stream()
                .map(GroundOutcome::projection)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        assertThat(FreeText.left(decision, projection))
                .singleElement()
                .satisfies(page -> assertThat(places(page)).contains("[…]>STRUCK_OUT", "700 0000>LONG_NUMBER"));
    }
}
