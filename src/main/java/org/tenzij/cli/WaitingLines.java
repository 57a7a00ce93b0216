package org.tenzij.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** An exchange that waits for people, in a few lines: what it is, on which ground it could leave, who has to say what. */
final class WaitingLines {
    private WaitingLines() {}

    static void print(PrintWriter out, JsonNode exchange, String language) {
        boolean dutch = language.equals("nl");
        if (exchange.path("urgent").asBoolean()) {
            out.println(dutch ? "SPOED: levensgevaar, eerst bellen" : "URGENT: danger to life, call first");
        }
        out.println(exchange.path("id").asText() + "  " + exchange.path("kind").asText()
                + (dutch ? " aan " : " to ") + exchange.path("recipient").asText() + "  "
                + exchange.path("createdAt").asText()
                + (exchange.path("escalatedAt").isTextual() ? (dutch ? "  TE LAAT" : "  OVERDUE") : ""));
        for (JsonNode candidate : exchange.path("explanation").path("waiting")) {
            JsonNode ground = candidate.path("ground");
            out.println("  " + ground.path("id").asText() + "  "
                    + ground.path(language).asText() + "  ("
                    + ground.path("source").asText() + ")");
            candidate
                    .path("missing")
                    .forEach(missing -> out.println("    " + (dutch ? "wacht op " : "waits for ")
                            + who(missing, dutch) + ": "
                            + missing.path(language).asText() + "  ["
                            + missing.path("fact").asText() + "]"));
        }
        if (!exchange.path("submittedBy").isTextual()) {
            out.println(
                    dutch
                            ? "    niemand ondertekende de inzending: niemand kan dit goedkeuren"
                            : "    nobody signed the submission: nobody can approve it");
        }
    }

    /** The offices that may say it; where it is no officer's of this party, whose word it is. */
    private static String who(JsonNode missing, boolean dutch) {
        if (!missing.path("offices").isEmpty()) {
            return words(missing.path("offices"));
        }
        String by = words(missing.path("by"));
        return !dutch ? by : by.replace("recipient", "de ontvanger").replace("origin", "de partij van herkomst");
    }

    static String words(JsonNode texts) {
        return StreamSupport.stream(texts.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }
}
