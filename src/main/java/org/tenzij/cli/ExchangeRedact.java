package org.tenzij.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.policy.FreeText;
import org.tenzij.policy.Redaction;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "redact",
        mixinStandardHelpOptions = true,
        description = {
            "Strikes out of the free texts of a request what may not leave; a person does it, in a text editor.",
            "First --propose writes the texts with marks around what was found. You read them and move the marks.",
            "Then --apply makes a new request file with your redaction in it, and says what would become of that."
        },
        footer = {
            "",
            "Example: tenzij exchange redact --node DIR/bq --propose texts.txt request.json",
            "         tenzij exchange redact --node DIR/bq --apply texts.txt --out redacted.json request.json"
        })
final class ExchangeRedact implements Callable<Integer> {
    /** Either way works on the texts in FILE. */
    static final class Way {
        @Option(
                names = "--propose",
                required = true,
                paramLabel = "TEXTS",
                description = "write the texts with marks to this file")
        private @Nullable Path propose;

        @Option(names = "--apply", required = true, paramLabel = "TEXTS", description = "read the marks from this file")
        private @Nullable Path apply;
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private NodeOption node;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Way way;

    @Option(names = "--out", paramLabel = "FILE", description = "the new request file, with --apply")
    private @Nullable Path target;

    @Option(names = "--lang", defaultValue = "en", description = "en or nl (default: ${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String language;

    @Parameters(paramLabel = "FILE", description = "the request, JSON")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Override
    public Integer call() {
        byte[] request = FiguresCommand.read(file);
        try (NodeClient client = new NodeClient(node.folders().running())) {
            List<FreeText.Page> pages = merged(preview(client, request));
            Path proposed = way.propose;
            Path applied = way.apply;
            int exit = proposed != null
                    ? propose(pages, proposed)
                    : apply(client, request, pages, Objects.requireNonNull(applied));
            spec.commandLine().getOut().flush();
            return exit;
        }
    }

    private static JsonNode preview(NodeClient client, byte[] request) {
        return client.post("/previews", "application/json", "preview", request);
    }

    private int propose(List<FreeText.Page> pages, Path texts) {
        PrintWriter out = spec.commandLine().getOut();
        byte[] marked = MarkedText.of(pages, language).write().getBytes(StandardCharsets.UTF_8);
        PrivateFile.write(texts, stream -> stream.write(marked));
        boolean dutch = language.equals("nl");
        for (FreeText.Page page : pages) {
            Map<String, Long> found = page.places().stream()
                    .collect(Collectors.groupingBy(FreeText.Place::why, TreeMap::new, Collectors.counting()));
            out.println(page.path() + ": "
                    + (found.isEmpty()
                            ? (dutch ? "niets gevonden" : "nothing found")
                            : found.entrySet().stream()
                                    .map(entry -> entry.getValue() + " × " + entry.getKey())
                                    .collect(Collectors.joining(", "))));
        }
        out.println(
                pages.isEmpty()
                        ? (dutch ? "geen vrije tekst vertrekt" : "no free text leaves")
                        : (dutch
                                ? "lees " + texts + ", zet de tekens goed, en pas toe met --apply"
                                : "read " + texts + ", set the marks right, and go on with --apply"));
        return Exit.DONE;
    }

    private int apply(NodeClient client, byte[] request, List<FreeText.Page> pages, Path texts) {
        Path out = target;
        if (out == null) {
            throw new ParameterException(spec.commandLine(), "--apply makes a new request file: name it with --out.");
        }
        String file = new String(FiguresCommand.read(texts), StandardCharsets.UTF_8);
        Redaction redaction = MarkedText.of(pages, language).read(file);
        if (!(StrictJson.tree(request, "request") instanceof ObjectNode tree)) {
            throw new Invalid(
                    ErrorCode.SUBMIT_MALFORMED, "the request is no JSON object", "request", "see the examples");
        }
        tree.set("redaction", StrictJson.toTree(redaction));
        byte[] redacted = tree.toPrettyString().getBytes(StandardCharsets.UTF_8);
        JsonNode previews = preview(client, redacted);
        PrivateFile.write(out, stream -> stream.write(redacted));
        previews.forEach(preview -> ExchangePreview.print(spec.commandLine().getOut(), preview, language));
        return ExchangePreview.exit(previews);
    }

    /** The texts of all recipients, each once: what is found for one of them is found. */
    private static List<FreeText.Page> merged(JsonNode previews) {
        Map<String, FreeText.Page> merged = new LinkedHashMap<>();
        for (JsonNode preview : previews) {
            ExchangePreview.pages(preview.path("texts"))
                    .forEach(page -> merged.merge(page.path(), page, ExchangeRedact::both));
        }
        return List.copyOf(merged.values());
    }

    private static FreeText.Page both(FreeText.Page one, FreeText.Page other) {
        Set<FreeText.Place> places = new LinkedHashSet<>(one.places());
        places.addAll(other.places());
        List<FreeText.Place> sorted = new ArrayList<>(places);
        sorted.sort(Comparator.comparingInt(FreeText.Place::from));
        return new FreeText.Page(one.path(), one.text(), one.sha256(), sorted);
    }
}
