package org.tenzij.cli;

import java.time.Instant;
import java.util.concurrent.Callable;
import org.tenzij.exchange.MessageId;
import org.tenzij.people.Rejection;
import org.tenzij.trust.Office;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "refuse",
        mixinStandardHelpOptions = true,
        description = "Refuses, with a reason; the exchange ends.",
        footer = {
            "",
            "Example: tenzij approvals refuse --node DIR/bq --as prosecutor.p12 --office PROSECUTOR --reason TEXT ID"
        })
final class ApprovalsRefuse implements Callable<Integer> {
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

    @Option(names = "--reason", required = true, description = "why, in words; kept with the exchange")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String reason;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private SendingOptions sending;

    @Override
    public Integer call() {
        try (NodeClient client = new NodeClient(node.folders().running())) {
            if (!sending.agreed(spec, "Refuse " + id + "?")) {
                return Exit.DONE;
            }
            client.post(
                    "/words",
                    "application/json",
                    id,
                    officer.say(new Rejection("refuse", new MessageId(id), reason, officer.id(), office, Instant.now()))
                            .toBytes());
            int exit = sending.await(spec, client, id);
            return exit == Exit.REFUSED ? Exit.DONE : exit;
        }
    }
}
