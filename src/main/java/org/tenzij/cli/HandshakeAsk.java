package org.tenzij.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.people.Consent;
import org.tenzij.send.Handshake;
import org.tenzij.send.RequestFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "ask",
        mixinStandardHelpOptions = true,
        description = "Asks the party data came from whether they may go on to another.",
        footer = {"", "Example: tenzij handshake ask --node DIR/bq --as me.p12 --to aw --purpose INVESTIGATION cw ID"})
final class HandshakeAsk implements Callable<Integer> {
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

    @Option(names = "--to", required = true, description = "the party they would go on to")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String to;

    @Option(names = "--purpose", required = true, description = "for which purposes")
    private List<String> purposes = List.of();

    @Parameters(index = "0", paramLabel = "PARTY", description = "the party they came from")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String party;

    @Parameters(index = "1", paramLabel = "ID", description = "the message in which they came")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String id;

    @Override
    public Integer call() {
        try (NodeClient client = new NodeClient(node.folders().running())) {
            RequestFile request = Handshake.consentRequest(
                    node.party(), new Consent.Of(new Party(party), new MessageId(id)), new Party(to), purposes);
            return sending.submit(
                    spec,
                    client,
                    officer,
                    Handshake.bytes(request),
                    "Ask " + party + " whether it may go on to " + to + "?");
        }
    }
}
