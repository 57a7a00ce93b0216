package org.tenzij.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tenzij.policy.Decision;
import org.tenzij.policy.Grant;
import org.tenzij.policy.PolicyFiles;
import org.tenzij.policy.PolicySet;
import org.tenzij.register.Entry;
import org.tenzij.register.Event;

/** What the register says of every worked case. */
class ParticularsTest {
    private static final PolicySet SET = PolicySet.of(PolicyFiles.read(Path.of("policies")));

    private static List<Decision> decisions() {
        return SET.cases().stream().map(worked -> worked.decide(SET)).toList();
    }

    @Test
    void aYesAccountsForItself() {
        List<Grant> grants = decisions().stream()
                .filter(Grant.class::isInstance)
                .map(Grant.class::cast)
                .toList();
        assertThat(grants).hasSizeGreaterThan(5).allSatisfy(grant -> {
            Map<String, String> said = Particulars.grant(grant);
            assertThat(said)
                    .containsEntry("outcome", "grant")
                    .containsEntry("ground", grant.ground().id())
                    .containsEntry("policy", grant.policyVersion().value())
                    .containsEntry("projection", grant.projectionDigest().value())
                    .containsEntry("class", grant.dataClass().name())
                    .containsEntry("expires", grant.expiresAt().toString())
                    .containsKeys("fields", "duties", "regimes");
            assertThat(said.getOrDefault("fields", "").split(",", -1))
                    .doesNotHaveDuplicates()
                    .allMatch(path -> !path.matches(".*\\[\\d+].*"));
        });
    }

    @Test
    void aNoNamesEveryGateOnce() {
        List<Decision> stopped = decisions().stream()
                .filter(decision -> !(decision instanceof Grant))
                .toList();
        assertThat(stopped).hasSizeGreaterThan(5).allSatisfy(decision -> {
            Map<String, String> said = Particulars.stop(decision, "refusal");
            assertThat(said).containsEntry("gate", decision.failed().getFirst().id());
            assertThat(said.getOrDefault("gates", "").split(",", -1))
                    .doesNotHaveDuplicates()
                    .contains(decision.failed().getLast().id());
            assertThat(said).doesNotContainKeys("fields", "purposes", "categories");
        });
    }

    @Test
    void noValueOfAPayloadIsSaidAndEveryEntryFits() {
        assertThat(decisions()).isNotEmpty().allSatisfy(decision -> {
            Map<String, String> said =
                    decision instanceof Grant grant ? Particulars.grant(grant) : Particulars.stop(decision, "refusal");
            Entry entry = new Entry(Event.DECIDED, Instant.EPOCH, null, null, said);
            assertThat(entry.toBytes().length).isLessThan(Entry.MAX_BYTES / 8);
            for (var subject : decision.request().payload().path("subjects")) {
                for (var name : subject.path("names")) {
                    assertThat(said.values()).noneMatch(value -> value.contains(name.asText()));
                }
            }
        });
    }
}
