package org.tenzij.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.tenzij.people.Delegation;
import org.tenzij.trust.Office;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "delegate",
        mixinStandardHelpOptions = true,
        description = "Lets another officer of your authority hold your office for a while.",
        footer = {
            "",
            "Example: tenzij approvals delegate --node DIR/bq --as me.p12 --office PROSECUTOR --to BQ_OM_2 --from 2026-12-01 --until 2026-12-15"
        })
final class ApprovalsDelegate implements Callable<Integer> {
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

    @Option(names = "--to", required = true, description = "functional id of the deputy")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String to;

    @Option(names = "--from", required = true, description = "first day")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private LocalDate from;

    @Option(names = "--until", required = true, description = "last day")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private LocalDate until;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (NodeClient client = new NodeClient(node.folders().running())) {
            Delegation delegation = new Delegation("delegate", to, from, until, officer.id(), office, Instant.now());
            client.post(
                    "/words",
                    "application/json",
                    delegation.id().hex(),
                    officer.say(delegation).toBytes());
        }
        out.println(to + " holds " + office + " from " + from + " until " + until);
        out.flush();
        return Exit.DONE;
    }
}
