package org.tenzij.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tenzij.figures.Forms.BQ;
import static org.tenzij.figures.Forms.NOW;
import static org.tenzij.figures.Forms.check;
import static org.tenzij.figures.Forms.told;
import static org.tenzij.figures.Forms.utf8;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;

class CsvFormTest {
    private static final String GOOD = "bq,2025,SOM,PROSECUTIONS,,,,,case,0,counted,OM BES,";

    @Test
    void zeroIsANumberAndTheFormIsRead() {
        AnnualFigures figures = check(GOOD).orStop();
        assertThat(figures.years()).containsExactly(2025);
        Cell cell = figures.cells().getFirst();
        assertThat(cell.value()).isZero();
        assertThat(cell.at()).isEqualTo(new Coordinates(2025, "SOM", "PROSECUTIONS", "_T", "_Z", "_Z", "_Z"));
        assertThat(cell.toString()).as("no value in a log").isEqualTo("Cell[2025 SOM PROSECUTIONS]");
    }

    @Test
    void byteOrderMarkSemicolonsAnyOrderAndBlankLinesAreTaken() {
        String form = String.join(
                "\r\n",
                "\uFEFFStatus;Source;VALUE;unit;indicator;offence;year;party;",
                ";;;;;;;",
                "",
                "counted;\"KPCN; Bonaire\";12;person;SUSPECTS;SOM;2025;bq;");
        CheckedFigures checked = CsvForm.read(utf8(form), BQ, NOW);
        assertThat(told(checked)).isEmpty();
        assertThat(checked.orStop().cells().getFirst().source()).isEqualTo("KPCN; Bonaire");
        assertThat(CsvForm.read(utf8(form.replace(";12;", ";-12;")), BQ, NOW)
                        .findings()
                        .all())
                .singleElement()
                .satisfies(finding -> assertThat(finding.row())
                        .as("as the spreadsheet shows it")
                        .isEqualTo(4));
    }

    @Test
    void theCodeOfTheCountryMeansTheWholeCountry() {
        assertThat(check(GOOD.replace("PROSECUTIONS,", "PROSECUTIONS,BQ")).orStop())
                .isEqualTo(check(GOOD).orStop());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "cw,2025,SOM,PROSECUTIONS,,,,,case,0,counted,OM,|HARD validate.wrong-sender 2 party figures.wrong-party",
                "xx,2025,SOM,PROSECUTIONS,,,,,case,0,counted,OM,|HARD validate.unknown-party 2 party figures.unknown-party",
                "rst,2025,SOM,PROSECUTIONS,,,,,case,0,counted,OM,|HARD validate.unknown-party 2 party figures.unknown-party",
                "bq,25,SOM,PROSECUTIONS,,,,,case,0,counted,OM,|HARD validate.wrong-year 2 year figures.wrong-year",
                "bq,2027,SOM,PROSECUTIONS,,,,,case,0,counted,OM,|HARD validate.wrong-year 2 year figures.future-year",
                "bq,1999,SOM,PROSECUTIONS,,,,,case,0,counted,OM,|HARD validate.wrong-year 2 year figures.early-year",
                "bq,2025,DRUGS,PROSECUTIONS,,,,,case,0,counted,OM,|HARD validate.wrong-code 2 offence figures.wrong-code",
                "bq,2025,BOTH,PROSECUTIONS,,,,,case,0,counted,OM,|HARD validate.wrong-code 2 offence figures.wrong-offence",
                "bq,2025,SOM,TRIALS,,,,,case,0,counted,OM,|HARD validate.wrong-code 2 indicator figures.wrong-code",
                "bq,2025,SOM,VICTIMS,,,,,case,0,counted,OM,|HARD validate.wrong-unit 2 unit figures.wrong-unit",
                "bq,2025,SOM,PROSECUTIONS,,,,,,0,counted,OM,|HARD validate.wrong-unit 2 unit figures.wrong-unit",
                "bq,2025,SOM,PROSECUTIONS,BQ-XX,,,,case,0,counted,OM,|HARD validate.wrong-code 2 area figures.wrong-code",
                "bq,2025,SOM,PROSECUTIONS,,M,,,case,0,counted,OM,|HARD validate.wrong-code 2 sex figures.no-breakdown",
                "bq,2025,SOM,VICTIMS,,,,LAB,person,0,counted,OM,|HARD validate.wrong-code 2 form figures.no-breakdown",
                "bq,2025,SOM,VICTIMS,,,child,,person,0,counted,OM,|HARD validate.wrong-code 2 age figures.wrong-code",
                "bq,2025,SOM,PROSECUTIONS,,,,,case,,counted,OM,|HARD validate.blank-cell 2 value figures.blank-value",
                "bq,2025,SOM,PROSECUTIONS,,,,,case,0,,OM,|HARD validate.blank-cell 2 status figures.blank-status",
                "bq,2025,SOM,PROSECUTIONS,,,,,case,0,guessed,OM,|HARD validate.wrong-code 2 status figures.wrong-code",
                "bq,2025,SOM,PROSECUTIONS,,,,,case,0,counted,,|HARD validate.blank-cell 2 source figures.blank-source",
                "bq,2025,SOM,PROSECUTIONS,,,,,case,-1,counted,OM,|HARD validate.wrong-number 2 value figures.negative-number",
                "bq,2025,SOM,PROSECUTIONS,,,,,case,1.5,counted,OM,|HARD validate.wrong-number 2 value figures.not-whole-number",
                "bq,2025,SOM,PROSECUTIONS,,,,,case,1e3,counted,OM,|HARD validate.wrong-number 2 value figures.not-whole-number",
                "bq,2025,SOM,PROSECUTIONS,,,,,case,none,counted,OM,|HARD validate.wrong-number 2 value figures.not-whole-number",
                "bq,2025,SOM,PROSECUTIONS,,,,,case,٣,counted,OM,|HARD validate.wrong-number 2 value figures.not-whole-number",
                "bq,2025,SOM,PROSECUTIONS,,,,,case,1000001,counted,OM,|HARD validate.wrong-number 2 value figures.huge-number",
                "bq,2025,SOM,PROSECUTIONS,,,,,case,99999999999999999999999,counted,OM,|HARD validate.wrong-number 2 value figures.huge-number",
                "bq,2025,SOM,PROSECUTIONS,,,,,case,3,unknown,OM,|HARD validate.wrong-number 2 value figures.value-and-status",
            })
    void eachErrorIsToldWithItsCodeRowAndColumn(String row, String expected) {
        CheckedFigures checked = check(row);
        assertThat(told(checked)).containsExactly(expected);
        assertThat(checked.figures()).isEmpty();
    }

    @Test
    void everythingIsToldAtOnceAndAsOneError() {
        CheckedFigures checked = check(
                "bq,2025,SOM,TRIALS,,,,,case,0,counted,OM,",
                "bq,2027,SOM,PROSECUTIONS,,,,,case,-4,counted,,",
                "bq,2025,THB,PROSECUTIONS,,,,,case,0,counted,OM,");
        assertThat(told(checked))
                .containsExactly(
                        "HARD validate.wrong-code 2 indicator figures.wrong-code",
                        "HARD validate.wrong-year 3 year figures.future-year",
                        "HARD validate.wrong-number 3 value figures.negative-number",
                        "HARD validate.blank-cell 3 source figures.blank-source");
        assertThatThrownBy(checked::orStop).isInstanceOfSatisfying(Invalid.class, invalid -> {
            assertThat(invalid.code()).isEqualTo(ErrorCode.VALIDATE_WRONG_CODE);
            assertThat(invalid.what()).contains("4 errors");
            assertThat(invalid.where()).isEqualTo("row 2, column indicator");
        });
    }

    @Test
    void aCountryWithoutIslandsHasNoParts() {
        String row = "sx,2025,SOM,PROSECUTIONS,BQ-SA,,,,case,0,counted,OM,";
        assertThat(told(CsvForm.read(Forms.of(row), Forms.SX, NOW)))
                .containsExactly("HARD validate.wrong-code 2 area figures.no-breakdown");
    }

    @Test
    void theYearIsTheOneOfTheIslands() {
        String row = "bq,2027,SOM,PROSECUTIONS,,,,,case,0,provisional,OM,";
        assertThat(told(CsvForm.read(Forms.of(row), BQ, Instant.parse("2027-01-01T03:59:59Z"))))
                .containsExactly("HARD validate.wrong-year 2 year figures.future-year");
        assertThat(told(CsvForm.read(Forms.of(row), BQ, Instant.parse("2027-01-01T04:00:00Z"))))
                .isEmpty();
    }

    @Test
    void headersAreChecked() {
        assertThat(told(CsvForm.read(
                        utf8("party,year,Offence,offence,indicator,unit,value,status,victim name\n"), BQ, NOW)))
                .containsExactly(
                        "HARD validate.malformed 1 offence figures.column-twice",
                        "HARD validate.unknown-field 1  figures.unknown-column",
                        "HARD validate.malformed 1 source figures.column-missing");
        assertThat(told(CsvForm.read(utf8("a,".repeat(40) + "\n"), BQ, NOW)))
                .containsExactly("HARD submit.too-large 1  figures.too-many-columns");
    }

    @Test
    void anEmptyFormIsNotAFormOfZeros() {
        assertThat(told(CsvForm.read(new byte[0], BQ, NOW)))
                .containsExactly("HARD validate.blank-cell 0  figures.empty");
        assertThat(told(check())).containsExactly("HARD validate.blank-cell 0  figures.empty");
    }

    @Test
    void formulasAreKeptAsTextAndFlagged() {
        CheckedFigures checked = check("bq,2025,SOM,PROSECUTIONS,,,,,case,0,counted,=HYPERLINK(1),@SUM(A1)");
        assertThat(told(checked))
                .containsExactly(
                        "SOFT submit.unsafe-text 2 source figures.formula",
                        "SOFT submit.unsafe-text 2 comment figures.formula");
        assertThat(checked.orStop().cells().getFirst().source()).isEqualTo("=HYPERLINK(1)");
    }

    @ParameterizedTest
    @CsvSource({"0000", "0007", "001B", "0085", "200B", "202E", "2066", "2028", "FEFF", "E000", "FFFE"})
    void hiddenAndTurningCharactersAreRefused(String hex) {
        String text = "KP" + Character.toString(Integer.parseInt(hex, 16)) + "CN";
        assertThat(told(check("bq,2025,SOM,PROSECUTIONS,,,,,case,0,counted," + text + ",")))
                .containsExactly("HARD submit.unsafe-text 2 source figures.unsafe-text");
    }

    @Test
    void aLineBreakInATextIsRefusedAndALongTextToo() {
        assertThat(told(check("bq,2025,SOM,PROSECUTIONS,,,,,case,0,counted,KPCN,\"one\ntwo\"")))
                .containsExactly("HARD submit.unsafe-text 2 comment figures.unsafe-text");
        assertThat(told(check("bq,2025,SOM,PROSECUTIONS,,,,,case,0,counted," + "x".repeat(501) + ",")))
                .containsExactly("HARD submit.too-large 2 source figures.text-too-long");
    }

    @Test
    void textsAreComposed() {
        assertThat(check("bq,2025,SOM,PROSECUTIONS,,,,,case,0,counted,Curac\u0327ao,")
                        .orStop()
                        .cells()
                        .getFirst()
                        .source())
                .isEqualTo("Cura\u00e7ao");
    }
}
