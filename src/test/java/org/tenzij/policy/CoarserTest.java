package org.tenzij.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenzij.exchange.json.StrictJson;

/** Each way of making a value coarser: what comes out, that it stays so, and that what cannot be read gives nothing. */
class CoarserTest {
    @ParameterizedTest(name = "{0} of {1} is {2}")
    @CsvSource(delimiter = '|', textBlock = """
            YEAR     | "1990-01-01"                     | "1990"
            YEAR     | "1990-05"                        | "1990"
            YEAR     | "1990"                           | "1990"
            MONTH    | "1990-05-17"                     | "1990-05"
            MONTH    | "1990"                           | "1990"
            DAY      | "2026-02-03T04:12:00-04:00"      | "2026-02-03"
            DAY      | "2026-02-03"                     | "2026-02-03"
            YEAR     | "2026-02-03T04:12Z"              | "2026"
            GRID_0_1 | 12.1876                          | 12.2
            GRID_0_1 | -68.95                           | -69
            GRID_0_1 | -68.94                           | -68.9
            GRID_0_1 | 12                               | 12
            GRID_0_1 | 0                                | 0
            GRID_0_1 | 120                              | 120
            GRID_0_1 | 1e2                              | 100
            INITIALS | "Ana María Ejemplo"              | "A. M. E."
            INITIALS | "  ana   maría "                 | "A. M."
            INITIALS | "Jean-Luc d'Ejemplo"             | "J. L. D."
            INITIALS | "A. M. E."                       | "A. M. E."
            INITIALS | "Élodie"                         | "É."
            INITIALS | "'t Ejemplo"                     | "T. E."
            INITIALS | "محمد مثال"                      | "م. م."
            COUNTRY  | "BQ-BO"                          | "BQ"
            COUNTRY  | "BQ"                             | "BQ"
            """)
    void isMadeCoarser(Coarser coarser, String value, String expected) {
        JsonNode once = coarser.of(tree(value));
        assertThat(once).isNotNull();
        assertThat(once.toString()).isEqualTo(expected);
        JsonNode twice = coarser.of(once);
        assertThat(twice).isNotNull();
        assertThat(twice.toString()).as("again").isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} of {1} is nothing")
    @CsvSource(delimiter = '|', textBlock = """
            YEAR     | "01-01-1990"
            YEAR     | "1990-13-01"
            YEAR     | "1990-02-30"
            YEAR     | "born in 1990"
            YEAR     | "1990-01-01, Oranjestad"
            YEAR     | "19900101"
            YEAR     | ""
            YEAR     | 1990
            YEAR     | true
            MONTH    | "1990-00"
            DAY      | "2026-02-03T04:12:00 at the quay"
            GRID_0_1 | "12.1876"
            GRID_0_1 | "12°11'N"
            INITIALS | "李明"
            INITIALS | "Ana 明"
            INITIALS | "123"
            INITIALS | ""
            INITIALS | "a b c d e f g h i j k l m"
            INITIALS | 7
            COUNTRY  | "Bonaire"
            COUNTRY  | "BQ-BO Kralendijk"
            """)
    void whatCannotBeReadGivesNothing(Coarser coarser, String value) {
        assertThat(coarser.of(tree(value))).isNull();
    }

    private static JsonNode tree(String json) {
        return StrictJson.tree(json.getBytes(StandardCharsets.UTF_8), "value");
    }
}
