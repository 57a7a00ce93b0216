package org.tenzij.exchange.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.erdtman.jcs.JsonCanonicalizer;

/** One way to write a JSON document, so that its digest means its content. Source: RFC 8785. */
public final class CanonicalJson {
    private CanonicalJson() {}

    /** The canonical UTF-8 bytes. Numbers must fit a double exactly; the payload schemas see to that. */
    public static byte[] bytes(JsonNode document) {
        try {
            return new JsonCanonicalizer(document.toString()).getEncodedUTF8();
        } catch (IOException e) {
            throw new IllegalArgumentException("a JSON tree always has a canonical form", e);
        }
    }

    /** The canonical text. */
    public static String text(JsonNode document) {
        return new String(bytes(document), StandardCharsets.UTF_8);
    }
}
