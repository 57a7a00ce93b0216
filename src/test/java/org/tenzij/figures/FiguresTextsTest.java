package org.tenzij.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.MessageFormat;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.tenzij.exchange.ErrorCode;

class FiguresTextsTest {
    private final FiguresTexts en = FiguresTexts.in("en");
    private final FiguresTexts nl = FiguresTexts.in("nl");

    @Test
    void bothLanguagesHoldTheSameKeysAndPlaces() {
        assertThat(nl.keys()).isEqualTo(en.keys()).hasSize(52);
        for (String key : en.keys()) {
            assertThat(places(nl, key)).as(key).isEqualTo(places(en, key));
            assertThat(nl.pattern(key))
                    .as("an apostrophe would hide the places")
                    .doesNotContain("'");
            assertThat(en.pattern(key))
                    .as("an apostrophe would hide the places")
                    .doesNotContain("'");
        }
    }

    private static int places(FiguresTexts texts, String key) {
        return new MessageFormat(texts.pattern(key), Locale.ROOT).getFormatsByArgumentIndex().length;
    }

    @Test
    void everyFindingHasItsWords() {
        List<Finding.Argument> arguments = Collections.nCopies(3, Finding.Argument.plain("1000000"));
        long told = en.keys().stream()
                .filter(key -> key.startsWith("figures."))
                .peek(key -> {
                    Finding finding = new Finding(
                            Finding.Severity.HARD, ErrorCode.VALIDATE_MALFORMED, 4, "value", key, arguments);
                    assertThat(en.text(finding)).doesNotContain("{", "}");
                    assertThat(nl.text(finding)).doesNotContain("{", "}");
                })
                .count();
        assertThat(told).isEqualTo(34);
        assertThatThrownBy(() -> en.text("figures.no-such-text")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void otherLanguagesFallToEnglishAndSaySo() {
        assertThat(FiguresTexts.in("pap_CW").language()).isEqualTo("en");
        assertThat(FiguresTexts.in("nl").language()).isEqualTo("nl");
    }
}
