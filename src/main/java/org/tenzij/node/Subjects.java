package org.tenzij.node;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenzij.register.subjects.Identity;

/**
 * The persons a payload is about, as far as it says who they are.
 *
 * <p>On the sending side of the original payload, not of what is left of it: a transfer without the name concerns the person
 * all the same. Source: payloads.md, case-linked.
 */
final class Subjects {
    private Subjects() {}

    /** One identity for each element of {@code subjects}; none where the kind has no persons. */
    static List<Identity> of(JsonNode payload) {
        List<Identity> identities = new ArrayList<>();
        for (JsonNode subject : payload.path("subjects")) {
            List<String> names = new ArrayList<>();
            for (JsonNode name : subject.path("names")) {
                if (name.isTextual()) {
                    names.add(name.textValue());
                }
            }
            identities.add(new Identity(names, text(subject, "birthDate"), text(subject, "document")));
        }
        return identities;
    }

    private static @Nullable String text(JsonNode subject, String field) {
        JsonNode value = subject.path(field);
        return value.isTextual() ? value.textValue() : null;
    }
}
