package org.tenzij.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "reload",
        mixinStandardHelpOptions = true,
        description =
                "Has a running node load its policy set anew; one that does not load leaves the last good one in force.",
        footer = {
            "",
            "Example: tenzij policy reload --node DIR/bq",
            "Exit codes: 0 in force, 3 not taken, the former stays in force"
        })
final class PolicyReload implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private NodeOption node;

    @Override
    public Integer call() {
        JsonNode answer;
        try (NodeClient client = new NodeClient(node.folders().running())) {
            answer = client.post("/policies/reload", "application/json", "reload", new byte[0]);
        }
        PrintWriter out = spec.commandLine().getOut();
        boolean taken = answer.path("code").isNull() || answer.path("code").isMissingNode();
        if (!taken) {
            out.println(
                    answer.path("code").asText() + ": " + answer.path("what").asText());
            out.println("  where: " + answer.path("where").asText());
            out.println("  do:    " + answer.path("remedy").asText());
        }
        out.println("in force: version " + answer.path("number").asText() + ", "
                + answer.path("version").asText()
                + (answer.path("changed").asBoolean() ? ", new" : ", as before"));
        out.flush();
        return taken ? Exit.DONE : Exit.INVALID_INPUT;
    }
}
