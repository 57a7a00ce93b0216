package org.tenzij.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tenzij.figures.Forms.figures;
import static org.tenzij.figures.Forms.hidden;
import static org.tenzij.figures.Forms.suspects;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisclosureGateTest {
    private static Audit audit(AnnualFigures figures) {
        return DisclosureGate.audit(figures, PublicFigures.builtIn());
    }

    private static List<String> unsafe(String... rows) {
        return audit(figures(rows)).unsafe().stream()
                .map(each -> each.why() + " " + each.name())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"0,true", "1,false", "2,false", "3,false", "4,false", "5,true", "96,true"})
    void oneToFourPointsAtPersons(String value, boolean safe) {
        assertThat(audit(figures(suspects("", "", value))).passed()).isEqualTo(safe);
    }

    @ParameterizedTest
    @CsvSource({"not-collected", "unknown", "not-applicable", "confidential", "not-reported"})
    void aReasonIsNotANumber(String status) {
        assertThat(audit(figures(hidden("", "", status))).passed()).isTrue();
    }

    @Test
    void whatIsPublicTravelsExact() {
        String row = "sx,2015,THB,INVESTIGATIONS,,,,,case,1,counted,prosecutor,";
        assertThat(sx(row)).isEmpty();
        assertThat(sx(row.replace(",1,", ",2,"))).as("another number").containsExactly("2015 THB INVESTIGATIONS");
        assertThat(sx(row.replace("2015", "2014"))).as("another year").containsExactly("2014 THB INVESTIGATIONS");
        assertThat(sx(row.replace("THB", "SOM"))).as("another offence").containsExactly("2015 SOM INVESTIGATIONS");
        assertThat(unsafe(row.replace("sx,", "bq,")))
                .as("another party")
                .containsExactly("SMALL 2015 THB INVESTIGATIONS");
        assertThat(sx("sx,2017,THB,PROSECUTIONS,,,,,case,1,counted,prosecutor,"))
                .as("public as persons, not as cases")
                .containsExactly("2017 THB PROSECUTIONS");
    }

    private static List<String> sx(String... rows) {
        return audit(CsvForm.read(Forms.of(rows), Forms.SX, Forms.NOW).orStop()).names();
    }

    @Test
    void oneHiddenPartFollowsFromTheTotalAndTheOthers() {
        assertThat(unsafe(
                        suspects("", "", "12"),
                        suspects("", "M", "9"),
                        hidden("", "F", "confidential"),
                        suspects("", "U", "0")))
                .containsExactly("DERIVABLE 2025 SOM SUSPECTS sex=F");
        assertThat(unsafe(
                        suspects("", "", "12"),
                        suspects("", "M", "7"),
                        hidden("", "F", "confidential"),
                        suspects("", "U", "0")))
                .as("12 - 7 = 5 follows too, and is safe")
                .isEmpty();
        assertThat(unsafe(
                        suspects("_T", "", "12"),
                        suspects("BQ-BO", "", "9"),
                        suspects("BQ-SE", "", "0"),
                        hidden("BQ-SA", "", "confidential")))
                .containsExactly("DERIVABLE 2025 SOM SUSPECTS BQ-SA");
    }

    @Test
    void severalHiddenPartsThatShareAFewAreUnsafeTogether() {
        assertThat(unsafe(
                        suspects("", "", "12"),
                        suspects("", "M", "9"),
                        hidden("", "F", "confidential"),
                        hidden("", "U", "unknown")))
                .containsExactly("DERIVABLE 2025 SOM SUSPECTS sex=F", "DERIVABLE 2025 SOM SUSPECTS sex=U");
        assertThat(unsafe(
                        suspects("", "", "12"),
                        suspects("", "M", "7"),
                        hidden("", "F", "confidential"),
                        hidden("", "U", "unknown")))
                .isEmpty();
    }

    @Test
    void aPartThatIsNotEvenInTheFormFollowsToo() {
        assertThat(unsafe(
                        suspects("", "", "12"),
                        suspects("", "M", "9"),
                        hidden("", "U", "not-applicable"),
                        hidden("", "F", "unknown")))
                .containsExactly("DERIVABLE 2025 SOM SUSPECTS sex=F");
        // The form's own checks refuse this one; the gate does not rely on them.
        AnnualFigures whole = figures(suspects("", "", "12"), suspects("", "M", "12"));
        AnnualFigures cut = new AnnualFigures(
                Forms.BQ,
                whole.codebook(),
                List.of(
                        whole.cells().getFirst(),
                        new Cell(whole.cells().getLast().at(), "person", Status.COUNTED, 9L, "KPCN", "")));
        assertThat(audit(cut).names()).containsExactly("2025 SOM SUSPECTS sex=F", "2025 SOM SUSPECTS sex=U");
    }

    @Test
    void whatFollowsIsFollowedFurther() {
        // Nothing below is small. But Saba has 32 - 15 - 10 = 7, women there are 16 - 6 - 5 = 5, nobody is of unknown
        // sex.
        assertThat(unsafe(
                        suspects("_T", "", "32"),
                        suspects("BQ-BO", "", "15"),
                        suspects("BQ-SE", "", "10"),
                        hidden("BQ-SA", "", "confidential"),
                        suspects("_T", "F", "16"),
                        suspects("_T", "U", "0"),
                        hidden("_T", "M", "confidential"),
                        suspects("BQ-BO", "M", "9"),
                        suspects("BQ-BO", "F", "6"),
                        suspects("BQ-SE", "M", "5"),
                        suspects("BQ-SE", "F", "5"),
                        hidden("BQ-SA", "F", "confidential")))
                .as("so men on Saba are 2, although the form does not name them")
                .containsExactly("DERIVABLE 2025 SOM SUSPECTS BQ-SA sex=M");
    }

    @Test
    void aHiddenTotalFollowsFromItsParts() {
        List<String> names = unsafe(
                hidden("", "", "confidential"), suspects("", "M", "0"), suspects("", "F", "0"), suspects("", "U", "3"));
        assertThat(names).containsExactly("DERIVABLE 2025 SOM SUSPECTS", "SMALL 2025 SOM SUSPECTS sex=U");
    }

    @Test
    void aPublicTotalCountsAsKnownWhereTheFormHidesIt() {
        String sx = "sx,2016,THB,VICTIMS,,%s,,,person,%s,%s,police,";
        assertThat(sx(
                        sx.formatted("", "", "confidential"),
                        sx.formatted("M", "92", "counted"),
                        sx.formatted("U", "0", "counted"),
                        sx.formatted("F", "", "confidential")))
                .as("96 are public")
                .containsExactly("2016 THB VICTIMS sex=F");
    }

    @Test
    void theSmallDemoFormIsRefusedAndItsCellsNamed() {
        Audit audit = audit(Forms.demo("bq-2024-small-cells-invented.csv", "bq"));
        assertThat(audit.passed()).isFalse();
        assertThat(audit.names())
                .containsExactly("2024 SOM INVESTIGATIONS", "2024 SOM SUSPECTS BQ-SA", "2024 THB VICTIMS");
        assertThat(audit.toString()).as("never a number").doesNotContain("value");
    }
}
