package org.tenzij.cli;

import java.time.Instant;
import java.util.concurrent.Callable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.MessageId;
import org.tenzij.people.SecondPerson;
import org.tenzij.trust.Office;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "second",
        mixinStandardHelpOptions = true,
        description = "Signs as the second person who heard an oral approval.",
        footer = {"", "Example: tenzij approvals second --node DIR/bq --as me.p12 --office CASE_OFFICER ID sha256:…"})
final class ApprovalsSecond implements Callable<Integer> {
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

    @Parameters(paramLabel = "STATEMENT", description = "what the oral approval was recorded as")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String statement;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private SendingOptions sending;

    @Override
    public Integer call() {
        try (NodeClient client = new NodeClient(node.folders().running())) {
            client.post(
                    "/words",
                    "application/json",
                    id,
                    officer.say(new SecondPerson(
                                    "second",
                                    new MessageId(id),
                                    new Digest(statement),
                                    officer.id(),
                                    office,
                                    Instant.now()))
                            .toBytes());
            return sending.await(spec, client, id);
        }
    }
}
