package org.tenzij.figures;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Receipt;
import org.tenzij.exchange.json.StrictJson;

/** The payload schemas accept what we make and refuse what we never make. */
class SchemaConformanceTest {
    private static final Schema FIGURES = schema("annual-figures");

    static Schema schema(String kind) {
        String text = new String(Resources.bytes("/schemas/" + kind + ".schema.json"), StandardCharsets.UTF_8);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text, InputFormat.JSON);
    }

    static boolean accepts(Schema schema, JsonNode document) {
        return schema.validate(document).isEmpty();
    }

    private static JsonNode json(String text) {
        return StrictJson.tree(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8), "test");
    }

    @ParameterizedTest
    @ValueSource(strings = {"annual-figures", "best-practice", "signal", "receipt", "receipt-item"})
    void eachSchemaIsItselfValid(String kind) {
        JsonNode schema = Resources.json("/schemas/" + kind + ".schema.json");
        Schema meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(meta.validate(schema)).isEmpty();
        assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sx", "cw", "aw", "bq"})
    void publicFiguresFit(String party) {
        JsonNode payload = PublicFigures.builtIn()
                .of(new org.tenzij.exchange.Party(party))
                .orElseThrow()
                .toPayload();
        assertThat(FIGURES.validate(payload)).isEmpty();
    }

    @Test
    void mutatedFiguresDoNot() {
        Map<String, Consumer<ObjectNode>> mutations = new LinkedHashMap<>();
        mutations.put("another kind", payload -> payload.put("kind", "digest"));
        mutations.put("another codebook", payload -> payload.put("codebook", "codebook-1999"));
        mutations.put("a party without figures", payload -> payload.put("party", "rst"));
        mutations.put("an unknown field", payload -> payload.put("note", "x"));
        mutations.put("no years", payload -> payload.putArray("years"));
        mutations.put("no cells", payload -> payload.putArray("cells"));
        mutations.put("a year as text", payload -> cell(payload).put("year", "2015"));
        mutations.put("an unknown field in a cell", payload -> cell(payload).put("name", "x"));
        mutations.put("a negative count", payload -> cell(payload).put("value", -1));
        mutations.put("a fraction", payload -> cell(payload).put("value", 1.5));
        mutations.put("a count as text", payload -> cell(payload).put("value", "1"));
        mutations.put("a huge count", payload -> cell(payload).put("value", 1_000_001));
        mutations.put("no count", payload -> cell(payload).remove("value"));
        mutations.put("a count that is null", payload -> cell(payload).putNull("value"));
        mutations.put("a count and a reason", payload -> cell(payload).put("status", "unknown"));
        mutations.put("an unknown status", payload -> cell(payload).put("status", "guessed"));
        mutations.put("an unknown offence", payload -> cell(payload).put("offence", "DRUGS"));
        mutations.put("an unknown area", payload -> cell(payload).put("area", "BQ-XX"));
        mutations.put("no sex", payload -> cell(payload).remove("sex"));
        mutations.put("a blank source", payload -> cell(payload).put("source", ""));
        mutations.put("a control character", payload -> cell(payload).put("source", "a\u0007b"));
        mutations.put("a turned reading order", payload -> cell(payload).put("source", "a\u202eb"));
        mutations.put("a long text", payload -> cell(payload).put("comment", "x".repeat(501)));
        mutations.put(
                "a cell twice",
                payload -> ((ArrayNode) payload.get("cells")).add(cell(payload).deepCopy()));
        mutations.forEach((name, mutation) -> {
            ObjectNode payload = PublicFigures.builtIn()
                    .of(Forms.SX)
                    .orElseThrow()
                    .toPayload()
                    .deepCopy();
            mutation.accept(payload);
            assertThat(accepts(FIGURES, payload)).as(name).isFalse();
        });
        assertThat(mutations).hasSize(24);
    }

    private static ObjectNode cell(ObjectNode payload) {
        return (ObjectNode) payload.get("cells").get(0);
    }

    @Test
    void theSchemaKnowsTheCodesOfTheCodebook() {
        JsonNode cell = Resources.json("/schemas/annual-figures.schema.json").at("/$defs/cell/properties");
        JsonNode book = Resources.json("/codebook/codebook-2026.json");
        for (String field : List.of("offences", "indicators", "sex", "age", "form", "statuses", "units")) {
            String name = switch (field) {
                case "offences", "indicators", "units" -> field.substring(0, field.length() - 1);
                case "statuses" -> "status";
                default -> field;
            };
            TreeSet<String> codes = new TreeSet<>();
            book.get(field).forEach(each -> codes.add(each.get("code").asText()));
            if (List.of("sex", "age", "form").contains(name)) {
                codes.addAll(List.of("_T", "_Z"));
            }
            assertThat(new TreeSet<>(
                            StreamSupport.stream(cell.at("/" + name + "/enum").spliterator(), false)
                                    .map(JsonNode::asText)
                                    .toList()))
                    .as(field)
                    .isEqualTo(codes);
        }
        assertThat(cell.at("/value/maximum").asLong())
                .isEqualTo(Codebook.current().largestCount());
    }

    @Test
    void receiptsOfOursFit() {
        Schema schema = schema("receipt-item");
        Digest digest = Digest.of(new byte[0]);
        MessageId id = MessageId.at(Forms.NOW);
        Instant at = Instant.parse("2026-11-23T16:00:00.123456Z");
        Receipt admitted = new Receipt(id, digest, digest, Receipt.Outcome.ADMITTED, null, at);
        Receipt refused = new Receipt(
                id, digest, digest, Receipt.Outcome.REFUSED, ErrorCode.ADMIT_EXPIRED.onTheWire(), Forms.NOW);
        Receipt unopened =
                new Receipt(null, null, digest, Receipt.Outcome.REFUSED, ErrorCode.OPEN_BAD_SIGNATURE.onTheWire(), at);
        for (Receipt receipt : List.of(admitted, refused, unopened)) {
            assertThat(schema.validate(StrictJson.toTree(receipt))).isEmpty();
        }
        Receipt silent = new Receipt(id, digest, digest, Receipt.Outcome.REFUSED, null, at);
        Receipt nothing = new Receipt(null, null, digest, Receipt.Outcome.ADMITTED, null, at);
        Receipt half = new Receipt(id, null, digest, Receipt.Outcome.REFUSED, "admit.expired", at);
        for (Receipt receipt : List.of(silent, nothing, half)) {
            assertThat(accepts(schema, StrictJson.toTree(receipt))).isFalse();
        }
    }

    @Test
    void signals() {
        Schema schema = schema("signal");
        String full = """
                {'kind':'signal','reporter':{'name':'A. Invented','organisation':'IND_CN','telephone':'+599 000','email':'a@example.org','date':'2026-02-03'},
                 'forms':['THB:LAB'],'description':'two persons','soft':true,
                 'subjects':[{'ref':'p1','category':'VICTIM','minor':false,'names':['B. Invented'],'birthDate':null,'nationality':['CO']}],
                 'statements':[{'text':'seen','about':['p1'],'factType':'ASSESSMENT','source':'B','information':'2'}]}""";
        assertThat(schema.validate(json(full))).isEmpty();
        assertThat(
                        schema.validate(
                                json(
                                        "{'kind':'signal','forms':['SOM'],'subjects':[{'ref':'p1','category':'VICTIM','birthDate':'1990'}]}")))
                .as("what is left after minimising")
                .isEmpty();
        for (String wrong : List.of(
                full.replace("'VICTIM'", "'BYSTANDER'"),
                full.replace("'signal'", "'interception'"),
                full.replace("'B','information'", "'Z','information'"),
                full.replace("'soft':true", "'soft':'yes'"),
                full.replace("'THB:LAB'", "'DRUGS'"),
                full.replace("'minor':false", "'cribNumber':'1'"),
                full.replace("'CO'", "'Colombia'"))) {
            assertThat(accepts(schema, json(wrong))).as(wrong).isFalse();
        }
    }

    @Test
    void bestPractices() {
        Schema schema = schema("best-practice");
        String digest = Digest.of(new byte[0]).value();
        String full = """
                {'kind':'best-practice','type':'CAMPAIGN','title':'18 October','language':'pap_AW','noPersonalData':true,
                 'summary':{'nl':'Campagne','en':'Campaign'},'themes':['T2'],'offences':['THB'],'evidenceLevel':'OBSERVED','tlp':'TLP:GREEN',
                 'materials':[{'name':'poster.pdf','mediaType':'application/pdf','sizeBytes':10,'sha256':'%s'}]}""".formatted(digest);
        assertThat(schema.validate(json(full))).isEmpty();
        for (String wrong : List.of(
                full.replace("'noPersonalData':true", "'noPersonalData':false"),
                full.replace("'CAMPAIGN'", "'GOSSIP'"),
                full.replace("'poster.pdf'", "'../poster.pdf'"),
                full.replace("'T2'", "'T9'"),
                full.replace(digest, "sha256:0"),
                full.replace("'pap_AW'", "'pap'"),
                full.replace("'title':'18 October',", ""))) {
            assertThat(accepts(schema, json(wrong))).as(wrong).isFalse();
        }
    }
}
