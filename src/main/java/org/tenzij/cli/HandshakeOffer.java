package org.tenzij.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "offer",
        mixinStandardHelpOptions = true,
        description =
                "Asks the recipient for the undertaking that an exchange waits for; nothing of its content goes along.",
        footer = {"", "Example: tenzij handshake offer --node DIR/bq --as me.p12 ID"})
final class HandshakeOffer implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private NodeOption node;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private OfficerOption officer;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private SendingOptions sending;

    @Parameters(paramLabel = "ID", description = "the exchange that waits")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String id;

    @Override
    public Integer call() {
        try (NodeClient client = new NodeClient(node.folders().running())) {
            byte[] offer = client.raw("/exchanges/" + id + "/offer");
            return sending.submit(spec, client, officer, offer, "Ask for an undertaking for " + id + "?");
        }
    }
}
