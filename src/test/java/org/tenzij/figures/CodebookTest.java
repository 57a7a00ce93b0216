package org.tenzij.figures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.tenzij.exchange.Party;

class CodebookTest {
    private final Codebook codebook = Codebook.current();

    @Test
    void fiveIndicatorsAreAgreedAndTwoAreLocalExtras() {
        assertThat(codebook.indicators().stream()
                        .filter(Codebook.Indicator::agreed)
                        .map(Codebook.Indicator::code))
                .containsExactly("VICTIMS", "INVESTIGATIONS", "SUSPECTS", "PROSECUTIONS", "JUDGMENTS");
        assertThat(codebook.indicators().stream().filter(each -> !each.agreed()).map(Codebook.Indicator::code))
                .containsExactly("BORDER_REGISTRATIONS", "CONVICTIONS");
        assertThat(codebook.parties().stream().map(Party::id)).containsExactly("bq", "cw", "sx", "aw");
        assertThat(Codebook.of("codebook-2026")).contains(codebook);
        assertThat(Codebook.of("codebook-1999")).isEmpty();
    }

    @Test
    void onlyPersonsAreBrokenDownAndFormIsOfTraffickingVictims() {
        Codebook.Indicator victims = codebook.indicator("VICTIMS").orElseThrow();
        Codebook.Indicator prosecutions = codebook.indicator("PROSECUTIONS").orElseThrow();
        assertThat(codebook.applies(Dimension.FORM, victims, "THB", "person")).isTrue();
        assertThat(codebook.applies(Dimension.FORM, victims, "SOM", "person")).isFalse();
        assertThat(codebook.applies(Dimension.SEX, prosecutions, "SOM", "person"))
                .isTrue();
        assertThat(codebook.applies(Dimension.SEX, prosecutions, "SOM", "case")).isFalse();
        assertThat(codebook.applies(Dimension.AREA, prosecutions, "SOM", "case"))
                .isTrue();
        assertThat(codebook.parts(Dimension.AREA, Forms.BQ)).containsExactly("BQ-BO", "BQ-SE", "BQ-SA");
        assertThat(codebook.parts(Dimension.AREA, Forms.SX)).isEmpty();
    }

    @Test
    void everyCodeOfTheFileHasALabelInDutchAndEnglish() {
        List<JsonNode> labels = Resources.json("/codebook/codebook-2026.json").findValues("label");
        assertThat(labels).hasSize(3 + 7 + 4 + 3 + 3 + 3 + 4 + 3 + 7);
        assertThat(labels).allSatisfy(label -> {
            assertThat(label.path("nl").asText()).isNotBlank();
            assertThat(label.path("en").asText()).isNotBlank();
        });
        assertThat(codebook.label("BQ-SA", "nl")).isEqualTo("Saba");
        assertThat(codebook.label("BQ", "nl")).isEqualTo("Caribisch Nederland");
        assertThat(codebook.label("BQ", "es")).as("falls to English").isEqualTo("Caribbean Netherlands");
    }

    @Test
    void theFileListsTheStatusesOfTheCode() {
        JsonNode statuses = Resources.json("/codebook/codebook-2026.json").required("statuses");
        assertThat(StreamSupport.stream(statuses.spliterator(), false)
                        .map(each -> each.required("code").asText()))
                .containsExactlyElementsOf(
                        Arrays.stream(Status.values()).map(Status::code).toList());
    }
}
