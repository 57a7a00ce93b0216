package org.tenzij.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.json.StrictJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description =
                "Lists the offers and consent requests that came in; with --peer the promises in force with that party.",
        footer = {"", "Example: tenzij handshake list --node DIR/cw --peer bq"})
final class HandshakeList implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private NodeOption node;

    @Option(names = "--peer", description = "a party, for the promises in force with it")
    private @Nullable String peer;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (NodeClient client = new NodeClient(node.folders().running())) {
            ObjectNode told = StrictJson.object();
            told.set("asked", client.get("/handshakes"));
            if (peer != null) {
                told.set("promises", client.get("/handshakes/" + peer));
            }
            if (json) {
                out.println(told.toPrettyString());
            } else {
                told.path("asked").forEach(one -> print(out, one, "id", "from"));
                told.path("promises").forEach(one -> print(out, one, "validUntil", "peer"));
            }
        }
        out.flush();
        return Exit.DONE;
    }

    private static void print(PrintWriter out, JsonNode one, String what, String who) {
        String kind = one.has("kind")
                ? one.path("kind").asText()
                : one.path("type").asText() + " " + one.path("direction").asText();
        out.printf("%-22s%-6s%s%n", kind, one.path(who).asText(), one.path(what).asText());
        out.println("    " + (one.has("payload") ? one.path("payload") : one.path("statement")));
    }
}
