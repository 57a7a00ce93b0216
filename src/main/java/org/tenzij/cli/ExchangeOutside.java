package org.tenzij.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.send.RequestFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "record-outside",
        mixinStandardHelpOptions = true,
        description = {
            "Records what went by telephone, by envelope or by hand: decided and entered like everything else, not sent.",
            "A no is recorded as one: that it went all the same is then for the supervisor to see.",
            "Exit code 0 means recorded, whatever the rule says."
        },
        footer = {
            "",
            "Example: tenzij exchange record-outside --node DIR/bq --as officer.p12 --by TELEPHONE --at 2026-05-03T21:10:00Z request.json"
        })
final class ExchangeOutside implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private NodeOption node;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private SendingOptions sending;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private OfficerOption officer;

    @Option(names = "--by", required = true, description = "how it went: ${COMPLETION-CANDIDATES}")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private RequestFile.Outside.Channel channel;

    @Option(
            names = "--at",
            required = true,
            paramLabel = "TIME",
            description = "when, for example 2026-05-03T21:10:00Z")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Instant at;

    @Parameters(paramLabel = "FILE", description = "the request as it would have been, JSON")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Override
    public Integer call() {
        if (!(StrictJson.tree(FiguresCommand.read(file), "request") instanceof ObjectNode request)) {
            throw new Invalid(
                    ErrorCode.SUBMIT_MALFORMED, "the request is no JSON object", "request", "see the examples");
        }
        request.set("outside", StrictJson.toTree(new RequestFile.Outside(channel, at)));
        byte[] signed = request.toPrettyString().getBytes(StandardCharsets.UTF_8);
        try (NodeClient client = new NodeClient(node.folders().running())) {
            int exit = sending.submit(spec, client, officer, signed, "Record that this went outside the gateway?");
            if (exit == Exit.DONE) {
                spec.commandLine()
                        .getErr()
                        .println("recorded, not sent; a code says that the rule would not have let it go");
            }
            return exit;
        }
    }
}
