package org.tenzij.exchange.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.GatewayException;
import org.tenzij.exchange.Invalid;

/**
 * Reads JSON as two different readers must read it alike: no duplicate keys, no trailing tokens, no unknown fields, valid
 * UTF-8, bounded depth and size.
 *
 * <p>Fails with {@link Invalid} that names the place (line and column, or the path of field names), never a value.
 */
public final class StrictJson {
    /** Deepest nesting that is read. */
    public static final int MAX_DEPTH = 32;
    /** Longest document that is read. */
    public static final int MAX_BYTES = 12 * 1024 * 1024;

    private static final Pattern FIELD_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,39}");
    private static final JsonMapper MAPPER = mapper();

    private StrictJson() {}

    private static JsonMapper mapper() {
        JsonMapper mapper = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .addModule(new JavaTimeModule())
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxDocumentLength(MAX_BYTES)
                        .maxStringLength(MAX_BYTES)
                        .maxNumberLength(64)
                        .maxNameLength(256)
                        .build());
        return mapper;
    }

    /** The mapper itself, for route steps that read with it. */
    public static JsonMapper reader() {
        return MAPPER;
    }

    /** Reads a tree. {@code where} names the document in the error: a file name or a part path. */
    public static JsonNode tree(byte[] bytes, String where) {
        bounded(bytes, where);
        try (JsonParser parser = MAPPER.createParser(bytes)) {
            JsonNode node = MAPPER.readTree(parser);
            if (node == null || parser.nextToken() != null) {
                throw new Invalid(
                        ErrorCode.SUBMIT_MALFORMED,
                        "the document is not exactly one JSON value",
                        where,
                        "send one JSON object and nothing behind it");
            }
            return node;
        } catch (IOException e) {
            throw translated(e, where);
        }
    }

    /** Reads an object of that type. */
    public static <T> T read(byte[] bytes, Class<T> type, String where) {
        return convert(tree(bytes, where), type, where);
    }

    /** Reads an object of that type from a tree that was read strictly. */
    public static <T> T convert(JsonNode tree, Class<T> type, String where) {
        try {
            T value = MAPPER.treeToValue(tree, type);
            if (value == null) {
                throw new Invalid(ErrorCode.SUBMIT_MALFORMED, "the document is null", where, "send a JSON object");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw translated(e, where);
        }
    }

    /** The tree of a value of ours. */
    public static JsonNode toTree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** A new empty object. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static void bounded(byte[] bytes, String where) {
        if (bytes.length > MAX_BYTES) {
            throw new Invalid(
                    ErrorCode.SUBMIT_TOO_LARGE,
                    "the document is larger than " + MAX_BYTES + " bytes",
                    where,
                    "split it; a message holds at most 8 MiB");
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            throw new Invalid(
                    ErrorCode.SUBMIT_MALFORMED, "the document is not valid UTF-8", where, "save the file as UTF-8");
        }
    }

    /** Turns the library's word into ours; its message may quote the document, so it is dropped. */
    private static GatewayException translated(IOException e, String where) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof GatewayException ours) {
                return ours;
            }
        }
        String place = where;
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            place = where + ", " + path(mapping);
        } else if (e instanceof JsonProcessingException parse
                && parse.getLocation() != null
                && parse.getLocation().getLineNr() > 0) {
            place = where + ", line " + parse.getLocation().getLineNr() + ", column "
                    + parse.getLocation().getColumnNr();
        }
        if (e instanceof UnrecognizedPropertyException) {
            return new Invalid(
                    ErrorCode.SUBMIT_UNKNOWN_FIELD, "a field is not known here", place, "remove it, or mend its name");
        }
        if (e instanceof StreamConstraintsException) {
            return new Invalid(
                    ErrorCode.SUBMIT_TOO_DEEP,
                    "the document is nested deeper than " + MAX_DEPTH
                            + " levels, or a name or number in it is too long",
                    place,
                    "send a flatter document");
        }
        // Jackson has no type of its own for it; the start of this message is fixed text, the key stands behind it.
        if (e.getMessage() != null && e.getMessage().startsWith("Duplicate")) {
            return new Invalid(
                    ErrorCode.SUBMIT_DUPLICATE_KEY, "a key stands twice in one object", place, "keep one of them");
        }
        if (e instanceof ValueInstantiationException) {
            return new Invalid(
                    ErrorCode.SUBMIT_MALFORMED,
                    "a field that is required is missing or null",
                    place,
                    "name every required field of this object");
        }
        return new Invalid(
                ErrorCode.SUBMIT_MALFORMED,
                "this is not the JSON that is expected here",
                place,
                "mend it at this place");
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(reference -> reference.getFieldName() == null
                        ? "[" + reference.getIndex() + "]"
                        : fieldName(reference.getFieldName()))
                .collect(Collectors.joining("."));
    }

    /** A field's name for an error text. What does not look like a name of ours may be a person's: it is not repeated. */
    public static String fieldName(String name) {
        return FIELD_NAME.matcher(name).matches() ? name : "(a name that is not repeated here)";
    }
}
