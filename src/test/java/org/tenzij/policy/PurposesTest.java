package org.tenzij.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which recipients serve which purposes: what nobody laid down is unknown, and unknown is no. */
class PurposesTest {
    private static final Set<String> POLICE = Set.of("POLICE");
    private static final Set<String> COURT = Set.of("COURT");
    private static final Set<String> GUARD = Set.of("GUARD");

    private final Purposes purposes = new Purposes(table(), POLICE, Set.of("COURT", "GUARD"), GUARD);

    private static Map<String, Purpose> table() {
        Map<String, Purpose> all = new LinkedHashMap<>();
        Sentence title = new Sentence("n", "e");
        all.put("SEEK", new Purpose("SEEK", title, true, false, false, Set.of("POLICE", "GUARD")));
        all.put("JUDGE", new Purpose("JUDGE", title, true, false, false, COURT));
        all.put("COUNT", new Purpose("COUNT", title, false, true, false, Set.of(Purposes.ANY)));
        all.put("HELP", new Purpose("HELP", title, false, false, false, Set.of()));
        return all;
    }

    @Test
    void everyPurposeNamedMustBeOneOfThose() {
        assertThat(purposes.within(List.of("SEEK", "JUDGE"), Purpose::led)).isTrue();
        assertThat(purposes.within(List.of("SEEK", "COUNT"), Purpose::led)).isFalse();
        assertThat(purposes.within(List.of("SEEK", "UNHEARD_OF"), Purpose::led)).isFalse();
        assertThat(purposes.within(List.of(), Purpose::led)).isFalse();
    }

    @Test
    void aPurposeThatDoesNotStandInTheFileIsNotKnown() {
        assertThat(purposes.known(List.of("SEEK", "HELP"))).isTrue();
        assertThat(purposes.known(List.of())).isTrue();
        assertThat(purposes.known(List.of("SEEK", "UNHEARD_OF"))).isFalse();
    }

    @Test
    void aRecipientIsCompetentWhereOneOfItsAuthoritiesServesEachPurpose() {
        assertThat(competent(List.of(POLICE), List.of("SEEK"))).isEqualTo(true);
        assertThat(competent(List.of(COURT), List.of("SEEK"))).isEqualTo(false);
        assertThat(competent(List.of(COURT, GUARD), List.of("SEEK", "JUDGE"))).isEqualTo(true);
        assertThat(competent(List.of(POLICE), List.of("SEEK", "JUDGE"))).isEqualTo(false);
        assertThat(competent(List.of(), List.of("SEEK"))).isEqualTo(false);
        assertThat(competent(List.of(GUARD), List.of("COUNT"))).isEqualTo(true);
        assertThat(competent(List.of(Set.of()), List.of("COUNT"))).isEqualTo(false);
    }

    @Test
    void competenceIsUnknownForAPurposeNobodyServesAndForNone() {
        assertThat(purposes.competence(List.of(POLICE), List.of("HELP"))).doesNotContainKey("recipientCompetent");
        assertThat(purposes.competence(List.of(POLICE), List.of("SEEK", "HELP")))
                .doesNotContainKey("recipientCompetent");
        assertThat(purposes.competence(List.of(POLICE), List.of("UNHEARD_OF"))).doesNotContainKey("recipientCompetent");
        assertThat(purposes.competence(List.of(POLICE), List.of())).doesNotContainKey("recipientCompetent");
    }

    @Test
    void whoIsPoliceAndWhoIsAuthorisedFollowsFromTheirCompetences() {
        assertThat(purposes.competence(List.of(POLICE), List.of()))
                .isEqualTo(Map.of("recipientPolice", true, "recipientAuthorised", false));
        assertThat(purposes.competence(List.of(COURT), List.of()))
                .isEqualTo(Map.of("recipientPolice", false, "recipientAuthorised", true));
        assertThat(purposes.competence(List.of(COURT, Set.of("POLICE", "OTHER")), List.of()))
                .isEqualTo(Map.of("recipientPolice", true, "recipientAuthorised", true));
        assertThat(purposes.competence(List.of(), List.of()))
                .isEqualTo(Map.of("recipientPolice", false, "recipientAuthorised", false));
    }

    @Test
    void whoHasOtherDataMayMeanThemWhereEveryoneWhoMayHaveSentThemDoes() {
        assertThat(purposes.mayHaveOtherData(List.of(GUARD))).isTrue();
        assertThat(purposes.mayHaveOtherData(List.of(GUARD, Set.of("POLICE", "GUARD"))))
                .isTrue();
        assertThat(purposes.mayHaveOtherData(List.of(GUARD, POLICE))).isFalse();
        assertThat(purposes.mayHaveOtherData(List.of(Set.of()))).isFalse();
        assertThat(purposes.mayHaveOtherData(List.of())).isFalse();
    }

    private @Nullable Boolean competent(List<Set<String>> authorities, Collection<String> named) {
        return purposes.competence(authorities, named).get("recipientCompetent");
    }
}
