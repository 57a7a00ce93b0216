package org.tenzij.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * One policy file, read strictly: one document, no duplicate keys, no anchors, aliases or tags, bounded depth and size.
 *
 * @param lines the line of each node, by its JSON pointer
 */
record YamlFile(String name, JsonNode tree, Map<String, Integer> lines) {
    private static final int MOST_BYTES = 512 * 1024;
    private static final int MOST_DEPTH = 24;
    private static final YAMLFactory FACTORY = factory();

    private static YAMLFactory factory() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setAllowRecursiveKeys(false);
        options.setNestingDepthLimit(MOST_DEPTH);
        options.setCodePointLimit(MOST_BYTES);
        return YAMLFactory.builder()
                .loaderOptions(options)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
                .build();
    }

    static YamlFile read(String name, byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw bad(name, 0, "the file is larger than " + MOST_BYTES + " bytes", "split it");
        }
        Map<String, Integer> lines = new HashMap<>();
        var text = new InputStreamReader(
                new ByteArrayInputStream(bytes),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        try (YAMLParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw bad(name, 1, "the file is not a YAML mapping", "write keys and values, as in the other files");
            }
            JsonNode tree = node(parser, name, "", lines);
            if (parser.nextToken() != null) {
                throw bad(name, line(parser), "a second document follows", "keep one document per file");
            }
            return new YamlFile(name, tree, Map.copyOf(lines));
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            boolean twice =
                    e.getOriginalMessage() != null && e.getOriginalMessage().startsWith("Duplicate");
            throw bad(
                    name,
                    line,
                    twice ? "a key stands twice in one mapping" : "this is not the YAML that is read here",
                    twice ? "keep one of them" : "mend the file at this line",
                    e);
        } catch (YAMLException e) {
            throw bad(name, 0, "this is not YAML, or nested too deep", "mend the file", e);
        } catch (IOException e) {
            throw bad(name, 0, "this is not UTF-8 text", "save the file as UTF-8", e);
        }
    }

    private static JsonNode node(YAMLParser parser, String file, String pointer, Map<String, Integer> lines)
            throws IOException {
        if (parser.isCurrentAlias() || parser.getObjectId() != null || parser.getTypeId() != null) {
            throw bad(file, line(parser), "anchors, aliases and tags are not read", "write the value out");
        }
        lines.put(pointer, line(parser));
        JsonNodeFactory make = JsonNodeFactory.instance;
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> {
                ObjectNode object = make.objectNode();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String key = parser.currentName();
                    parser.nextToken();
                    object.set(key, node(parser, file, pointer + "/" + key, lines));
                }
                yield object;
            }
            case START_ARRAY -> {
                ArrayNode array = make.arrayNode();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(node(parser, file, pointer + "/" + array.size(), lines));
                }
                yield array;
            }
            case VALUE_NUMBER_INT -> make.numberNode(parser.getLongValue());
            case VALUE_NUMBER_FLOAT -> make.numberNode(parser.getDecimalValue());
            case VALUE_TRUE -> make.booleanNode(true);
            case VALUE_FALSE -> make.booleanNode(false);
            case VALUE_NULL -> make.nullNode();
            case VALUE_STRING -> make.textNode(parser.getText());
            default -> throw bad(file, line(parser), "this value cannot be read", "write text, a number or a list");
        };
    }

    private static int line(YAMLParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    /** The whole file as one mapping. */
    Section section() {
        return new Section(this, "", tree, "");
    }

    static Fault bad(String file, int line, String what, String remedy) {
        return new Fault(ErrorCode.DECIDE_BAD_POLICY, what, place(file, line), remedy);
    }

    private static Fault bad(String file, int line, String what, String remedy, Throwable cause) {
        return new Fault(ErrorCode.DECIDE_BAD_POLICY, what, place(file, line), remedy, cause);
    }

    private static String place(String file, int line) {
        return line > 0 ? file + ", line " + line : file;
    }
}
