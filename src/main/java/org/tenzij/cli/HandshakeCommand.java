package org.tenzij.cli;

import picocli.CommandLine.Command;

/** What officers of two parties promise each other before data may leave. */
@Command(
        name = "handshake",
        mixinStandardHelpOptions = true,
        description = "Offers and undertakings, consent requests and consents: list, offer, undertake, ask, consent.",
        subcommands = {
            HandshakeList.class,
            HandshakeOffer.class,
            HandshakeUndertake.class,
            HandshakeAsk.class,
            HandshakeConsent.class
        })
final class HandshakeCommand {
    private HandshakeCommand() {}
}
