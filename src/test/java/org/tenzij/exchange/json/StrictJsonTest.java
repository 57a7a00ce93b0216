package org.tenzij.exchange.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.GatewayException;
import org.tenzij.exchange.Handling;
import org.tenzij.exchange.Invalid;

class StrictJsonTest {
    /** A marker that must not show up in any error. */
    private static final String CANARY = "Canary Person";

    private static void refused(String json, ErrorCode code) {
        refused(json.getBytes(StandardCharsets.UTF_8), code);
    }

    private static void refused(byte[] json, ErrorCode code) {
        assertThatThrownBy(() -> StrictJson.read(json, Handling.class, "file"))
                .asInstanceOf(type(GatewayException.class))
                .satisfies(e -> {
                    assertThat(e).isInstanceOf(Invalid.class);
                    assertThat(e.code()).isEqualTo(code);
                    assertThat(e.getMessage()).contains("file").doesNotContain("Canary");
                    assertThat(e.getCause()).isNull();
                });
    }

    @Test
    void duplicateKeysAreRefusedAtAnyDepth() {
        refused("{\"codes\":[],\"codes\":[\"H1\"]}", ErrorCode.SUBMIT_DUPLICATE_KEY);
        refused("{\"codes\":[{\"" + CANARY + "\":1,\"" + CANARY + "\":2}]}", ErrorCode.SUBMIT_DUPLICATE_KEY);
    }

    @Test
    void unknownFieldsAreRefusedAndNamedOnlyWhenTheyLookLikeFields() {
        assertThatThrownBy(() -> StrictJson.read(
                        "{\"codes\":[],\"onward\":\"DENY\",\"purposes\":[],\"codez\":[]}"
                                .getBytes(StandardCharsets.UTF_8),
                        Handling.class,
                        "file"))
                .hasMessageContaining("submit.unknown-field")
                .hasMessageContaining("codez");
        refused(
                "{\"codes\":[],\"onward\":\"DENY\",\"purposes\":[],\"" + CANARY + "\":[]}",
                ErrorCode.SUBMIT_UNKNOWN_FIELD);
    }

    @Test
    void depthIsBounded() {
        String deep = "[".repeat(StrictJson.MAX_DEPTH + 1) + "]".repeat(StrictJson.MAX_DEPTH + 1);
        refused("{\"codes\":" + deep + "}", ErrorCode.SUBMIT_TOO_DEEP);
        refused("[".repeat(1_000_000), ErrorCode.SUBMIT_TOO_DEEP);
    }

    @Test
    void sizeIsBounded() {
        refused(new byte[StrictJson.MAX_BYTES + 1], ErrorCode.SUBMIT_TOO_LARGE);
    }

    @Test
    void numbersAndNamesAreBounded() {
        refused("{\"codes\":" + "9".repeat(100) + "}", ErrorCode.SUBMIT_TOO_DEEP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "{",
                "{}{}",
                "{} x",
                "[1,]",
                "{\"codes\":[\"Canary Person\"],}",
                "{'codes':[]}",
                "{codes:[]}",
                "{\"codes\":NaN}",
                "{\"codes\":01}",
                "{\"codes\":+1}",
                "{\"codes\":\"Canary Person\"}",
                "/* Canary */{}",
                "\uFEFF{}",
                "{\"codes\":[\"\n\"]}"
            })
    void whatIsNotExactlyOneFittingValueIsMalformed(String json) {
        refused(json, ErrorCode.SUBMIT_MALFORMED);
    }

    @Test
    void invalidUtf8IsRefused() {
        refused(new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'}, ErrorCode.SUBMIT_MALFORMED);
        refused(new byte[] {(byte) 0xFF, (byte) 0xFE, '{', 0, '}', 0}, ErrorCode.SUBMIT_MALFORMED);
    }

    /** Whatever a stranger sends: a value or our own refusal, nothing else. */
    @Test
    void randomBytesNeverEscapeAsAnotherFailure() {
        long seed = 20261123L;
        Random random = new Random(seed);
        String alphabet = "{}[]\",:0123456789truefalsn\\u \n\u00e9";
        int refusals = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder json = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                json.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                StrictJson.tree(json.toString().getBytes(StandardCharsets.UTF_8), "file");
            } catch (Invalid refused) {
                refusals++;
            }
        }
        assertThat(refusals).as("seed %d", seed).isGreaterThan(15_000);
    }
}
