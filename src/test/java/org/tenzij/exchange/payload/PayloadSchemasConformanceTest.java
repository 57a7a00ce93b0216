package org.tenzij.exchange.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.json.StrictJson;

/** Every kind has a schema; it accepts an example with every field and nothing that differs from one in form. */
class PayloadSchemasConformanceTest {
    private static final PayloadSchemas SCHEMAS = new PayloadSchemas();
    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

    @ParameterizedTest
    @EnumSource(Kind.class)
    void eachSchemaIsItselfValidAndClosed(Kind kind) throws IOException {
        JsonNode schema = schema(kind);
        Schema meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(meta.validate(schema)).isEmpty();
        assertThat(schema.at("/properties/kind/const").asText()).isEqualTo(kind.wireName());
        assertThat(schema.findParents("properties"))
                .filteredOn(part -> part.path("type").asText("").equals("object"))
                .isNotEmpty()
                .allMatch(part -> !part.path("additionalProperties").asBoolean(true));
        assertThat(schema.findParents("pattern"))
                .allMatch(part -> part.path("pattern").asText().startsWith("^"));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theFullExampleFits(Kind kind) {
        ObjectNode payload = ExamplePayloads.full(kind);
        assertThat(accepted(kind, payload)).isTrue();
        SCHEMAS.checkProjection(kind, payload, "payload");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void nothingElseFits(Kind kind) {
        int tried = 0;
        for (JsonPointer at : places(ExamplePayloads.full(kind))) {
            for (JsonNode wrong : List.of(
                    MAKE.arrayNode().add(MAKE.arrayNode().add("x")),
                    MAKE.objectNode().put("unlisted", "x"),
                    TextNode.valueOf("a\u0000b\u202ec"),
                    TextNode.valueOf("é".repeat(50_000)))) {
                ObjectNode payload = ExamplePayloads.full(kind);
                replace(payload, at, wrong);
                assertThat(accepted(kind, payload)).as("%s at %s", kind, at).isFalse();
                assertThatThrownBy(() -> SCHEMAS.checkProjection(kind, payload, "payload"))
                        .as("%s at %s", kind, at)
                        .isInstanceOf(Invalid.class);
                tried++;
            }
        }
        assertThat(tried).isGreaterThanOrEqualTo(8);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void anUnlistedFieldIsNamedWhereverItStands(Kind kind) {
        for (JsonPointer at : objects(ExamplePayloads.full(kind))) {
            ObjectNode payload = ExamplePayloads.full(kind);
            ((ObjectNode) payload.at(at)).put("unlisted", "x");
            assertThatThrownBy(() -> SCHEMAS.check(kind, payload, "payload"))
                    .as("%s at %s", kind, at)
                    .isInstanceOf(Invalid.class)
                    .hasMessageContaining("unlisted")
                    .extracting(e -> ((Invalid) e).code())
                    .isEqualTo(ErrorCode.VALIDATE_UNKNOWN_FIELD);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"INTERCEPTION", "FOLLOW_UP", "SIGNAL", "REQUEST", "ANSWER", "CORRECTION", "RECALL"})
    void whatIsLeftAfterMinimisingFits(Kind kind) {
        for (JsonPointer at : places(ExamplePayloads.full(kind))) {
            ObjectNode payload = ExamplePayloads.full(kind);
            boolean member = payload.at(at.head()).isObject();
            if (member && !at.toString().equals("/kind")) {
                ((ObjectNode) payload.at(at.head())).remove(at.last().getMatchingProperty());
                SCHEMAS.checkProjection(kind, payload, "payload");
            }
        }
        ObjectNode bare = MAKE.objectNode().put("kind", kind.wireName());
        SCHEMAS.checkProjection(kind, bare, "payload");
        assertThat(accepted(kind, bare)).as("handed in").isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "interception, /subjects/0/birthDate, 1990",
        "interception, /subjects/0/names/0, A. M. E.",
        "interception, /subjects/0/document, P-7f3a90c2d1e4b5a6",
        "interception, /vessel/registration, P-7f3a90c2d1e4b5a6",
        "signal, /statements/0/text, They were kept at […].",
        "signal, /description, […]"
    })
    void coarserValuesPseudonymsAndCutsFit(String kind, String at, String value) {
        Kind of = Kind.of(kind, "test");
        ObjectNode payload = ExamplePayloads.full(of);
        replace(payload, JsonPointer.compile(at), TextNode.valueOf(value));
        SCHEMAS.checkProjection(of, payload, "payload");
        assertThat(payload.at(at).asText()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "interception, /subjects/0/reason",
        "follow-up, /reason",
        "consent, /consent/reason",
        "undertaking, /undertaking/thread"
    })
    void whatOneFieldMakesNecessaryMayNotBeMissing(String kind, String at) {
        Kind of = Kind.of(kind, "test");
        ObjectNode payload = ExamplePayloads.full(of);
        JsonPointer place = JsonPointer.compile(at);
        ((ObjectNode) payload.at(place.head())).remove(place.last().getMatchingProperty());
        assertThat(accepted(of, payload)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "interception, /waters, NL",
        "interception, /at, 2026-02-03",
        "interception, /at, 2026-02-03T25:00:00-04:00",
        "interception, /subjects/0/category, BYSTANDER",
        "interception, /subjects/0/birthDate, 1-1-1990",
        "interception, /task, OTHER",
        "follow-up, /status, DONE",
        "request, /question, GOSSIP",
        "answer, /outcome, MAYBE",
        "correction, /changes/0/path, subjects[x].names",
        "correction, /of, not-an-id",
        "recall, /reason, in so many words",
        "contact-list, /contacts/0/email, someone",
        "offer, /for/classes/0, INFORMANT",
        "offer, /for/kind, offer",
        "undertaking, /undertaking/noOnwardTransfer, true",
        "undertaking, /undertaking/offerSha256, sha256:0",
        "undertaking, /signature, not base64",
        "consent-request, /to, Aruba",
        "digest, /counts/0/indicator, NAMES",
        "bottleneck, /state, FORGOTTEN"
    })
    void codesAndFormsAreHeld(String kind, String at, String value) {
        Kind of = Kind.of(kind, "test");
        ObjectNode payload = ExamplePayloads.full(of);
        replace(payload, JsonPointer.compile(at), TextNode.valueOf(value));
        assertThat(accepted(of, payload)).isFalse();
    }

    @Test
    void aPromiseThatIsNotMadeDoesNotFit() {
        int promises = 0;
        for (String promise : List.of("noOnwardTransfer", "notUsedToDetainOrRemove", "deletionReceipt", "audit")) {
            ObjectNode payload = ExamplePayloads.full(Kind.UNDERTAKING);
            ((ObjectNode) payload.get("undertaking")).put(promise, false);
            assertThat(accepted(Kind.UNDERTAKING, payload)).as(promise).isFalse();
            promises++;
        }
        assertThat(promises).isEqualTo(4);
    }

    private static boolean accepted(Kind kind, JsonNode payload) {
        try {
            SCHEMAS.check(kind, payload, "payload");
            return true;
        } catch (Invalid e) {
            return false;
        }
    }

    private static JsonNode schema(Kind kind) throws IOException {
        String file = kind.wireName() + ".schema.json";
        return StrictJson.tree(Files.readAllBytes(Path.of("src/main/resources/schemas", file)), file);
    }

    private static void replace(ObjectNode payload, JsonPointer at, JsonNode value) {
        String last = at.last().getMatchingProperty();
        switch (payload.at(at.head())) {
            case ObjectNode object -> object.set(last, value);
            case ArrayNode array -> array.set(at.last().getMatchingIndex(), value);
            default -> throw new IllegalArgumentException(at.toString());
        }
    }

    /** Every place below the root. */
    private static List<JsonPointer> places(JsonNode payload) {
        List<JsonPointer> all = new ArrayList<>();
        walk(payload, JsonPointer.empty(), all);
        return all.subList(1, all.size());
    }

    private static List<JsonPointer> objects(JsonNode payload) {
        List<JsonPointer> all = new ArrayList<>();
        walk(payload, JsonPointer.empty(), all);
        return all.stream().filter(at -> payload.at(at).isObject()).toList();
    }

    private static void walk(JsonNode value, JsonPointer at, List<JsonPointer> all) {
        all.add(at);
        value.properties().forEach(member -> walk(member.getValue(), at.appendProperty(member.getKey()), all));
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            walk(value.get(i), at.appendIndex(i), all);
        }
    }
}
