package org.tenzij.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.json.StrictJson;

/** One walk over a payload: which catalogue fields are in it, how heavy it is, its free texts, and what nobody listed. */
final class Survey {
    private static final int MOST_UNKNOWN = 20;

    private final boolean[] seen;
    private final @Nullable Field reference;
    private final Set<String> unknown = new HashSet<>();
    private final List<Person> persons = new ArrayList<>();
    private final List<Text> texts = new ArrayList<>();
    private final List<String> references = new ArrayList<>();
    private final Indexes at = new Indexes();
    private DataClass dataClass = DataClass.NON_PERSONAL;

    /** What the removal rules ask about one person. Absence and doubt are on the strict side. */
    record Person(boolean maybeMinor, Set<String> nationality, String category) {}

    /**
     * A free text that is not blank.
     *
     * @param path with indexes
     */
    record Text(String path, Field field, int person, String content) {}

    private Survey(int fields, @Nullable Field reference) {
        this.seen = new boolean[fields];
        this.reference = reference;
    }

    static Survey of(Catalogue catalogue, JsonNode payload) {
        Catalogue.OneCase oneCase = catalogue.oneCase();
        Survey survey = new Survey(catalogue.fields().size(), oneCase == null ? null : oneCase.reference());
        survey.walk(payload, catalogue, catalogue.tree(), -1);
        String where = catalogue.persons();
        if (where != null) {
            payload.path(where.replace("[]", "")).forEach(person -> survey.persons.add(person(person)));
        }
        return survey;
    }

    private static Person person(JsonNode person) {
        JsonNode minor = person.path("minor");
        Set<String> nationality = new HashSet<>();
        person.path("nationality").forEach(code -> nationality.add(code.asText("")));
        return new Person(
                !(minor.isBoolean() && !minor.booleanValue()),
                Set.copyOf(nationality),
                person.path("category").asText(""));
    }

    private void walk(JsonNode value, Catalogue catalogue, FieldTree node, int person) {
        Field field = node.field();
        if (field != null) {
            leaf(value, field, node, person);
        } else if (value.isObject()) {
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                FieldTree member = node.member(entry.getKey());
                if (member == null) {
                    unknown((node.path().isEmpty() ? "" : node.path() + ".") + StrictJson.fieldName(entry.getKey()));
                } else {
                    walk(entry.getValue(), catalogue, member, person);
                }
            }
        } else if (value.isArray()) {
            FieldTree element = node.element();
            if (element == null) {
                unknown(node.path() + "[]");
                return;
            }
            boolean persons = element.path().equals(catalogue.persons());
            for (int i = 0; i < value.size(); i++) {
                at.push(i);
                walk(value.get(i), catalogue, element, persons ? i : person);
                at.pop();
            }
        } else if (!value.isNull()) {
            unknown(node.path());
        }
    }

    private void leaf(JsonNode value, Field field, FieldTree node, int person) {
        if (value.isContainerNode()) {
            unknown(node.path());
            return;
        }
        seen[field.ordinal()] = true;
        if (value.isNull()) {
            return;
        }
        dataClass = dataClass.orHeavier(field.dataClass());
        String content = value.asText();
        if (field.freeText() && !content.isBlank()) {
            texts.add(new Text(at.path(field.path()), field, person, content));
        }
        if (field.equals(reference) && !content.isBlank()) {
            references.add(content);
        }
    }

    private void unknown(String path) {
        if (unknown.size() < MOST_UNKNOWN) {
            unknown.add(path);
        }
    }

    boolean seen(Field field) {
        return seen[field.ordinal()];
    }

    /** Paths that the catalogue does not list; names that do not look like names of ours are not repeated. */
    List<String> unknown() {
        return unknown.stream().sorted().toList();
    }

    List<Person> persons() {
        return persons;
    }

    /** The references of the case that stand in the payload. */
    List<String> references() {
        return references;
    }

    /** The free texts, in the order of the payload. */
    List<Text> texts() {
        return texts;
    }

    DataClass dataClass() {
        return dataClass;
    }
}
