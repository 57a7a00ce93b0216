package org.tenzij.exchange.payload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.text.Normalizer;
import java.util.Map;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.json.StrictJson;

/**
 * Text that shows what it holds: composed the one way (NFC), without control characters and without marks that turn the
 * reading direction or hide.
 *
 * <p>Source: Unicode Standard Annex 15; Unicode Technical Report 36, section 2.
 */
public final class SafeText {
    private SafeText() {}

    /** The same document with every text in NFC. Fails with {@link Invalid} at the first text that hides something. */
    public static JsonNode normalised(JsonNode document, String where) {
        return switch (document) {
            case ObjectNode object -> {
                ObjectNode copy = StrictJson.object();
                for (Map.Entry<String, JsonNode> field : object.properties()) {
                    copy.set(
                            field.getKey(),
                            normalised(field.getValue(), where + "." + StrictJson.fieldName(field.getKey())));
                }
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = array.arrayNode();
                for (int i = 0; i < array.size(); i++) {
                    copy.add(normalised(array.get(i), where + "[" + i + "]"));
                }
                yield copy;
            }
            case TextNode text -> TextNode.valueOf(normalised(text.textValue(), where));
            default -> document;
        };
    }

    /** The text in NFC, or {@link Invalid}. */
    public static String normalised(String text, String where) {
        int index = 0;
        while (index < text.length()) {
            int character = text.codePointAt(index);
            if (hides(character)) {
                throw new Invalid(
                        ErrorCode.SUBMIT_UNSAFE_TEXT,
                        String.format("the text holds the character U+%04X, which does not show", character),
                        where,
                        "remove it");
            }
            index += Character.charCount(character);
        }
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static boolean hides(int character) {
        if (character == '\n' || character == '\t') {
            return false;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> true;
            // Joiners are part of some scripts; every other format character changes what a reader sees.
            case Character.FORMAT -> character != 0x200C && character != 0x200D;
            default -> false;
        };
    }
}
