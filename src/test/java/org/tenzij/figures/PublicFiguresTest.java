package org.tenzij.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenzij.exchange.Party;

class PublicFiguresTest {
    private static final PublicFigures PUBLIC = PublicFigures.builtIn();

    @Test
    void everyRowOfTheListIsRead() {
        assertThat(PUBLIC.size()).isEqualTo(30);
        assertThat(List.of("bq", "cw", "sx", "aw"))
                .extracting(party ->
                        PUBLIC.of(new Party(party)).orElseThrow().cells().size())
                .containsExactly(11, 5, 9, 5);
        assertThat(PUBLIC.of(new Party("rst"))).isEmpty();
    }

    @Test
    void anUnknownNumberOfJudgmentsIsNotZero() {
        AnnualFigures bq = PUBLIC.of(Forms.BQ).orElseThrow();
        Cell judgments = bq.cell(new Coordinates(2017, "SOM", "JUDGMENTS", "_T", "_Z", "_Z", "_Z"))
                .orElseThrow();
        assertThat(judgments.status()).isEqualTo(Status.UNKNOWN);
        assertThat(judgments.value()).isNull();
        assertThat(PUBLIC.contains(Forms.BQ, judgments)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "sx-2015-2017.csv,sx,9",
        "cw-2018-2020.csv,cw,3",
        "cw-2022.csv,cw,2",
        "aw-2015-2021.csv,aw,5",
        "bq-2017-2019.csv,bq,11",
    })
    void theDemoFormsOfRealFiguresAreRightAndSafe(String file, String party, int cells) {
        CheckedFigures checked = Forms.demoForm(file, party);
        assertThat(Forms.told(checked)).isEmpty();
        AnnualFigures figures = checked.orStop();
        assertThat(figures.cells()).hasSize(cells);
        assertThat(DisclosureGate.audit(figures, PUBLIC).names()).isEmpty();
        assertThat(figures.cells())
                .as("the demo says what the public list says")
                .isSubsetOf(PUBLIC.of(new Party(party)).orElseThrow().cells());
    }

    @ParameterizedTest
    @CsvSource({"bq-2025-invented.csv,12", "bq-2024-small-cells-invented.csv,8"})
    void inventedFiguresSayThatTheyAreInvented(String file, int rows) {
        List<Row> read = CsvForm.rows(Resources.bytes("/demo/" + file));
        assertThat(read).hasSize(rows);
        assertThat(read).allSatisfy(row -> assertThat(row.get(Column.SOURCE)).startsWith("INVENTED"));
    }
}
