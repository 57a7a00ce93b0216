package org.tenzij.demo;

import com.fasterxml.jackson.databind.JsonNode;

/** Counts what a payload says: values, not brackets. */
final class Leaves {
    private Leaves() {}

    static int count(JsonNode node) {
        if (!node.isContainerNode()) {
            return node.isNull() ? 0 : 1;
        }
        int count = 0;
        for (JsonNode part : node) {
            count += count(part);
        }
        return count;
    }
}
