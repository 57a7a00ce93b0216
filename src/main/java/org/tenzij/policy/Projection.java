package org.tenzij.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.json.CanonicalJson;

/**
 * The fields of one payload that may leave, in which form, and those that stay. A field that the catalogue does not list
 * never passes; a value that cannot be made coarser, and one for which there is no pseudonym, is taken out.
 *
 * <p>Nothing that changes with time stands in it.
 */
public final class Projection {
    private final Catalogue catalogue;
    private final FieldDecision[] common;
    private final FieldDecision[][] perPerson;
    private final List<FieldDecision> decisions;
    private final List<Attachment> attachments;
    private final Set<String> lifted;
    private final Redacted redacted;
    private final BinaryOperator<String> pseudonym;

    /**
     * @param common one decision per catalogue field
     * @param perPerson per person, the decisions that are that person's own, null where the common one holds
     * @param decisions those about fields that the payload has
     * @param lifted removing clauses that would have taken something out, had the ground not lifted them
     * @param pseudonym of a domain and a value
     */
    Projection(
            Catalogue catalogue,
            FieldDecision[] common,
            FieldDecision[][] perPerson,
            List<FieldDecision> decisions,
            List<Attachment> attachments,
            Set<String> lifted,
            Redacted redacted,
            BinaryOperator<String> pseudonym) {
        this.catalogue = catalogue;
        this.common = common;
        this.perPerson = perPerson;
        this.decisions = List.copyOf(decisions);
        this.attachments = List.copyOf(attachments);
        this.lifted = lifted;
        this.redacted = redacted;
        this.pseudonym = pseudonym;
    }

    /** One for every field that the payload has, in the catalogue's order; attachments last. */
    public List<FieldDecision> decisions() {
        return decisions;
    }

    /** Paths that leave as they are. */
    public List<String> kept() {
        return paths(FieldDecision::kept);
    }

    /** Paths of which a coarser value leaves. */
    public List<String> generalised() {
        return paths(decision -> decision.disposition() == Disposition.GENERALISE);
    }

    /** Paths of which a pseudonym leaves. */
    public List<String> pseudonymised() {
        return paths(decision -> decision.disposition() == Disposition.PSEUDONYMISE);
    }

    /** Paths that stay; for the sender's own eyes. */
    public List<String> removed() {
        return paths(decision -> !decision.leaves());
    }

    private List<String> paths(Predicate<FieldDecision> wanted) {
        return decisions.stream().filter(wanted).map(FieldDecision::path).toList();
    }

    /** The attachments that leave: all of them, or none. */
    public List<Attachment> attachments() {
        return attachments;
    }

    Set<String> lifted() {
        return lifted;
    }

    /** True where nothing is left to send of that payload. */
    boolean empty(JsonNode payload) {
        if (decisions.stream().anyMatch(FieldDecision::kept)) {
            return false;
        }
        return decisions.stream().noneMatch(FieldDecision::leaves)
                || apply(payload).isEmpty();
    }

    /** True where only these catalogue paths leave, and no free text and no file among them. */
    boolean within(Set<String> patterns) {
        if (!attachments.isEmpty()) {
            return false;
        }
        for (Field field : catalogue.fields()) {
            if (field.freeText() && patterns.contains(field.path())) {
                return false;
            }
        }
        return patterns.containsAll(patterns(FieldDecision::leaves));
    }

    /** True where that text leaves, cut or whole. */
    boolean leaves(Survey.Text text) {
        return decision(text.field(), text.person()).leaves();
    }

    /** The minimised payload: exactly what leaves, nothing else; an empty object where nothing does. */
    public JsonNode apply(JsonNode payload) {
        JsonNode left = cut(payload, catalogue.tree(), -1, new Indexes());
        return left == null ? JsonNodeFactory.instance.objectNode() : left;
    }

    /** SHA-256 of what leaves: the canonical minimised payload, which is {@code content/payload.json}. */
    public Digest digest(JsonNode payload) {
        return Digest.of(CanonicalJson.bytes(apply(payload)));
    }

    private @Nullable JsonNode cut(JsonNode value, FieldTree node, int person, Indexes at) {
        Field field = node.field();
        if (field != null) {
            return value.isContainerNode() ? null : leaf(value, field, person, at);
        }
        if (value.isNull() || (value.isContainerNode() && value.isEmpty())) {
            boolean all = !node.fields().isEmpty()
                    && node.fields().stream()
                            .allMatch(part -> decision(part, person).leaves());
            return all ? value : null;
        }
        if (value.isObject()) {
            return members(value, node, person, at);
        }
        return value.isArray() ? elements(value, node, person, at) : null;
    }

    private @Nullable JsonNode leaf(JsonNode value, Field field, int person, Indexes at) {
        FieldDecision decision = decision(field, person);
        if (!decision.leaves() || value.isNull()) {
            return decision.leaves() ? value : null;
        }
        if (decision.kept()) {
            boolean whole = !field.freeText() || redacted.texts().isEmpty();
            String left = whole ? null : redacted.texts().get(at.path(field.path()));
            return left == null ? value : TextNode.valueOf(left);
        }
        return switch (field.softening()) {
            case Softening.Generalise coarse -> coarse.to().of(value);
            case Softening.Pseudonymise keyed -> {
                String word = value.asText().isBlank() ? "" : pseudonym.apply(keyed.domain(), value.asText());
                yield word.isBlank() ? null : TextNode.valueOf(word);
            }
            case null -> null;
        };
    }

    private @Nullable JsonNode members(JsonNode value, FieldTree node, int person, Indexes at) {
        ObjectNode left = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            FieldTree member = node.member(entry.getKey());
            JsonNode part = member == null ? null : cut(entry.getValue(), member, person, at);
            if (part != null) {
                left.set(entry.getKey(), part);
            }
        }
        return left.isEmpty() ? null : left;
    }

    /** Elements of which nothing is left go too: their number would tell how many there were. */
    private @Nullable JsonNode elements(JsonNode value, FieldTree node, int person, Indexes at) {
        FieldTree element = node.element();
        if (element == null) {
            return null;
        }
        boolean persons = element.path().equals(catalogue.persons());
        ArrayNode left = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < value.size(); i++) {
            at.push(i);
            JsonNode part = cut(value.get(i), element, persons ? i : person, at);
            at.pop();
            if (part != null) {
                left.add(part);
            }
        }
        return left.isEmpty() ? null : left;
    }

    /** A person nobody looked at is not known to be of age: the common decision is the strict one. */
    FieldDecision decision(Field field, int person) {
        Removal removal = field.removal();
        if (removal != null && removal.when().perPerson() && person >= 0 && person < perPerson.length) {
            return perPerson[person][field.ordinal()];
        }
        return common[field.ordinal()];
    }

    /** Catalogue paths of such decisions, each once: what the recipient is told. */
    List<String> patterns(Predicate<FieldDecision> wanted) {
        List<String> patterns = new ArrayList<>();
        for (String path : paths(wanted)) {
            String pattern = path.replaceAll("\\[\\d+\\]", "[]");
            if (!patterns.contains(pattern)) {
                patterns.add(pattern);
            }
        }
        return patterns;
    }
}
