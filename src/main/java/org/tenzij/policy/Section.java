package org.tenzij.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;
import org.tenzij.exchange.GatewayException;
import org.tenzij.exchange.json.StrictJson;

/** One mapping of a policy file. Whoever reads it names every key it knows; {@link #end} refuses the others. */
final class Section {
    private final YamlFile file;
    private final String pointer;
    private final JsonNode node;
    private final String label;
    private final Set<String> read = new HashSet<>();

    Section(YamlFile file, String pointer, JsonNode node, String label) {
        this.file = file;
        this.pointer = pointer;
        this.node = node;
        this.label = label;
        if (!node.isObject()) {
            throw bad("keys and values are expected here", "write a mapping");
        }
    }

    /** The same mapping, named in errors, for example {@code clause P6}. */
    Section named(String name) {
        return new Section(file, pointer, node, name);
    }

    JsonNode node() {
        return node;
    }

    boolean has(String key) {
        return node.hasNonNull(key);
    }

    String text(String key) {
        JsonNode value = required(key);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw bad(key, "is not text", "write text, between quotation marks where it looks like something else");
        }
        return value.textValue().strip();
    }

    String text(String key, String otherwise) {
        return has(key) ? text(key) : skip(key, otherwise);
    }

    boolean flag(String key) {
        if (!has(key)) {
            return skip(key, false);
        }
        JsonNode value = required(key);
        if (!value.isBoolean()) {
            throw bad(key, "is neither true nor false", "write true or false");
        }
        return value.booleanValue();
    }

    long number(String key) {
        JsonNode value = required(key);
        if (!value.isIntegralNumber()) {
            throw bad(key, "is not a whole number", "write a whole number");
        }
        return value.longValue();
    }

    /** A whole number from one to a million. */
    int count(String key) {
        long number = number(key);
        if (number < 1 || number > 1_000_000) {
            throw bad(key, "is out of bounds", "write a number from 1 to 1000000");
        }
        return (int) number;
    }

    LocalDate date(String key) {
        try {
            return LocalDate.parse(text(key));
        } catch (DateTimeException e) {
            throw bad(key, "is not a date", "write it as \"2027-12-31\"");
        }
    }

    <E extends Enum<E>> E word(String key, Class<E> type) {
        return word(key, type, text(key));
    }

    <E extends Enum<E>> Set<E> words(String key, Class<E> type) {
        Set<E> found = new LinkedHashSet<>();
        texts(key).forEach(text -> found.add(word(key, type, text)));
        return found;
    }

    private <E extends Enum<E>> E word(String key, Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().equalsIgnoreCase(text.replace('-', '_')))
                .findFirst()
                .orElseThrow(() -> bad(
                        key, "has a word that is not known", "use one of " + Arrays.toString(type.getEnumConstants())));
    }

    /** A list of texts; empty where the key is absent. */
    List<String> texts(String key) {
        List<String> found = new ArrayList<>();
        if (has(key)) {
            JsonNode value = required(key);
            if (!value.isArray()) {
                throw bad(key, "is not a list", "write a list");
            }
            for (JsonNode entry : value) {
                if (!entry.isTextual() || entry.textValue().isBlank()) {
                    throw bad(key, "has an entry that is not text", "write text");
                }
                found.add(entry.textValue().strip());
            }
        } else {
            skip(key, "");
        }
        return found;
    }

    /** Reads a value by our own reader, whose refusal becomes a fault of this file. */
    <T> T as(String key, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (GatewayException e) {
            throw bad(key, "has a value that is not known", e.remedy());
        }
    }

    Section section(String key) {
        return child(key, required(key));
    }

    List<Section> sections(String key) {
        JsonNode value = required(key);
        if (!value.isArray() || value.isEmpty()) {
            throw bad(key, "is not a list with at least one entry", "write a list");
        }
        List<Section> found = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            found.add(child(key + "/" + i, value.get(i)));
        }
        return found;
    }

    /** A list of mappings; it may be empty, but it must be there. */
    List<Section> list(String key) {
        JsonNode value = required(key);
        return value.isArray() && value.isEmpty() ? List.of() : sections(key);
    }

    /** A mapping whose keys are ids of ours. */
    Map<String, Section> sectionsById(String key) {
        Map<String, Section> found = new LinkedHashMap<>();
        section(key)
                .node
                .properties()
                .forEach(entry -> found.put(entry.getKey(), child(key + "/" + entry.getKey(), entry.getValue())));
        return found;
    }

    /** A mapping of texts, every key taken. */
    Map<String, String> textsById(String key) {
        Section section = section(key);
        Map<String, String> found = new LinkedHashMap<>();
        section.node.fieldNames().forEachRemaining(name -> found.put(name, section.text(name)));
        return found;
    }

    Sentence sentence() {
        return new Sentence(text("nl"), text("en"));
    }

    JsonNode any(String key) {
        return required(key);
    }

    /** Every key has been read; one that nobody asked for is refused. */
    void end() {
        node.fieldNames().forEachRemaining(key -> {
            if (!read.contains(key)) {
                throw bad(StrictJson.fieldName(key), "is not known here", "remove it, or mend its name");
            }
        });
    }

    private Section child(String path, JsonNode child) {
        return new Section(file, pointer + "/" + path, child, label);
    }

    private JsonNode required(String key) {
        read.add(key);
        JsonNode value = node.get(key);
        if (value == null || value.isNull()) {
            throw bad(key, "is missing", "write it; see README.md of the policies");
        }
        return value;
    }

    /** The key may stand here; who reads it comes later. */
    void skip(String key) {
        read.add(key);
    }

    private <T> T skip(String key, T otherwise) {
        read.add(key);
        return otherwise;
    }

    Fault bad(String key, String what, String remedy) {
        return fault(pointer + "/" + key, "the key " + key + " " + what, remedy);
    }

    Fault bad(String what, String remedy) {
        return fault(pointer, what, remedy);
    }

    private Fault fault(String at, String what, String remedy) {
        Integer line = file.lines().getOrDefault(at, file.lines().get(pointer));
        String where = file.name() + (line == null ? "" : ", line " + line) + (label.isEmpty() ? "" : ", " + label);
        return new Fault(ErrorCode.DECIDE_BAD_POLICY, what, where, remedy);
    }
}
