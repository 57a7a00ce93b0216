package org.tenzij.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenzij.exchange.Party;

class FiguresExportTest {
    private static List<String> lines(byte[] file) {
        return new String(file, StandardCharsets.UTF_8).lines().toList();
    }

    @ParameterizedTest
    @CsvSource({"sx", "cw", "aw", "bq"})
    void whatGoesOutComesBackTheSame(String party) {
        AnnualFigures figures = PublicFigures.builtIn().of(new Party(party)).orElseThrow();
        byte[] csv = FiguresExport.csv(List.of(figures));
        AnnualFigures again = CsvForm.read(csv, new Party(party), Forms.NOW).orStop();
        assertThat(again).isEqualTo(figures);
        assertThat(FiguresExport.csv(List.of(again))).isEqualTo(csv);
    }

    @Test
    void formulasAreNeutralised() {
        AnnualFigures figures = Forms.figures("bq,2025,SOM,PROSECUTIONS,,,,,case,0,counted,=HYPERLINK(1),-1+1");
        assertThat(lines(FiguresExport.csv(List.of(figures))))
                .containsExactly(
                        "party,year,offence,indicator,area,sex,age,form,unit,value,status,source,comment",
                        "bq,2025,SOM,PROSECUTIONS,_T,_Z,_Z,_Z,case,0,counted,'=HYPERLINK(1),'-1+1");
    }

    @Test
    void sdmxHasTheColumnsThatWereAgreedAndAReasonInWords() {
        List<String> lines =
                lines(FiguresExport.sdmxCsv(List.of(Forms.demo("bq-2017-2019.csv", "bq")), PublicFigures.builtIn()));
        assertThat(lines).hasSize(12);
        assertThat(lines.getFirst())
                .isEqualTo("STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,OFFENCE,INDICATOR,SEX,AGE,FORM,"
                        + "TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,OBS_STATUS,CONF_STATUS,COMMENT");
        assertThat(lines)
                .contains(
                        "datastructure,TENZIJ:ANNUAL_FIGURES(1.0.0),I,A,BQ,SOM,CONVICTIONS,_Z,_Z,_Z,2017,3,case,A,F,"
                                + "counted; Inspection report 3.5.2",
                        "datastructure,TENZIJ:ANNUAL_FIGURES(1.0.0),I,A,BQ,THB,VICTIMS,_T,_T,_T,2019,,person,L,N,"
                                + "not-collected; Inspection report 3.4: nature and extent not known; the themaregister held no signal")
                .anyMatch(line -> line.contains(",BOTH,BORDER_REGISTRATIONS,_Z,_Z,_Z,2019,13,registration,P,F,"));
        assertThat(lines(FiguresExport.sdmxCsv(
                        List.of(Forms.demo("bq-2024-small-cells-invented.csv", "bq")), PublicFigures.builtIn())))
                .anyMatch(
                        line -> line.contains(",BQ-SA,SOM,SUSPECTS,_T,_T,_Z,2024,,person,Q,C,confidential; INVENTED"));
    }
}
