package org.tenzij.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A value of this exchange that does not leave, or not as it is: a free text may not say it either.
 *
 * @param path the catalogue path it stands at
 */
record Withheld(String path, String value) {
    /** A closed code says what kind of thing something is, not which. */
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z_:]{0,60}");

    private static final int MOST = 1_000;

    /** A text in a field of its own that is no longer than a name. */
    private static final int LIKE_A_NAME = 40;

    /** Every such value under that projection, each once. */
    static List<Withheld> of(Categories categories, Catalogue catalogue, JsonNode payload, Projection projection) {
        Map<String, Withheld> values = new LinkedHashMap<>();
        collect(categories, catalogue, payload, catalogue.tree(), -1, projection, values);
        return List.copyOf(values.values());
    }

    /** False where there are more than are looked for: then no text is known to be clear of them. */
    static boolean countable(List<Withheld> values) {
        return values.size() < MOST;
    }

    private static void collect(
            Categories categories,
            Catalogue catalogue,
            JsonNode value,
            FieldTree node,
            int person,
            Projection projection,
            Map<String, Withheld> found) {
        Field field = node.field();
        if (field != null) {
            boolean whole = projection.decision(field, person).kept();
            if (!whole && says(value, field, categories) && found.size() < MOST) {
                found.putIfAbsent(value.asText(), new Withheld(field.path(), value.asText()));
            }
        } else if (value.isObject()) {
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                FieldTree member = node.member(entry.getKey());
                if (member != null) {
                    collect(categories, catalogue, entry.getValue(), member, person, projection, found);
                }
            }
        } else if (value.isArray()) {
            FieldTree element = node.element();
            for (int i = 0; element != null && i < value.size(); i++) {
                boolean persons = element.path().equals(catalogue.persons());
                collect(categories, catalogue, value.get(i), element, persons ? i : person, projection, found);
            }
        }
    }

    private static boolean says(JsonNode value, Field field, Categories categories) {
        if (!value.isTextual() && !value.isNumber()) {
            return false;
        }
        String text = value.asText();
        boolean told = field.freeText() && text.length() > LIKE_A_NAME;
        return !text.isBlank() && !told && !categories.lists(text) && !isCode(text, field);
    }

    /** Where persons can be known from a field, a name in capitals looks like a code: only what is put together is one. */
    private static boolean isCode(String text, Field field) {
        boolean identifying = field.dataClass().compareTo(DataClass.IDENTIFYING) >= 0;
        return CODE.matcher(text).matches() && (!identifying || text.indexOf('_') >= 0 || text.indexOf(':') >= 0);
    }
}
