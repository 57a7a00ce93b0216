package org.tenzij.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.register.transfers.Export;
import org.tenzij.register.transfers.Summary;
import org.tenzij.register.transfers.Transfer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description = "Shows what was given, held and refused to whom, per period, recipient, ground or outcome.",
        footer = {"", "Example: tenzij register search --node DIR/bq --from 2026-01-01 --summary"})
final class RegisterSearch implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private NodeOption node;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private TransferOptions which;

    @Option(names = "--summary", description = "count them per recipient, outcome and ground or first failed gate")
    private boolean summary;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        List<Transfer> transfers = which.transfers(node);
        PrintWriter out = spec.commandLine().getOut();
        if (summary) {
            summary(Summary.of(transfers), out);
        } else if (json) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            Export.JSON.write(transfers, "en", bytes);
            out.print(bytes.toString(StandardCharsets.UTF_8));
        } else {
            spec.commandLine().getErr().println(transfers.size() + " transfers");
            transfers.forEach(transfer -> out.println(line(transfer)));
        }
        out.flush();
        return Exit.DONE;
    }

    private void summary(Summary counted, PrintWriter out) {
        if (json) {
            out.println(StrictJson.toTree(counted).toPrettyString());
            return;
        }
        out.println(row("recipient", "outcome", "ground/gate", "count"));
        counted.rows()
                .forEach(count -> out.println(row(
                        count.recipient().id(),
                        count.outcome().word(),
                        count.reason(),
                        Integer.toString(count.count()))));
    }

    private static String row(String recipient, String outcome, String reason, String count) {
        return String.format("%-12s%-18s%-28s%7s", recipient, outcome, reason, count);
    }

    private static String line(Transfer transfer) {
        String why = Objects.requireNonNullElse(transfer.ground(), String.join(",", transfer.gates()));
        return String.format(
                        "%-22s%-6s%-16s%-18s%s  %s",
                        transfer.submitted().truncatedTo(ChronoUnit.SECONDS),
                        transfer.recipient().id(),
                        transfer.kind(),
                        transfer.outcome().word(),
                        transfer.id(),
                        why)
                .stripTrailing();
    }
}
