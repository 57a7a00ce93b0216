package org.tenzij.register.subjects;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same person, written by different clerks. All names are invented. */
class NormalTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Núñez-de Jong, ana          | ana de jong nunez",
                "ANA NUNEZ DE JONG           | ana de jong nunez",
                "de  Jong Nu\u0301n\u0303ez Ana Ana | ana de jong nunez",
                "O'Voorbeeld                 | ovoorbeeld",
                "O\u2019Voorbeeld            | ovoorbeeld",
                "Stra\u00dfe                 | strasse",
                "STRASSE                     | strasse",
                "\u00d8rsted \u0141aska \u00c6sop | aesop laska orsted",
                "\uff21na                    | ana",
                "\u0130lker \u0131\u015f\u0131k | ilker isik",
                "An\u200bna                  | anna",
                "Иван Примеров               | иван примеров",
                "李 小明                      | 小明 李",
                "Jan 2e                      | 2e jan"
            })
    void namesAreASetOfWords(String written, String expected) {
        assertThat(Normal.names(List.of(written))).contains(expected);
    }

    @Test
    void severalTextsAreOneSetAndNothingIsNoName() {
        assertThat(Normal.names(List.of("Maria", "Voorbeeld", "Ana")))
                .isEqualTo(Normal.names(List.of("ANA MARIA VOORBEELD")));
        assertThat(Normal.names(List.of())).isEmpty();
        assertThat(Normal.names(List.of("…", " - "))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "CO AB-123.456 | COAB123456",
                "coab123456    | COAB123456",
                "Co/ÁB123456   | COAB123456",
                "'  '          | -",
                "?             | -",
                "-             | -"
            })
    void documentsAreCapitalLettersAndDigits(@Nullable String written, @Nullable String expected) {
        assertThat(Normal.document(written)).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "1990-01-31, 1990-01-31, 1990",
                "' 1990-01-31 ', 1990-01-31, 1990",
                "1990-01, -, 1990",
                "1990, -, 1990",
                "1990-02-30, -, 1990",
                "31-01-1990, -, -",
                "90, -, -",
                "'', -, -",
                "-, -, -"
            })
    void aDayIsWholeAndAYearIsEnoughForTheWeakerToken(
            @Nullable String written, @Nullable String day, @Nullable String year) {
        assertThat(Normal.birthDate(written)).isEqualTo(Optional.ofNullable(day));
        assertThat(Normal.birthYear(written)).isEqualTo(Optional.ofNullable(year));
    }
}
