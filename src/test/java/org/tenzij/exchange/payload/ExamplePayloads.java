package org.tenzij.exchange.payload;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.json.StrictJson;

/** One invented payload of each kind that has every field there is. */
public final class ExamplePayloads {
    private ExamplePayloads() {}

    /** A fresh copy. */
    public static ObjectNode full(Kind kind) {
        Path file = Path.of("src/test/resources/payloads", kind.wireName() + ".json");
        try {
            return (ObjectNode) StrictJson.tree(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
