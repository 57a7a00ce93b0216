package org.tenzij.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists what waits for people, urgent first, and who has to say what.",
        footer = {"", "Example: tenzij approvals list --node DIR/bq"})
final class ApprovalsList implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private NodeOption node;

    @Option(names = "--lang", defaultValue = "en", description = "en or nl (default: ${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String language;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (NodeClient client = new NodeClient(node.folders().running())) {
            JsonNode waiting = client.get("/approvals");
            if (json) {
                out.println(waiting.toPrettyString());
            } else if (waiting.isEmpty()) {
                out.println(language.equals("nl") ? "Er wacht niets op mensen." : "Nothing waits for people.");
            } else {
                waiting.forEach(one -> WaitingLines.print(out, one, language));
            }
        }
        out.flush();
        return Exit.DONE;
    }
}
