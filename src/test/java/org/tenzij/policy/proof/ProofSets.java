package org.tenzij.policy.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.tenzij.policy.PolicyFiles;
import org.tenzij.policy.PolicySet;

/** The shipped set, and sets that somebody wrote wrong. */
final class ProofSets {
    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    static final SortedMap<String, byte[]> FILES = PolicyFiles.read(Path.of("policies"));
    static final PolicySet SET = PolicySet.of(FILES);

    private static final YAMLMapper YAML = new YAMLMapper();

    private ProofSets() {}

    /** The set with one clause changed; a change that empties it takes it away. */
    static PolicySet with(String clause, Consumer<ObjectNode> change) {
        return PolicySet.of(files(clause, change));
    }

    static SortedMap<String, byte[]> files(String clause, Consumer<ObjectNode> change) {
        SortedMap<String, byte[]> files = new TreeMap<>(FILES);
        FILES.forEach((name, bytes) -> {
            if (name.startsWith("clauses/")) {
                files.put(name, changed(bytes, clause, change));
            }
        });
        return files;
    }

    static PolicySet without(String clause) {
        return with(clause, ObjectNode::removeAll);
    }

    static PolicySet withoutCondition(String condition) {
        return with(clauseOf(condition), tree -> {
            Iterator<JsonNode> conditions = tree.withArray("conditions").elements();
            while (conditions.hasNext()) {
                if (conditions.next().path("id").asText().equals(condition)) {
                    conditions.remove();
                }
            }
        });
    }

    /** With another expression in a condition. */
    static PolicySet saying(String condition, String expression) {
        return with(
                clauseOf(condition),
                tree -> tree.withArray("conditions").forEach(one -> {
                    if (one.path("id").asText().equals(condition)) {
                        ((ObjectNode) one).put("holds", expression);
                    }
                }));
    }

    private static String clauseOf(String condition) {
        return condition.substring(0, condition.indexOf('.'));
    }

    /** With one clause more; {@code body} holds everything but id, source, title and review. */
    static PolicySet and(String id, String body) {
        SortedMap<String, byte[]> files = new TreeMap<>(FILES);
        String text = """
                clauses:
                  - id: %s
                    source: [{text: Test, article: "1", read: V}]
                    title: {nl: n, en: e, es: s, pap_CW: c, pap_AW: a}
                    review: "2099-12-31"
                """.formatted(id) + body.indent(4);
        files.put("clauses/added.yaml", text.getBytes(StandardCharsets.UTF_8));
        return PolicySet.of(files);
    }

    private static byte[] changed(byte[] file, String clause, Consumer<ObjectNode> change) {
        try {
            JsonNode tree = YAML.readTree(file);
            Iterator<JsonNode> clauses = ((ArrayNode) tree.path("clauses")).elements();
            while (clauses.hasNext()) {
                ObjectNode one = (ObjectNode) clauses.next();
                if (one.path("id").asText().equals(clause)) {
                    change.accept(one);
                    if (one.isEmpty()) {
                        clauses.remove();
                    }
                }
            }
            return YAML.writeValueAsBytes(tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
