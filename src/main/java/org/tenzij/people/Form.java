package org.tenzij.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tenzij.exchange.json.CanonicalJson;
import org.tenzij.exchange.json.StrictJson;

/** How what people sign is written: canonical JSON (RFC 8785), what is absent left out. */
final class Form {
    private Form() {}

    static ObjectNode tree(Object value) {
        ObjectNode tree = (ObjectNode) StrictJson.toTree(value);
        tree.properties().removeIf(field -> field.getValue().isNull());
        return tree;
    }

    static byte[] bytes(Object value) {
        return CanonicalJson.bytes(tree(value));
    }

    /** A required field that JSON left out: it is null behind the reader's back, whatever the type says. */
    static Optional<String> missing(Object value, Set<String> mayLack) {
        return StrictJson.toTree(value).properties().stream()
                .filter(field -> field.getValue().isNull() && !mayLack.contains(field.getKey()))
                .map(Map.Entry<String, JsonNode>::getKey)
                .findFirst();
    }
}
