package org.tenzij.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The catalogue's paths as a tree, so that a payload is walked once. A node is a leaf with a field, or has parts. */
final class FieldTree {
    private final Map<String, FieldTree> members = new HashMap<>();
    private final String path;
    private @Nullable FieldTree element;
    private @Nullable Field field;

    FieldTree() {
        this("");
    }

    private FieldTree(String path) {
        this.path = path;
    }

    /** Where this node stands, for example {@code subjects[]}; empty for the payload itself. */
    String path() {
        return path;
    }

    /** False where the path is already there, or runs through another field. */
    boolean add(Field added) {
        FieldTree node = this;
        for (String part : added.path().replace("[]", ".[]").split("\\.", -1)) {
            if (node.field != null) {
                return false;
            }
            node = part.equals("[]") ? node.elements() : node.members(part);
        }
        if (node.field != null || node.element != null || !node.members.isEmpty()) {
            return false;
        }
        node.field = added;
        return true;
    }

    private FieldTree elements() {
        FieldTree there = element;
        if (there == null) {
            there = new FieldTree(path + "[]");
            element = there;
        }
        return there;
    }

    private FieldTree members(String name) {
        return members.computeIfAbsent(name, key -> new FieldTree(path.isEmpty() ? key : path + "." + key));
    }

    @Nullable
    FieldTree member(String name) {
        return members.get(name);
    }

    @Nullable
    FieldTree element() {
        return element;
    }

    @Nullable
    Field field() {
        return field;
    }

    /** Every field at or under this node. */
    List<Field> fields() {
        List<Field> all = new ArrayList<>();
        if (field != null) {
            all.add(field);
        }
        if (element != null) {
            all.addAll(element.fields());
        }
        members.values().forEach(member -> all.addAll(member.fields()));
        return all;
    }
}
