package org.tenzij.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tenzij.people.OralApproval;
import org.tenzij.trust.Office;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "oral",
        mixinStandardHelpOptions = true,
        description =
                "Records what a prosecutor approved by word of mouth, where it is urgent; a second person signs next.",
        footer = {
            "",
            "Example: tenzij approvals oral --node DIR/bq --as me.p12 --office CASE_OFFICER --prosecutor BQ_OM_1 --words TEXT ID"
        })
final class ApprovalsOral implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private NodeOption node;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private OfficerOption officer;

    @Option(names = "--office", required = true, description = "the office you speak in: ${COMPLETION-CANDIDATES}")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Office office;

    @Parameters(paramLabel = "ID", description = "the exchange's id")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String id;

    @Option(names = "--prosecutor", required = true, description = "functional id of who spoke")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String prosecutor;

    @Option(names = "--words", required = true, description = "what was said")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String words;

    @Option(names = "--spoken-at", description = "when, for example 2026-11-24T10:15:00Z; now where none is named")
    private @Nullable Instant spokenAt;

    @Option(names = "--ground", description = "the ground, where more than one is possible")
    private @Nullable String ground;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (NodeClient client = new NodeClient(node.folders().running())) {
            Waiting waiting = Waiting.of(client, id, ground);
            Instant now = Instant.now();
            JsonNode told = client.post(
                    "/words",
                    "application/json",
                    id,
                    officer.say(new OralApproval(
                                    "oral",
                                    waiting.exchange(),
                                    waiting.factsOf(Office.PROSECUTOR),
                                    waiting.ground(),
                                    waiting.approvalDigest(),
                                    waiting.policy(),
                                    prosecutor,
                                    words,
                                    spokenAt == null ? now : spokenAt,
                                    officer.id(),
                                    office,
                                    now))
                            .toBytes());
            out.println("recorded as " + told.path("id").asText());
            out.println("a second person signs now: tenzij approvals second --node … --as … " + id + " "
                    + told.path("id").asText());
            out.println("the prosecutor confirms in writing on the next working day: tenzij approvals approve");
        }
        out.flush();
        return Exit.DONE;
    }
}
