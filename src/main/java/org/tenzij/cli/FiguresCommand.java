package org.tenzij.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.figures.Audit;
import org.tenzij.figures.CheckedFigures;
import org.tenzij.figures.CsvForm;
import org.tenzij.figures.DisclosureGate;
import org.tenzij.figures.FiguresTexts;
import org.tenzij.figures.PublicFigures;
import org.tenzij.figures.RegionalPicture;
import org.tenzij.figures.TextTable;
import org.tenzij.node.FiguresDesk;
import org.tenzij.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "figures",
        mixinStandardHelpOptions = true,
        description = "Annual figures: check, submit, and see what has come in.",
        subcommands = {FiguresCommand.Check.class, FiguresCommand.Submit.class, FiguresCommand.Status.class})
final class FiguresCommand {
    private FiguresCommand() {}

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Checks a form and says what an attacker could learn, without a node and without sending.",
            footer = {"", "Example: tenzij figures check --party sx sx-2015-2017.csv"})
    static final class Check implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Option(names = "--party", required = true, description = "whose figures these are")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private String party;

        @Option(names = "--lang", defaultValue = "en", description = "en or nl (default: ${DEFAULT-VALUE})")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private String language;

        @Option(names = "--json", description = "print JSON")
        private boolean json;

        @Parameters(paramLabel = "FILE", description = "the form, CSV")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private Path file;

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            CheckedFigures checked = CsvForm.read(read(file), new Party(party), Instant.now());
            List<String> lines = checked.findings().lines(FiguresTexts.in(language));
            List<String> unsafe = checked.figures()
                    .map(figures -> DisclosureGate.audit(figures, PublicFigures.builtIn()))
                    .map(Audit::names)
                    .orElse(List.of());
            boolean stops = checked.findings().invalid().isPresent()
                    || checked.findings().unanswered().isPresent();
            if (json) {
                out.println(StrictJson.toTree(new Report(!stops, lines, unsafe)).toPrettyString());
            } else {
                lines.forEach(out::println);
                unsafe.forEach(cell -> out.println("small cell: " + cell));
                out.println(
                        stops
                                ? "cannot be sent yet"
                                : unsafe.isEmpty()
                                        ? "can be sent"
                                        : "cannot leave: these cells are below 5 and not public, or follow from others (P6)");
            }
            out.flush();
            return stops ? Exit.INVALID_INPUT : unsafe.isEmpty() ? Exit.DONE : Exit.REFUSED;
        }

        /** What is printed with {@code --json}. */
        record Report(boolean valid, List<String> findings, List<String> unsafeCells) {}
    }

    @Command(
            name = "submit",
            mixinStandardHelpOptions = true,
            description = "Hands a form in at the running node and waits for the receipts.",
            footer = {"", "Example: tenzij figures submit --node DIR/sx --yes sx-2015-2017.csv"})
    static final class Submit implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Mixin
        @SuppressWarnings("NullAway.Init") // set by picocli
        private NodeOption node;

        @Mixin
        @SuppressWarnings("NullAway.Init") // set by picocli
        private SendingOptions sending;

        @Option(names = "--to", split = ",", description = "parties; every other party where none is named")
        private List<String> to = List.of();

        @Parameters(paramLabel = "FILE", description = "the form, CSV")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private Path file;

        @Override
        public Integer call() {
            byte[] form = read(file);
            CsvForm.read(form, node.party(), Instant.now()).orStop();
            String recipients = to.isEmpty() ? "every other party" : String.join(", ", to);
            if (!sending.agreed(spec, "Send the figures of " + node.party() + " to " + recipients + "?")) {
                return Exit.DONE;
            }
            try (NodeClient client = new NodeClient(node.folders().running())) {
                JsonNode accepted = client.post(
                        "/figures?to=" + String.join(",", to),
                        "text/csv",
                        Digest.of(form).hex(),
                        form);
                return sending.await(spec, client, accepted);
            }
        }
    }

    @Command(
            name = "status",
            mixinStandardHelpOptions = true,
            description = "Shows the figures this node has received, party by party and year by year.",
            footer = {"", "Example: tenzij figures status --node DIR/rst"})
    static final class Status implements Callable<Integer> {
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
            FiguresTexts texts = FiguresTexts.in(language);
            try (Store store = node.openReadOnly()) {
                RegionalPicture picture =
                        new FiguresDesk(node.party(), store.incoming(), node.community(), Clock.systemUTC()).picture();
                if (json) {
                    out.println(StrictJson.toTree(picture.table(texts)).toPrettyString());
                } else {
                    picture.completeness(texts).forEach(table -> out.println(TextTable.render(table)));
                    out.println(TextTable.render(picture.table(texts)));
                }
            }
            out.flush();
            return Exit.DONE;
        }
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Invalid(
                    ErrorCode.SUBMIT_MALFORMED,
                    "the file cannot be read",
                    "FILE",
                    "name a file that exists and is readable",
                    e);
        }
    }
}
