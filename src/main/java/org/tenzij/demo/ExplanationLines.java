package org.tenzij.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The few sentences of an explanation that a reader of the story needs. */
final class ExplanationLines {
    private ExplanationLines() {}

    static List<String> of(JsonNode explanation) {
        List<String> lines = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        explanation.path("failedGates").forEach(gate -> failed.add(gate.path("clause").asText()));
        lines.add("refused by " + String.join(", ", failed));
        if (explanation.has("unsafeCells")) {
            List<String> cells = new ArrayList<>();
            explanation.path("unsafeCells").forEach(cell -> cells.add(cell.asText()));
            lines.add("small cells: " + String.join(", ", cells));
        }
        return lines;
    }
}
