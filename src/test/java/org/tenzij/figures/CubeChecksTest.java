package org.tenzij.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tenzij.figures.Forms.check;
import static org.tenzij.figures.Forms.hidden;
import static org.tenzij.figures.Forms.suspects;
import static org.tenzij.figures.Forms.told;

import org.junit.jupiter.api.Test;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;

class CubeChecksTest {
    private static String judgments(String value, String status, String comment) {
        return "bq,2025,SOM,JUDGMENTS,,,,,case," + value + "," + status + ",OM BES," + comment;
    }

    private static String prosecutions(String value, String status) {
        return "bq,2025,SOM,PROSECUTIONS,,,,,case," + value + "," + status + ",OM BES,";
    }

    @Test
    void theDemoFormRaisesItsQuestionAtSaba() {
        CheckedFigures checked = Forms.demoForm("bq-2025-invented.csv", "bq");
        assertThat(told(checked)).containsExactly("HARD validate.wrong-total 4 value figures.wrong-total");
        assertThat(checked.findings().lines(FiguresTexts.in("en")))
                .containsExactly("Saba, row 4: total 7, parts add up to 6");
        assertThat(checked.findings().lines(FiguresTexts.in("nl")))
                .containsExactly("Saba, rij 4: totaal 7, de delen tellen op tot 6");
        assertThatThrownBy(checked::orStop).isInstanceOfSatisfying(Invalid.class, invalid -> {
            assertThat(invalid.code()).isEqualTo(ErrorCode.VALIDATE_WRONG_TOTAL);
            assertThat(invalid.getMessage()).as("no counts in an exception").doesNotContain("7", "6");
        });
    }

    @Test
    void partsAddUpToTheTotal() {
        assertThat(told(check(suspects("", "", "9"), suspects("", "M", "6"), suspects("", "F", "3"))))
                .isEmpty();
        assertThat(told(check(suspects("", "", "9"), suspects("", "M", "6"), suspects("", "F", "4"))))
                .containsExactly("HARD validate.wrong-total 2 value figures.wrong-total");
    }

    @Test
    void aTotalExceedsItsPartsOnlyWhereUnknownIsUsed() {
        String total = suspects("", "", "9");
        String men = suspects("", "M", "6");
        assertThat(told(check(total, men))).containsExactly("HARD validate.wrong-total 2 value figures.wrong-total");
        assertThat(told(check(total, men, suspects("", "U", "3")))).isEmpty();
        assertThat(told(check(total, men, hidden("", "U", "unknown")))).isEmpty();
        assertThat(told(check(total, men, hidden("", "F", "confidential")))).isEmpty();
        assertThat(told(check(total, men, hidden("", "U", "not-applicable"))))
                .as("what cannot be holds nothing")
                .containsExactly("HARD validate.wrong-total 2 value figures.wrong-total");
        assertThat(told(check(suspects("", "", "5"), men, hidden("", "U", "unknown"))))
                .as("never less than its parts")
                .containsExactly("HARD validate.wrong-total 2 value figures.wrong-total");
    }

    @Test
    void islandsAddUpToTheCountry() {
        assertThat(told(check(
                        suspects("BQ-BO", "", "5"),
                        suspects("BQ-SE", "", "0"),
                        suspects("BQ-SA", "", "2"),
                        suspects("_T", "", "8"))))
                .containsExactly("HARD validate.wrong-total 5 value figures.wrong-total");
        assertThat(told(check(
                        suspects("BQ-BO", "", "5"),
                        suspects("BQ-SE", "", "0"),
                        hidden("BQ-SA", "", "not-collected"),
                        suspects("_T", "", "8"))))
                .isEmpty();
    }

    @Test
    void partsDoNotStandWithoutTheirTotals() {
        assertThat(told(check(suspects("", "M", "6"))))
                .containsExactly("HARD validate.wrong-total 2 value figures.total-missing");
        assertThat(told(check(suspects("", "", "6"), suspects("BQ-SA", "M", "6"))))
                .containsExactly("HARD validate.wrong-total 3 value figures.total-missing");
        CheckedFigures crossed = check(
                "bq,2025,SOM,SUSPECTS,,,,,person,6,counted,KPCN,",
                "bq,2025,SOM,SUSPECTS,,M,Y_LT18,,person,6,counted,KPCN,");
        assertThat(told(crossed))
                .containsExactly(
                        "HARD validate.wrong-total 3 value figures.total-missing",
                        "HARD validate.wrong-total 3 value figures.total-missing");
        assertThat(crossed.findings().lines(FiguresTexts.in("en")))
                .containsExactly(
                        "Row 3 is a part, but its total is missing: 2025 SOM SUSPECTS age=Y_LT18. Add the total.",
                        "Row 3 is a part, but its total is missing: 2025 SOM SUSPECTS sex=M. Add the total.");
    }

    @Test
    void aCellStandsOnce() {
        CheckedFigures checked = check(suspects("", "", "6"), suspects("_T", "_T", "6"), suspects("BQ", "", "7"));
        assertThat(told(checked))
                .containsExactly(
                        "HARD validate.duplicate-cell 3  figures.duplicate",
                        "HARD validate.duplicate-cell 4  figures.duplicate");
        assertThat(checked.findings().lines(FiguresTexts.in("en")).getFirst())
                .startsWith("Row 3 says the same as row 2");
    }

    @Test
    void casesAndPersonsAreNotMixed() {
        assertThat(told(check(
                        "bq,2025,SOM,PROSECUTIONS,,,,,case,4,counted,OM,",
                        "bq,2025,SOM,PROSECUTIONS,,,,,person,9,counted,OM,",
                        "bq,2025,THB,PROSECUTIONS,,,,,person,9,counted,OM,")))
                .containsExactly("HARD validate.wrong-unit 3 unit figures.mixed-units");
    }

    @Test
    void judgmentsWithoutProsecutionsAskForAComment() {
        CheckedFigures asked = check(judgments("3", "counted", ""), prosecutions("0", "counted"));
        assertThat(told(asked))
                .containsExactly("SOFT validate.needs-comment 2 comment figures.judgments-without-prosecutions");
        assertThat(asked.figures()).as("a question is not an error").isPresent();
        assertThat(asked.findings().invalid()).isEmpty();
        assertThatThrownBy(asked::orStop)
                .isInstanceOfSatisfying(
                        Invalid.class,
                        invalid -> assertThat(invalid.code()).isEqualTo(ErrorCode.VALIDATE_NEEDS_COMMENT));
        assertThat(told(check(judgments("3", "counted", "")))).hasSize(1);
        assertThat(told(check(judgments("3", "counted", ""), prosecutions("", "unknown"))))
                .hasSize(1);
        assertThat(told(check(judgments("3", "counted", "cases of 2024")))).isEmpty();
        assertThat(told(check(judgments("3", "counted", ""), prosecutions("4", "counted"))))
                .isEmpty();
        assertThat(told(check(judgments("0", "counted", "")))).isEmpty();
        assertThat(told(check(judgments("", "unknown", "")))).isEmpty();
        assertThat(told(check(judgments("3", "counted", ""), "bq,2025,SOM,PROSECUTIONS,,,,,person,9,counted,OM BES,")))
                .as("counted in another unit")
                .isEmpty();
    }

    @Test
    void aRowThatIsWrongDoesNotMakeItsTotalWrongToo() {
        assertThat(told(check(suspects("", "", "9"), suspects("", "M", "6"), suspects("", "F", "x"))))
                .containsExactly("HARD validate.wrong-number 4 value figures.not-whole-number");
        assertThat(told(check(suspects("", "", "9"), suspects("", "M", "6"), suspects("", "X", "3"))))
                .containsExactly("HARD validate.wrong-code 4 sex figures.wrong-code");
        assertThat(told(check(suspects("", "", "x"), suspects("", "M", "6"))))
                .containsExactly("HARD validate.wrong-number 2 value figures.not-whole-number");
        assertThat(told(check(suspects("", "", "9"), suspects("", "M", "10"), suspects("", "X", "3"))))
                .as("too many parts are too many whatever else is wrong")
                .containsExactly(
                        "HARD validate.wrong-total 2 value figures.wrong-total",
                        "HARD validate.wrong-code 4 sex figures.wrong-code");
    }
}
