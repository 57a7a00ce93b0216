package org.tenzij.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.people.Consent;
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
        name = "consent",
        mixinStandardHelpOptions = true,
        description = "Answers a consent request, under your mandate.",
        footer = {
            "",
            "Example: tenzij handshake consent --node DIR/cw --as me.p12 --office PROSECUTOR --mandate CW-CONSENT-1 bq ID"
        })
final class HandshakeConsent implements Callable<Integer> {
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

    @Option(names = "--refuse", paramLabel = "CODE", description = "say no, for this reason")
    private @Nullable String refusal;

    @Option(
            names = "--days",
            defaultValue = "30",
            description = "how long it counts, in days (default: ${DEFAULT-VALUE})")
    private int days;

    @Parameters(index = "0", paramLabel = "PARTY", description = "who asks")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String party;

    @Parameters(index = "1", paramLabel = "ID", description = "the consent request's id")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String id;

    @Override
    public Integer call() {
        try (NodeClient client = new NodeClient(node.folders().running())) {
            Asked asked = Asked.find(client, party, id, Kind.CONSENT_REQUEST);
            Consent consent = Consent.answering(
                    new Undertaking.Offered(
                            new Party(party), new MessageId(id), asked.payloadSha256(), asked.payload()),
                    new Undertaking.Giver(mandate, officer.id(), office),
                    refusal,
                    Duration.ofDays(days),
                    Instant.now());
            RequestFile request =
                    Handshake.pledge(node.party(), new Party(party), consent, officer.sign(consent.toBytes()));
            return sending.submit(
                    spec, client, officer, Handshake.bytes(request), (consent.granted() ? "Consent" : "Refuse") + "?");
        }
    }
}
