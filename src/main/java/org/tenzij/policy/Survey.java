package org.tenzij.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tenzij.exchange.json.StrictJson;

/** One walk over a payload: which catalogue fields are in it, how heavy it is, and what nobody listed. */
final class Survey {
    private static final int MOST_UNKNOWN = 20;

    private final boolean[] seen;
    private final Set<String> unknown = new HashSet<>();
    private final List<Person> persons = new ArrayList<>();
    private DataClass dataClass = DataClass.NON_PERSONAL;
    private boolean freeText;

    /** What the removal rules ask about one person. Absence and doubt are on the strict side. */
    record Person(boolean maybeMinor, Set<String> nationality, String category) {}

    private Survey(int fields) {
        this.seen = new boolean[fields];
    }

    static Survey of(Catalogue catalogue, JsonNode payload) {
        Survey survey = new Survey(catalogue.fields().size());
        survey.walk(payload, catalogue.tree());
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

    private void walk(JsonNode value, FieldTree node) {
        Field field = node.field();
        if (field != null) {
            leaf(value, field, node);
        } else if (value.isObject()) {
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                FieldTree member = node.member(entry.getKey());
                if (member == null) {
                    unknown((node.path().isEmpty() ? "" : node.path() + ".") + StrictJson.fieldName(entry.getKey()));
                } else {
                    walk(entry.getValue(), member);
                }
            }
        } else if (value.isArray()) {
            FieldTree element = node.element();
            if (element == null) {
                unknown(node.path() + "[]");
            } else {
                value.forEach(entry -> walk(entry, element));
            }
        } else if (!value.isNull()) {
            unknown(node.path());
        }
    }

    private void leaf(JsonNode value, Field field, FieldTree node) {
        if (value.isContainerNode()) {
            unknown(node.path());
            return;
        }
        seen[field.ordinal()] = true;
        if (!value.isNull()) {
            dataClass = dataClass.orHeavier(field.dataClass());
            freeText |= field.freeText() && !value.asText().isBlank();
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

    DataClass dataClass() {
        return dataClass;
    }

    boolean freeText() {
        return freeText;
    }
}
