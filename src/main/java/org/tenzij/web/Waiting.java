package org.tenzij.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.send.Outgoing;

/**
 * An exchange that waits for people, as a page shows it: on which grounds it could leave and who has to say what. No value of
 * any content.
 */
record Waiting(Outgoing.Exchange exchange, List<Way> ways) {
    /**
     * A ground on which it could leave.
     *
     * @param missing what has to be said, each with who may say it
     */
    record Way(String ground, String title, String source, List<Missing> missing) {}

    /** What somebody has to say, and who may. */
    record Missing(String by, String sentence) {}

    static Waiting of(Outgoing.Exchange exchange) {
        byte[] explanation = exchange.explanation();
        return new Waiting(
                exchange,
                explanation == null
                        ? List.of()
                        : each(StrictJson.tree(explanation, "store").path("waiting"))
                                .map(Waiting::way)
                                .toList());
    }

    private static Way way(JsonNode candidate) {
        JsonNode ground = candidate.path("ground");
        return new Way(
                ground.path("id").asText(),
                ground.path("en").asText(),
                ground.path("source").asText(),
                each(candidate.path("missing"))
                        .map(missing ->
                                new Missing(by(missing), missing.path("en").asText()))
                        .toList());
    }

    /** The offices that may say it; where it is no officer's of this party, whose word it is. */
    private static String by(JsonNode missing) {
        JsonNode offices = missing.path("offices");
        return String.join(
                " or ",
                each(offices.isEmpty() ? missing.path("by") : offices)
                        .map(word -> word.asText().replace('_', ' '))
                        .toList());
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
