package org.tenzij.exchange.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenzij.exchange.json.StrictJson;

class SafeTextTest {
    @Test
    void textsAreComposed() {
        ObjectNode document = StrictJson.object();
        document.putArray("names").add("Rene\u0301");
        assertThat(SafeText.normalised(document, "payload")
                        .path("names")
                        .path(0)
                        .asText())
                .isEqualTo("Ren\u00e9");
    }

    @Test
    void linesAndTabsStay() {
        assertThat(SafeText.normalised("a\nb\tc", "payload")).isEqualTo("a\nb\tc");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00, 0x07, 0x1B, 0x7F, 0x85, 0x200B, 0x200E, 0x202E, 0x2066, 0x2069, 0xFEFF, 0xE0041, 0xE000, 0xFFFE
            })
    void whatDoesNotShowIsRefusedByItsCodeAndPlace(int character) {
        ObjectNode document = StrictJson.object();
        document.put("text", "before" + Character.toString(character) + "after");
        assertThatThrownBy(() -> SafeText.normalised(document, "payload"))
                .hasMessageStartingWith("submit.unsafe-text")
                .hasMessageContaining("payload.text")
                .hasMessageContaining(String.format("U+%04X", character))
                .hasMessageNotContaining("before");
    }

    @Test
    void aLoneSurrogateIsRefused() {
        assertThatThrownBy(() -> SafeText.normalised("\uD800", "payload")).hasMessageStartingWith("submit.unsafe-text");
    }
}
