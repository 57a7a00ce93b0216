package org.tenzij.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The few sentences of an explanation that a reader of the story needs. */
final class ExplanationLines {
    private ExplanationLines() {}

    static List<String> of(JsonNode explanation) {
        List<String> lines = new ArrayList<>();
        lines.add("failed: " + String.join(", ", failed(explanation)));
        JsonNode headline = explanation.path("failed").path(0);
        lines.add(headline.path("id").asText() + ": " + headline.path("en").asText() + " ["
                + headline.path("source").asText() + "]");
        if (explanation.has("unsafeCells")) {
            List<String> cells = new ArrayList<>();
            explanation.path("unsafeCells").forEach(cell -> cells.add(cell.asText()));
            lines.add("small cells: " + String.join(", ", cells));
        }
        for (JsonNode ground : explanation.path("unless")) {
            if (ground.path("reachable").asBoolean()) {
                lines.add("would be permissible on "
                        + ground.path("ground").path("id").asText() + " if: "
                        + (changes(ground.path("canBeSupplied")) + " " + changes(ground.path("cannot"))).strip());
            }
        }
        if (explanation.has("besides")) {
            lines.add(
                    "no ground is open between these two laws in this policy set; whatever the ground, it would also need: "
                            + changes(explanation.path("besides")));
        }
        return lines;
    }

    /** Who has to say what, per ground; the first is the one that is easiest to reach. */
    static List<String> waiting(JsonNode explanation) {
        List<String> lines = new ArrayList<>();
        lines.add("failed: " + String.join(", ", failed(explanation)));
        for (JsonNode candidate : explanation.path("waiting")) {
            lines.add("waits, on " + candidate.path("ground").path("id").asText() + ", for: "
                    + changes(candidate.path("missing")));
        }
        return lines;
    }

    /** The gates that failed, by their ids; the first is the headline. */
    static List<String> failed(JsonNode explanation) {
        List<String> failed = new ArrayList<>();
        explanation.path("failed").forEach(gate -> failed.add(gate.path("id").asText()));
        return failed;
    }

    private static String changes(JsonNode changes) {
        List<String> sentences = new ArrayList<>();
        changes.forEach(change -> sentences.add(change.path("en").asText()));
        return String.join(" ", sentences);
    }
}
