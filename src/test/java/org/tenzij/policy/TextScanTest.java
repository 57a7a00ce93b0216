package org.tenzij.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is withheld is found in a text, however it is spelled there. All people and numbers are invented. */
class TextScanTest {
    @ParameterizedTest(name = "{0} in: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock = """
            Ana María Ejemplo     | We spoke to ANA MARIA EJEMPLO.             | ANA
            Ana María Ejemplo     | de getuige heet mária                      | mária
            Ana María Ejemplo     | that is Ejemplo's phone                    | Ejemplo
            Ana María Ejemplo     | Ejemplos huis                              | Ejemplos
            Ana María Ejemplo     | E j e m p l o stond erbij                  | E j e m p l o
            Ana María Ejemplo     | EJEM-PLO                                   | EJEM-PLO
            Ana María Ejemplo     | señora ejemplito, mevr. Ejemplowicz        | Ejemplo
            Luz Ejemplo           | a girl, luz, was there                     | luz
            Luz Ejemplo           | (Luz)                                      | Luz
            Jørgen Voorbeeld      | Jorgen was seen                            | Jorgen
            Łukasz Voorbeeld      | lukasz                                     | lukasz
            Weiß                  | Herr Weiss                                 | Weiss
            李明                   | 他叫李明。                                   | 李明
            +599 700 0001         | bel 700-0001                               | 700-0001
            +599 700 0001         | bel 00599 7000001                          | 7000001
            +599 700 0001         | bel (599) 7 0 0 0 0 0 1                    | 7 0 0 0 0 0 1
            +599 700 0001         | bel ٧٠٠٠٠٠١                                | ٧٠٠٠٠٠١
            AB 123456             | paspoort ab123456                          | ab123456
            AB 123456             | nr. 123 456                                | 123 456
            AB 123456             | no. A-B-1-2-3-4-5-6                        | A-B-1-2-3-4-5-6
            Kaya Voorbeeld 12     | woont aan de kaya voorbeeld                | kaya
            1994-05-06            | born 6 May 1994                            | 6 May
            1994-05-06            | 6 mei                                      | 6 mei
            1994-05-06            | el 6 de mayo de 1994                       | 6 de mayo
            1994-05-06            | May 6th, 1994                              | May 6
            1994-05-06            | 06-05-1994                                 | 06-05-1994
            1994-05-06            | 06/05/94                                   | 06/05/94
            1994-05-06            | 5.6.1994                                   | 5.6.1994
            1994-05-06            | 1994 05 06                                 | 1994 05 06
            1994-05-06            | 06051994                                   | 06051994
            1994-05-06            | 940506                                     | 940506
            1994-02-06            | 6 di febrüari                              | 6 di febrüari
            2026-02-03T04:12:00Z  | on 3 February                              | 3 February
            roos@example.org      | mail roos                                  | roos
            roos@example.org      | roos at example dot org; ROOS (@) EXAMPLE.ORG | roos
            12.1876               | at 12.1876 N                               | 12.1876
            """)
    void isFound(String value, String text, String first) {
        TextScan scan = new TextScan(List.of(new Withheld.Value("subjects[].x", value, false)));
        List<TextScan.Place> places = scan.find(text).stream()
                .filter(place -> place.why().equals("subjects[].x"))
                .toList();
        assertThat(places).isNotEmpty();
        assertThat(places)
                .extracting(place -> text.substring(place.from(), place.to()))
                .anySatisfy(found -> assertThat(found).contains(first));
    }

    @ParameterizedTest(name = "not {0} in: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock = """
            Ana María Ejemplo     | The Panama canal in a banana boat
            Luz Ejemplo           | the cruzeiro was illuzory
            Jan van der Voorbeeld | het huis van de buren der straat
            CO                    | the company co-operates
            12                    | twelve persons, 12 of them aboard
            1994-05-06            | around May, 16 persons in 1994
            AB 123456             | 1 234 567
            """)
    void isNotFound(String value, String text) {
        TextScan scan = new TextScan(List.of(new Withheld.Value("subjects[].x", value, false)));
        assertThat(scan.find(text)).noneMatch(place -> place.why().equals("subjects[].x"));
    }

    @Test
    void runningTextIsFoundWholeAndNotWordByWord() {
        String prose = "Two persons were made to work without pay.";
        TextScan scan = new TextScan(List.of(new Withheld.Value("description", prose, true)));
        assertThat(scan.find("The persons work.")).isEmpty();
        assertThat(scan.find("He said: two PERSONS were made to work, without pay!"))
                .extracting(TextScan.Place::why)
                .containsExactly("description");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mail x@y.zz", "call 1234567", "geboren te X", "on 3-2-2026", "doc AB1234567"})
    void whatPointsAtAPersonIsFoundAnyway(String text) {
        assertThat(new TextScan(List.of()).find(text))
                .isNotEmpty()
                .allMatch(place -> place.why().startsWith("scan:"));
    }

    @Test
    void offsetsAreThoseOfTheTextWithItsSurrogatesAndMarks() {
        String text = "\uD83D\uDEA2 n\u0303a: Eje\u0301mplo \uD83D\uDEA2";
        TextScan scan = new TextScan(List.of(new Withheld.Value("p", "Ejemplo", false)));
        TextScan.Place place = scan.find(text).getFirst();
        assertThat(text.substring(place.from(), place.to())).isEqualTo("Eje\u0301mplo");
    }

    @Test
    void aMarkOfACutDoesNotHideWhatStandsOnItsTwoSides() {
        TextScan scan = new TextScan(List.of(new Withheld.Value("p", "Ejemplo", false)));
        assertThat(scan.find("Eje" + Redaction.MARK + "mplo")).isNotEmpty();
        assertThat(scan.find(Redaction.MARK)).isEmpty();
    }

    @Test
    void nothingOfTheValueStandsInItsText() {
        assertThat(new Withheld.Value("p", "Ejemplo", false).toString()).doesNotContain("Ejemplo");
    }
}
