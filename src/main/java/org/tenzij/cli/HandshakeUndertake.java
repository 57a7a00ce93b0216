package org.tenzij.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.people.Undertaking;
import org.tenzij.send.Handshake;
import org.tenzij.send.RequestFile;
import org.tenzij.trust.Office;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "undertake",
        mixinStandardHelpOptions = true,
        description = "Gives the undertaking that an offer asks for, under your mandate.",
        footer = {
            "",
            "Example: tenzij handshake undertake --node DIR/cw --as me.p12 --office PROSECUTOR --mandate CW-GUARANTEE-1 bq ID"
        })
final class HandshakeUndertake implements Callable<Integer> {
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

    @Option(names = "--office", required = true, description = "the office you speak in: ${COMPLETION-CANDIDATES}")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Office office;

    @Option(names = "--mandate", required = true, description = "the mandate you give it under")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String mandate;

    @Option(
            names = "--uses",
            defaultValue = "1",
            description = "how many exchanges of the thread may rely on it (default: 1)")
    private int uses;

    @Option(
            names = "--days",
            defaultValue = "30",
            description = "how long it counts, in days (default: ${DEFAULT-VALUE})")
    private int days;

    @Parameters(index = "0", paramLabel = "PARTY", description = "who offers")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String party;

    @Parameters(index = "1", paramLabel = "ID", description = "the offer's id")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String id;

    @Override
    public Integer call() {
        try (NodeClient client = new NodeClient(node.folders().running())) {
            Asked offer = Asked.find(client, party, id, Kind.OFFER);
            Undertaking undertaking = Undertaking.answering(
                    new Undertaking.Offered(
                            new Party(party), new MessageId(id), offer.payloadSha256(), offer.payload()),
                    node.party(),
                    new Undertaking.Giver(mandate, officer.id(), office),
                    uses,
                    Duration.ofDays(days),
                    Instant.now());
            RequestFile request =
                    Handshake.pledge(node.party(), new Party(party), undertaking, officer.sign(undertaking.toBytes()));
            spec.commandLine().getErr().println("you promise: " + StrictJson.toTree(undertaking));
            return sending.submit(
                    spec, client, officer, Handshake.bytes(request), "Give this undertaking to " + party + "?");
        }
    }
}
