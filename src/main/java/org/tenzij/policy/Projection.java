package org.tenzij.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.json.CanonicalJson;

/**
 * The fields of one payload that may leave, and those that stay. A field that the catalogue does not list never passes.
 *
 * <p>Nothing that changes with time stands in it.
 */
public final class Projection {
    private final Catalogue catalogue;
    private final FieldDecision[] common;
    private final FieldDecision[][] perPerson;
    private final List<FieldDecision> decisions;
    private final List<Attachment> attachments;

    /**
     * @param common one decision per catalogue field
     * @param perPerson per person, the decisions that are that person's own, null where the common one holds
     * @param decisions those about fields that the payload has
     */
    Projection(
            Catalogue catalogue,
            FieldDecision[] common,
            FieldDecision[][] perPerson,
            List<FieldDecision> decisions,
            List<Attachment> attachments) {
        this.catalogue = catalogue;
        this.common = common;
        this.perPerson = perPerson;
        this.decisions = List.copyOf(decisions);
        this.attachments = List.copyOf(attachments);
    }

    /** One for every field that the payload has, in the catalogue's order; attachments last. */
    public List<FieldDecision> decisions() {
        return decisions;
    }

    /** Paths that leave. */
    public List<String> kept() {
        return paths(decisions.stream().filter(FieldDecision::kept));
    }

    /** Paths that stay; for the sender's own eyes. */
    public List<String> removed() {
        return paths(decisions.stream().filter(decision -> !decision.kept()));
    }

    private static List<String> paths(Stream<FieldDecision> decisions) {
        return decisions.map(FieldDecision::path).toList();
    }

    /** The attachments that leave: all of them, or none. */
    public List<Attachment> attachments() {
        return attachments;
    }

    /** True where nothing is left to send. */
    public boolean empty() {
        return decisions.stream().noneMatch(FieldDecision::kept);
    }

    /** The minimised payload: exactly the kept fields, nothing else; an empty object where none is kept. */
    public JsonNode apply(JsonNode payload) {
        JsonNode left = cut(payload, catalogue.tree(), -1);
        return left == null ? JsonNodeFactory.instance.objectNode() : left;
    }

    /** SHA-256 of what leaves: the canonical minimised payload, which is {@code content/payload.json}. */
    public Digest digest(JsonNode payload) {
        return Digest.of(CanonicalJson.bytes(apply(payload)));
    }

    private @Nullable JsonNode cut(JsonNode value, FieldTree node, int person) {
        Field field = node.field();
        if (field != null) {
            return !value.isContainerNode() && keeps(field, person) ? value : null;
        }
        if (value.isNull() || (value.isContainerNode() && value.isEmpty())) {
            boolean all = !node.fields().isEmpty() && node.fields().stream().allMatch(part -> keeps(part, person));
            return all ? value : null;
        }
        if (value.isObject()) {
            return members(value, node, person);
        }
        return value.isArray() ? elements(value, node, person) : null;
    }

    private @Nullable JsonNode members(JsonNode value, FieldTree node, int person) {
        ObjectNode left = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            FieldTree member = node.member(entry.getKey());
            JsonNode part = member == null ? null : cut(entry.getValue(), member, person);
            if (part != null) {
                left.set(entry.getKey(), part);
            }
        }
        return left.isEmpty() ? null : left;
    }

    /** Elements of which nothing is left go too: their number would tell how many there were. */
    private @Nullable JsonNode elements(JsonNode value, FieldTree node, int person) {
        FieldTree element = node.element();
        if (element == null) {
            return null;
        }
        boolean persons = element.path().equals(catalogue.persons());
        ArrayNode left = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < value.size(); i++) {
            JsonNode part = cut(value.get(i), element, persons ? i : person);
            if (part != null) {
                left.add(part);
            }
        }
        return left.isEmpty() ? null : left;
    }

    private boolean keeps(Field field, int person) {
        Removal removal = field.removal();
        if (removal != null && removal.when().perPerson()) {
            // A person nobody looked at is not known to be of age.
            return person >= 0 && person < perPerson.length && perPerson[person][field.ordinal()].kept();
        }
        return common[field.ordinal()].kept();
    }

    /** Catalogue paths of which something leaves, each once: what the recipient is told. */
    List<String> keptPatterns() {
        List<String> patterns = new ArrayList<>();
        for (String path : kept()) {
            String pattern = path.replaceAll("\\[\\d+\\]", "[]");
            if (!patterns.contains(pattern)) {
                patterns.add(pattern);
            }
        }
        return patterns;
    }
}
