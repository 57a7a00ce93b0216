package org.tenzij.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.tenzij.exchange.MessageId;
import org.tenzij.people.LookUp;
import org.tenzij.people.SignedWord;
import org.tenzij.policy.FreeText;
import org.tenzij.trust.Office;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows what would leave, field by field and value by value; that you looked is recorded.",
        footer = {"", "Example: tenzij approvals show --node DIR/bq --as prosecutor.p12 --office PROSECUTOR ID"})
final class ApprovalsShow implements Callable<Integer> {
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

    @Option(
            names = "--purpose",
            defaultValue = "APPROVAL",
            description = "why you look, as a code (default: ${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String purpose;

    @Option(names = "--lang", defaultValue = "en", description = "en or nl (default: ${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String language;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (NodeClient client = new NodeClient(node.folders().running())) {
            SignedWord look =
                    officer.say(new LookUp("look", new MessageId(id), purpose, officer.id(), office, Instant.now()));
            JsonNode shown = client.post("/approvals/shown", "application/json", id, look.toBytes());
            if (json) {
                out.println(shown.toPrettyString());
            } else {
                shown.forEach(one -> print(out, one));
            }
        }
        out.flush();
        return Exit.DONE;
    }

    private void print(PrintWriter out, JsonNode shown) {
        JsonNode candidate = shown.path("candidate");
        JsonNode ground = candidate.path("ground");
        out.println(ground.path("id").asText() + "  " + ground.path(language).asText() + "  ("
                + ground.path("source").asText() + ")");
        candidate
                .path("fields")
                .forEach(field -> out.printf(
                        "  %-13s%-40s%s%n",
                        field.path("disposition").asText(),
                        field.path("path").asText(),
                        field.path("clause").asText()));
        out.println(shown.path("payload").toPrettyString());
        List<FreeText.Page> pages = ExchangePreview.pages(shown.path("texts"));
        MarkedText marks = MarkedText.of(pages, language);
        for (FreeText.Page page : pages) {
            out.println((language.equals("nl") ? "  vrije tekst  " : "  free text    ") + page.path());
            out.println(marks.marked(page).indent(4).stripTrailing());
        }
        out.println("approval digest  " + shown.path("approvalDigest").asText());
    }
}
