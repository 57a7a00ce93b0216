package org.tenzij.people;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenzij.exchange.json.StrictJson;

class ReferencesTest {
    private static final SecretKey KEY =
            new SecretKeySpec("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII), "HmacSHA256");
    private static final References REFERENCES = new References(KEY);
    private static final Set<String> GIVEN = REFERENCES.given(payload("reference", "CW-26-0117"), null);

    private static ObjectNode payload(String field, String text) {
        return StrictJson.object().put(field, text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CW-26-0117",
                "cw 26 0117",
                "CW/26/0117",
                "cw260117",
                "As in CW-26-0117, both were seen.",
                "dossier CW 26 0117: see there",
                "Ｃｗ－26－0117"
            })
    void isKnownAgainHoweverItIsTyped(String text) {
        assertThat(REFERENCES.mentioned(payload("description", text), null)).containsAnyElementsOf(GIVEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CW-26-0118", "26", "nothing of the kind", ""})
    void isNotTakenForAnother(String text) {
        assertThat(REFERENCES.mentioned(payload("description", text), null)).doesNotContainAnyElementsOf(GIVEN);
    }

    @Test
    void theThreadCountsAsAReferenceAndAnotherKeyKnowsNothing() {
        assertThat(REFERENCES.mentioned(StrictJson.object(), "CW-26-0117")).containsAnyElementsOf(GIVEN);
        References other = new References(new SecretKeySpec(new byte[32], "HmacSHA256"));
        assertThat(other.mentioned(payload("reference", "CW-26-0117"), null)).doesNotContainAnyElementsOf(GIVEN);
        assertThat(GIVEN).allMatch(token -> !token.contains("0117"));
    }

    @Test
    void aHugeTextMakesNoHugeIndex() {
        String text = "A1B2 ".repeat(200_000);
        assertThat(REFERENCES.mentioned(payload("description", text), null)).hasSizeLessThanOrEqualTo(20_000);
    }
}
