package org.tenzij.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.policy.Explanation;
import org.tenzij.policy.FreeText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "preview",
        mixinStandardHelpOptions = true,
        description = {
            "Says what would become of a request file and what would leave, value by value.",
            "Nothing is stored and nothing is sent."
        },
        footer = {
            "",
            "Example: tenzij exchange preview --node DIR/bq request.json",
            "Exit codes: 0 granted for all, 4 refused for one, 5 held for one"
        })
final class ExchangePreview implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private NodeOption node;

    @Parameters(paramLabel = "FILE", description = "the request, JSON")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(names = "--lang", defaultValue = "en", description = "en or nl (default: ${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String language;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        JsonNode previews;
        try (NodeClient client = new NodeClient(node.folders().running())) {
            previews = client.post("/previews", "application/json", "preview", FiguresCommand.read(file));
        }
        if (json) {
            out.println(previews.toPrettyString());
        } else {
            previews.forEach(preview -> print(out, preview, language));
        }
        out.flush();
        return exit(previews);
    }

    /** The exit code of the recipient that needs attention most. */
    static int exit(JsonNode previews) {
        int exit = Exit.DONE;
        for (JsonNode preview : previews) {
            exit = Exit.worse(
                    exit,
                    switch (preview.path("explanation").path("outcome").asText()) {
                        case "granted" -> Exit.DONE;
                        case "held" -> Exit.HELD;
                        default -> Exit.REFUSED;
                    });
        }
        return exit;
    }

    static void print(PrintWriter out, JsonNode preview, String language) {
        if (preview.path("explanation") instanceof ObjectNode explanation) {
            out.println(Explanation.text(explanation, Locale.of(language)));
        }
        for (JsonNode leaving : preview.path("leaving")) {
            out.println((language.equals("nl") ? "Wat vertrekt onder " : "What leaves under ")
                    + leaving.path("ground").asText() + ":");
            out.println(leaving.path("payload").toPrettyString());
        }
        List<FreeText.Page> pages = pages(preview.path("texts"));
        boolean redacted = pages.stream().anyMatch(page -> !struckOut(page).isEmpty());
        MarkedText marks = MarkedText.of(pages, language);
        for (FreeText.Page page : pages) {
            out.println(page.path() + ":");
            out.println(marks.marked(redacted ? with(page, struckOut(page)) : page)
                    .indent(2)
                    .stripTrailing());
            if (redacted) {
                stillSaid(page)
                        .forEach(place -> out.println("  ! "
                                + MarkedText.place(page.text(), place.from())
                                + (language.equals("nl")
                                        ? ": blijft elders achter en is niet doorgestreept: "
                                        : ": stays behind elsewhere and is not struck out: ")
                                + place.why()));
            }
        }
    }

    private static FreeText.Page with(FreeText.Page page, List<FreeText.Place> places) {
        return new FreeText.Page(page.path(), page.text(), page.sha256(), places);
    }

    private static List<FreeText.Place> struckOut(FreeText.Page page) {
        return page.places().stream()
                .filter(place -> place.why().equals(FreeText.STRUCK_OUT))
                .toList();
    }

    /** What was found and no cut covers. */
    private static List<FreeText.Place> stillSaid(FreeText.Page page) {
        return page.places().stream()
                .filter(place ->
                        struckOut(page).stream().noneMatch(cut -> cut.from() <= place.from() && place.to() <= cut.to()))
                .toList();
    }

    /** The pages of a preview, or of what an approver is shown. */
    static List<FreeText.Page> pages(JsonNode texts) {
        return List.of(StrictJson.convert(texts, FreeText.Page[].class, "texts"));
    }
}
