package org.tenzij.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A day is recognised in each language and order, and another day is not. */
class DateWordsTest {
    private static final LocalDate DAY = LocalDate.of(1990, 3, 2);

    private static boolean names(String words) {
        return DateWords.names(FoldedText.of(words).words(), DAY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2 maart 1990",
                "2nd March 1990",
                "March 2nd 1990",
                "2 marzo 90",
                "2e mrt 1990",
                "2 mart 1990",
                "02-03-1990",
                "2-3-90",
                "3/2/1990",
                "1990-03-02"
            })
    void theDayItself(String words) {
        assertThat(names(words)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3 maart 1990",
                "2 april 1990",
                "2 maart 1991",
                "2 maart 91",
                "2 maart 1890",
                "2 maart 90000",
                "2 maart x",
                "two maart 1990",
                "00002 maart 1990",
                "2 maart 090",
                "th maart 1990"
            })
    void anotherDay(String words) {
        assertThat(names(words)).isFalse();
    }

    @Test
    void aValueNamesADayExactlyOrNone() {
        assertThat(DateWords.day("1990-03-02")).isEqualTo(DAY);
        assertThat(DateWords.day("1990-03-02T04:00:00Z")).isEqualTo(DAY);
        assertThat(DateWords.day("1990-03-0")).isNull();
        assertThat(DateWords.day("1990-03-32")).isNull();
        assertThat(DateWords.day("02-03-1990")).isNull();
    }

    @Test
    void aLongRowOfDigitsIsNoPartOfADay() {
        assertThat(DateWords.names(FoldedText.of("2 maart 99999999999").words(), DAY))
                .isFalse();
        assertThat(DateWords.joins(FoldedText.of("de").words().getFirst())).isTrue();
        assertThat(DateWords.joins(FoldedText.of("maart").words().getFirst())).isFalse();
    }
}
