package org.tenzij.exchange.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenzij.exchange.payload.PersonalDataScan.Finding;

class PersonalDataScanTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ask invented@example.org | E_MAIL",
                "ask invented @ example.org | E_MAIL",
                "call +599 700 0000 | LONG_NUMBER",
                "call (0599) 700-00.00 | LONG_NUMBER",
                "crib 123456789 | LONG_NUMBER",
                "passport NX1234567 | DOCUMENT_NUMBER",
                "passport NX 123456 | DOCUMENT_NUMBER",
                "seen 3-2-1990 | FULL_DATE",
                "seen 1990-02-03 | FULL_DATE",
                "Geboren in Invented | BIRTH",
                "nacida en Invented | BIRTH"
            })
    void whatPointsAtAPersonIsFound(String text, Finding finding) {
        assertThat(PersonalDataScan.scan(List.of("clean", text))).contains(finding);
    }

    @Test
    void theSourcesOfRealFiguresAreClean() {
        assertThat(PersonalDataScan.scan(List.of(
                        "US Department of State, Trafficking in Persons Report 2018, St. Maarten (foreign victims)",
                        "Inspection report 3.5.2: border checks; to 7 November 2019",
                        "INVENTED for the demo; not a real figure",
                        "")))
                .isEmpty();
    }
}
