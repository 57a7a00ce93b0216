package org.tenzij.exchange.payload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.json.StrictJson;

/**
 * The JSON Schemas of the payloads, one per kind under {@code schemas/}. A kind without a schema is refused: nothing unknown
 * travels.
 *
 * <p>Remote references are never followed. Source: JSON Schema 2020-12.
 */
public final class PayloadSchemas {
    private final Map<Kind, Schema> schemas = new EnumMap<>(Kind.class);
    private final Map<Kind, Schema> projections = new EnumMap<>(Kind.class);
    private final Schema receiptItem;

    /** Loads every schema that ships. */
    public PayloadSchemas() {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        for (Kind kind : Kind.values()) {
            read(kind.wireName()).ifPresent(schema -> {
                schemas.put(kind, registry.getSchema(schema));
                projections.put(kind, registry.getSchema(kind.caseLinked() ? minimised(schema) : schema));
            });
        }
        receiptItem = registry.getSchema(read("receipt-item").orElseThrow());
    }

    private static Optional<JsonNode> read(String name) {
        String path = "/schemas/" + name + ".schema.json";
        try (InputStream schema = PayloadSchemas.class.getResourceAsStream(path)) {
            return schema == null ? Optional.empty() : Optional.of(StrictJson.tree(schema.readAllBytes(), path));
        } catch (IOException e) {
            throw new IllegalStateException("a schema inside the jar cannot be read: " + path, e);
        }
    }

    /** The same schema without its required fields, but for the kind: minimising may have taken any of them out. */
    private static JsonNode minimised(JsonNode schema) {
        ObjectNode relaxed = schema.deepCopy();
        relaxed.findParents("required").forEach(part -> ((ObjectNode) part).remove("required"));
        relaxed.put("$id", relaxed.path("$id").asText() + ":minimised");
        relaxed.putArray("required").add("kind");
        return relaxed;
    }

    /** As {@link #check}, for one receipt inside a message of kind receipt. */
    public void checkReceipt(JsonNode receipt, String where) {
        check(receiptItem, "receipt-item", receipt, where);
    }

    /**
     * For a payload as it is handed in: whole. Fails with the first place where it does not fit, and says how many there are.
     */
    public void check(Kind kind, JsonNode payload, String where) {
        check(schemas.get(kind), kind, payload, where);
    }

    /**
     * For a payload as it comes in: what is left after minimising. About a case any field may be missing, but no other may be
     * there, and what is there has its form. Fails as {@link #check}.
     */
    public void checkProjection(Kind kind, JsonNode payload, String where) {
        check(projections.get(kind), kind, payload, where);
    }

    private static void check(@Nullable Schema schema, Kind kind, JsonNode payload, String where) {
        if (schema == null) {
            throw new Invalid(
                    ErrorCode.VALIDATE_WRONG_CODE,
                    "messages of kind " + kind + " cannot be sent by this version",
                    where,
                    "use a kind that has a schema");
        }
        check(schema, kind.wireName(), payload, where);
    }

    private static void check(Schema schema, String name, JsonNode payload, String where) {
        List<Error> errors = schema.validate(payload);
        if (errors.isEmpty()) {
            return;
        }
        Error first = errors.getFirst();
        String place = where + place(first.getInstanceLocation().toString());
        String more = errors.size() == 1 ? "" : ", and " + (errors.size() - 1) + " more places";
        if (isUnknownField(first)) {
            throw new Invalid(
                    ErrorCode.VALIDATE_UNKNOWN_FIELD,
                    "a field is not in the schema of " + name + more,
                    place + "." + StrictJson.fieldName(String.valueOf(first.getProperty())),
                    "remove it, or mend its name");
        }
        throw new Invalid(
                first.getKeyword().equals("enum") ? ErrorCode.VALIDATE_WRONG_CODE : ErrorCode.VALIDATE_MALFORMED,
                "the document does not fit the schema of " + name + " (rule " + first.getKeyword() + ")" + more,
                place,
                "compare with schemas/" + name + ".schema.json");
    }

    private static boolean isUnknownField(Error error) {
        return error.getKeyword().equals("additionalProperties")
                || error.getKeyword().equals("unevaluatedProperties");
    }

    /** A path whose parts are field names of ours or positions; anything else is not repeated. */
    private static String place(String pointer) {
        return Arrays.stream(pointer.split("/", -1))
                .filter(part -> !part.isEmpty())
                .map(part -> part.chars().allMatch(Character::isDigit) ? "[" + part + "]" : StrictJson.fieldName(part))
                .map(part -> "." + part)
                .collect(Collectors.joining());
    }
}
