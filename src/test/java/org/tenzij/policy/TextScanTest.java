package org.tenzij.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a text may not say in any writing, and what it may. */
class TextScanTest {
    private static final TextScan SCAN = new TextScan(List.of(
            new Withheld("subjects[].names[]", "Zoë Verzonnen-Pérez"),
            new Withheld("subjects[].birthDate", "1990-01-31"),
            new Withheld("subjects[].document", "CO 4455667"),
            new Withheld("subjects[].telephone", "+599 700 0000"),
            new Withheld("vessel.name", "La 3ra"),
            new Withheld("reporter.name", "Sean O'Brien, Li WU")));

    /** What was found, as {@code words>why}. */
    private static List<String> found(String text) {
        return SCAN.find(text).stream()
                .map(found -> text.substring(found.from(), found.to()) + ">" + found.why())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zoë",
                "zoe",
                "ZOE\u0308",
                "Z\u200Boe",
                "Verzonnen",
                "verzonnen",
                "Ｐｅｒｅｚ",
                "Perez",
                "P\u00e9rez",
                "PE\u0301REZ"
            })
    void aNameHoweverItIsWritten(String written) {
        assertThat(found("They say " + written + ", perhaps.")).containsExactly(written + ">subjects[].names[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"O'Brien", "O\u2019Brien", "OBRIEN", "obrien", "Brien's", "Li", "Wu", "wu\u2019s"})
    void apostrophesAndShortNamesHideNothing(String written) {
        assertThat(found("They say " + written + ", perhaps."))
                .isNotEmpty()
                .allMatch(one -> one.endsWith(">reporter.name"));
    }

    @Test
    void manyNumbersInALongTextAreFoundAtOnce() {
        List<Withheld> many = java.util.stream.IntStream.range(0, 900)
                .mapToObj(i -> new Withheld("ref", "aaaa" + (10_000 + i)))
                .toList();
        assertThat(new TextScan(many).find("a ".repeat(5_000) + "10899"))
                .extracting(TextScan.Found::why)
                .containsExactly("ref");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zo", "Perezoso", "La", "verzonnenheid", "3ra"})
    void partsAndLongerWordsAreNoNames(String written) {
        assertThat(found("They say " + written + ", perhaps.")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31 January 1990",
                "January 31st, 1990",
                "31st of January 1990",
                "31 januari 1990",
                "31 de enero de 1990",
                "31 di yanuari di 1990",
                "1990-01-31",
                "31-01-1990",
                "31.1.1990",
                "31/1/90"
            })
    void aDayInWordsAndFigures(String written) {
        assertThat(found("They say " + written + ", perhaps.")).contains(written + ">subjects[].birthDate");
    }

    @Test
    void anotherDayIsNotThatDay() {
        assertThat(found("They say 30 January 1990, perhaps.")).noneMatch(one -> one.endsWith("birthDate"));
    }

    @ParameterizedTest
    @CsvSource({
        "CO4455667, subjects[].document",
        "co 445 5667, subjects[].document",
        "CO-44.55.667, subjects[].document",
        "C O 4 4 5 5 667, subjects[].document",
        "+5997000000, subjects[].telephone",
        "599 700-0000, subjects[].telephone",
        "00 599 700 0000, subjects[].telephone",
        "x599 700 0000y, subjects[].telephone"
    })
    void aNumberInWhateverGroups(String written, String why) {
        List<String> ours = found("They say " + written + ", perhaps.").stream()
                .filter(one -> one.endsWith(why))
                .toList();
        assertThat(ours).hasSize(1);
        assertThat(written).contains(ours.getFirst().replace(">" + why, ""));
    }

    @Test
    void onlyTheNumberIsMarkedAndNotTheWordsBeforeIt() {
        assertThat(found("shows a paper CO 445 5667 at night")).contains("CO 445 5667>subjects[].document");
        assertThat(Arrays.toString(found("shows a paper CO 445 5667 at night").toArray()))
                .doesNotContain("paper");
    }

    @Test
    void inOrderAndEmptyWhereThereIsNothing() {
        assertThat(found("Perez and Zoe, CO4455667"))
                .startsWith("Perez>subjects[].names[]", "Zoe>subjects[].names[]")
                .contains("CO4455667>subjects[].document");
        assertThat(found("They work at night.")).isEmpty();
        assertThat(found("")).isEmpty();
        assertThat(new TextScan(List.of()).find("Perez")).isEmpty();
    }
}
