package org.tenzij.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tenzij.figures.Forms.BQ;
import static org.tenzij.figures.Forms.NOW;
import static org.tenzij.figures.Forms.SX;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.GatewayException;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.CanonicalJson;
import org.tenzij.exchange.json.StrictJson;

class PayloadFormTest {
    private static AnnualFigures sx() {
        return Forms.demo("sx-2015-2017.csv", "sx");
    }

    private static ErrorCode refusal(Consumer<ObjectNode> mutation) {
        ObjectNode payload = sx().toPayload().deepCopy();
        mutation.accept(payload);
        try {
            AnnualFigures.fromPayload(payload, SX, NOW);
        } catch (Invalid invalid) {
            assertThat(invalid.getMessage()).doesNotContain("96");
            return invalid.code();
        }
        throw new AssertionError("the payload was taken");
    }

    private static ObjectNode first(ObjectNode payload) {
        return (ObjectNode) payload.get("cells").get(0);
    }

    @Test
    void whatWasWrittenIsReadAgain() {
        AnnualFigures figures = sx();
        byte[] bytes = CanonicalJson.bytes(figures.toPayload());
        assertThat(AnnualFigures.fromPayload(StrictJson.tree(bytes, "payload.json"), SX, NOW))
                .isEqualTo(figures);
        JsonNode payload = figures.toPayload();
        assertThat(payload.properties())
                .extracting(field -> field.getKey())
                .containsExactly("kind", "codebook", "party", "years", "cells");
        assertThat(CanonicalJson.text(payload.get("cells").get(0)))
                .isEqualTo(
                        "{\"age\":\"_Z\",\"area\":\"_T\",\"form\":\"_Z\",\"indicator\":\"INVESTIGATIONS\",\"offence\":\"THB\","
                                + "\"sex\":\"_Z\",\"source\":\"US Department of State, Trafficking in Persons Report 2018, St. Maarten\","
                                + "\"status\":\"counted\",\"unit\":\"case\",\"value\":1,\"year\":2015}");
        JsonNode unreported = payload.get("cells").get(8);
        assertThat(unreported.get("status").asText()).isEqualTo("not-reported");
        assertThat(unreported.has("value")).isFalse();
    }

    @Test
    void theRecipientChecksAgain() {
        assertThat(refusal(payload -> first(payload).put("unit", "person"))).isEqualTo(ErrorCode.VALIDATE_WRONG_UNIT);
        assertThat(refusal(payload -> first(payload).put("offence", "X"))).isEqualTo(ErrorCode.VALIDATE_WRONG_CODE);
        assertThat(refusal(payload -> first(payload).put("value", -1))).isEqualTo(ErrorCode.VALIDATE_WRONG_NUMBER);
        assertThat(refusal(payload -> first(payload).remove("value"))).isEqualTo(ErrorCode.VALIDATE_BLANK_CELL);
        assertThat(refusal(payload -> first(payload).put("source", "a\u202eb")))
                .isEqualTo(ErrorCode.SUBMIT_UNSAFE_TEXT);
        assertThat(refusal(payload ->
                        ((ArrayNode) payload.get("cells")).add(first(payload).deepCopy())))
                .isEqualTo(ErrorCode.VALIDATE_DUPLICATE_CELL);
        assertThat(refusal(payload -> payload.put("codebook", "codebook-2027")))
                .isEqualTo(ErrorCode.VALIDATE_WRONG_CODE);
        assertThat(refusal(payload -> payload.putArray("cells"))).isEqualTo(ErrorCode.VALIDATE_BLANK_CELL);
    }

    @Test
    void onlyTheOneFormIsTaken() {
        assertThat(refusal(payload -> payload.put("kind", "digest"))).isEqualTo(ErrorCode.VALIDATE_MALFORMED);
        assertThat(refusal(payload -> payload.remove("cells"))).isEqualTo(ErrorCode.VALIDATE_MALFORMED);
        assertThat(refusal(payload -> ((ArrayNode) payload.get("cells")).addNull()))
                .isEqualTo(ErrorCode.VALIDATE_MALFORMED);
        assertThat(refusal(payload -> payload.put("more", 1))).isEqualTo(ErrorCode.SUBMIT_UNKNOWN_FIELD);
        assertThat(refusal(payload -> first(payload).put("more", 1))).isEqualTo(ErrorCode.SUBMIT_UNKNOWN_FIELD);
        assertThat(refusal(payload -> first(payload).put("value", "1"))).isEqualTo(ErrorCode.SUBMIT_MALFORMED);
        assertThat(refusal(payload -> first(payload).put("value", 1.0))).isEqualTo(ErrorCode.SUBMIT_MALFORMED);
        assertThat(refusal(payload -> first(payload).put("comment", ""))).isEqualTo(ErrorCode.VALIDATE_MALFORMED);
        assertThat(refusal(payload -> first(payload).putNull("comment"))).isEqualTo(ErrorCode.VALIDATE_MALFORMED);
        assertThat(refusal(payload -> first(payload).put("sex", "_T"))).isEqualTo(ErrorCode.VALIDATE_MALFORMED);
        assertThat(refusal(payload -> first(payload).put("source", " KPSM"))).isEqualTo(ErrorCode.VALIDATE_MALFORMED);
        assertThat(refusal(payload -> ((ArrayNode) payload.get("years")).remove(0)))
                .isEqualTo(ErrorCode.VALIDATE_MALFORMED);
        assertThat(refusal(payload -> {
                    ArrayNode cells = (ArrayNode) payload.get("cells");
                    cells.add(cells.remove(0));
                }))
                .as("another order")
                .isEqualTo(ErrorCode.VALIDATE_MALFORMED);
    }

    @Test
    void figuresOfAnotherPartyAreRefused() {
        assertThatThrownBy(() -> AnnualFigures.fromPayload(sx().toPayload(), BQ, NOW))
                .isInstanceOfSatisfying(
                        GatewayException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.VALIDATE_WRONG_SENDER));
        assertThatThrownBy(() -> AnnualFigures.fromPayload(sx().toPayload(), new Party("rst"), NOW))
                .isInstanceOfSatisfying(
                        GatewayException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.VALIDATE_WRONG_SENDER));
    }

    @Test
    void figuresOfTheFutureAreRefused() {
        assertThatThrownBy(() -> AnnualFigures.fromPayload(sx().toPayload(), SX, Instant.parse("2016-06-01T00:00:00Z")))
                .isInstanceOfSatisfying(
                        GatewayException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.VALIDATE_WRONG_YEAR));
    }
}
