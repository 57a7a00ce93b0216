package org.tenzij.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
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

    private static final int MOST = 5_000;

    /** Every such value under that projection. */
    static List<Withheld> of(Categories categories, Catalogue catalogue, JsonNode payload, Projection projection) {
        List<Withheld> values = new ArrayList<>();
        collect(categories, catalogue, payload, catalogue.tree(), -1, projection, values);
        return List.copyOf(values);
    }

    private static void collect(
            Categories categories,
            Catalogue catalogue,
            JsonNode value,
            FieldTree node,
            int person,
            Projection projection,
            List<Withheld> found) {
        Field field = node.field();
        if (field != null) {
            boolean whole = projection.decision(field, person).kept();
            if (!whole && !field.freeText() && says(value, categories) && found.size() < MOST) {
                found.add(new Withheld(field.path(), value.asText()));
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

    private static boolean says(JsonNode value, Categories categories) {
        if (!value.isTextual() && !value.isNumber()) {
            return false;
        }
        String text = value.asText();
        return !text.isBlank() && !categories.lists(text) && !CODE.matcher(text).matches();
    }
}
