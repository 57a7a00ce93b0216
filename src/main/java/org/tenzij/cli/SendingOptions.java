package org.tenzij.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.tenzij.exchange.Digest;
import org.tenzij.send.Outgoing;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What every command that sends has in common: asking first, waiting, and saying how it ended. */
final class SendingOptions {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    @Option(names = "--yes", description = "do not ask")
    private boolean yes;

    @Option(names = "--dry-run", description = "ask nothing and send nothing")
    private boolean dryRun;

    @Option(
            names = "--wait",
            defaultValue = "30",
            description = "seconds to wait for the receipts (default: ${DEFAULT-VALUE})")
    private int waitSeconds;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    /** True when it should be sent. Without a terminal nobody can be asked: then {@code --yes} is needed. */
    boolean agreed(CommandSpec spec, String question) {
        if (dryRun) {
            nothingSent(spec, "dry run: nothing was sent");
            return false;
        }
        if (yes) {
            return true;
        }
        // On Java 21 there is no console without a terminal; later ones read from where input comes from.
        String answer = Optional.ofNullable(System.console())
                .map(console -> console.readLine("%s [y/N] ", question))
                .orElseThrow(() ->
                        new ParameterException(spec.commandLine(), "Nobody can be asked here: add --yes to send."));
        boolean agreed = answer.strip().toLowerCase(Locale.ROOT).equals("y");
        if (!agreed) {
            nothingSent(spec, "nothing was sent");
        }
        return agreed;
    }

    private void nothingSent(CommandSpec spec, String sentence) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? "[]" : sentence);
        out.flush();
    }

    /** Waits for every exchange of a submission and prints each; the exit code of the one that needs attention most. */
    int await(CommandSpec spec, NodeClient client, JsonNode accepted) {
        Instant end = Instant.now().plusSeconds(waitSeconds);
        if (accepted.path("again").asBoolean()) {
            spec.commandLine().getErr().println("this was handed in before; here is how it stands");
        }
        ArrayNode told = JsonNodeFactory.instance.arrayNode();
        int exit = Exit.DONE;
        for (JsonNode taken : accepted.path("exchanges")) {
            JsonNode exchange = ended(client, taken.path("id").asText(), end);
            told.add(exchange);
            exit = Exit.worse(
                    exit, Exit.of(Outgoing.State.valueOf(exchange.path("state").asText())));
        }
        print(spec, told);
        return exit;
    }

    /** Hands in what an officer signs, after asking, and waits for the receipts. */
    int submit(CommandSpec spec, NodeClient client, OfficerOption officer, byte[] request, String question) {
        if (!agreed(spec, question)) {
            return Exit.DONE;
        }
        return await(spec, client, client.post("/exchanges", Digest.of(request).hex(), request, officer.sign(request)));
    }

    /** Waits for one exchange that goes on, and prints how it stands. */
    int await(CommandSpec spec, NodeClient client, String id) {
        Instant end = Instant.now().plusSeconds(waitSeconds);
        JsonNode exchange = settled(client, id, end);
        print(spec, JsonNodeFactory.instance.arrayNode().add(exchange));
        return Exit.of(Outgoing.State.valueOf(exchange.path("state").asText()));
    }

    /** A statement may let it wait on: for a moment it is decided anew, and then it waits again. */
    private static JsonNode settled(NodeClient client, String id, Instant end) {
        JsonNode exchange = client.get("/exchanges/" + id);
        while (exchange.path("state").asText().equals("SUBMITTED")
                && Instant.now().isBefore(end)) {
            exchange = ended(client, id, end);
        }
        return exchange.path("state").asText().equals("HELD") ? exchange : ended(client, id, end);
    }

    private static JsonNode ended(NodeClient client, String id, Instant end) {
        while (true) {
            JsonNode exchange = client.get("/exchanges/" + id);
            Outgoing.State state = Outgoing.State.valueOf(exchange.path("state").asText());
            if (state.terminal()
                    || state == Outgoing.State.HELD
                    || state == Outgoing.State.DEAD_LETTER
                    || Instant.now().isAfter(end)) {
                return exchange;
            }
            try {
                Thread.sleep(LOOK_EVERY);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return exchange;
            }
        }
    }

    private void print(CommandSpec spec, ArrayNode exchanges) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(exchanges.toPrettyString());
        } else {
            exchanges.forEach(exchange -> out.println(ExchangeCommand.line(exchange)));
        }
        out.flush();
    }
}
