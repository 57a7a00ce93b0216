package org.tenzij.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "exchange",
        mixinStandardHelpOptions = true,
        description = "The exchanges of a running node: look, redact, hand in.",
        subcommands = {
            ExchangeCommand.ListAll.class,
            ExchangeCommand.Show.class,
            ExchangePreview.class,
            ExchangeRedact.class,
            ExchangeCommand.Submit.class,
            ExchangeOutside.class
        })
final class ExchangeCommand {
    private ExchangeCommand() {}

    static String line(JsonNode exchange) {
        return String.format(
                "%-8s%-18s%-22s%s%s",
                exchange.path("recipient").asText(),
                exchange.path("kind").asText(),
                exchange.path("state").asText().toLowerCase(Locale.ROOT).replace('_', ' '),
                exchange.path("id").asText(),
                exchange.path("code").isTextual() ? "  " + exchange.path("code").asText() : "");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the newest exchanges this node sends.",
            footer = {"", "Example: tenzij exchange list --node DIR/bq"})
    static final class ListAll implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Mixin
        @SuppressWarnings("NullAway.Init") // set by picocli
        private NodeOption node;

        @Option(names = "--most", defaultValue = "100", description = "how many (default: ${DEFAULT-VALUE})")
        private int most;

        @Option(names = "--json", description = "print JSON")
        private boolean json;

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            try (NodeClient client = new NodeClient(node.folders().running())) {
                JsonNode exchanges = client.get("/exchanges?most=" + most);
                if (json) {
                    out.println(exchanges.toPrettyString());
                } else {
                    exchanges.forEach(exchange -> out.println(line(exchange)));
                }
            }
            out.flush();
            return Exit.DONE;
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows one exchange with its decision, explanation and receipt, as JSON.",
            footer = {"", "Example: tenzij exchange show --node DIR/bq ID"})
    static final class Show implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Mixin
        @SuppressWarnings("NullAway.Init") // set by picocli
        private NodeOption node;

        @Parameters(paramLabel = "ID", description = "the exchange's id")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private String id;

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            try (NodeClient client = new NodeClient(node.folders().running())) {
                out.println(client.get("/exchanges/" + id).toPrettyString());
            }
            out.flush();
            return Exit.DONE;
        }
    }

    @Command(
            name = "submit",
            mixinStandardHelpOptions = true,
            description = {
                "Hands a request file in at the running node and waits for the receipts.",
                "What is about a case is signed by the officer who hands it in: name the key with --as."
            },
            footer = {"", "Example: tenzij exchange submit --node DIR/bq --as officer.p12 --yes request.json"})
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

        @ArgGroup(exclusive = false)
        private @Nullable OfficerOption officer;

        @Parameters(paramLabel = "FILE", description = "the request, JSON")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private Path file;

        @Override
        public Integer call() {
            byte[] request = FiguresCommand.read(file);
            if (!sending.agreed(spec, "Send " + file.getFileName() + "?")) {
                return Exit.DONE;
            }
            try (NodeClient client = new NodeClient(node.folders().running())) {
                String key = Digest.of(request).hex();
                OfficerOption signer = officer;
                JsonNode accepted = signer == null
                        ? client.post("/exchanges", "application/json", key, request)
                        : client.post("/exchanges", key, request, signer.sign(request));
                return sending.await(spec, client, accepted);
            }
        }
    }
}
