package org.tenzij.receive;

import org.tenzij.envelope.Opener;

/**
 * Decrypts and verifies an envelope. Nothing of its content is parsed or shown before its tag and its signature hold.
 *
 * <p>Fails with {@link org.tenzij.exchange.Untrusted}: the local code says why, the peer learns {@code open.untrusted}.
 */
public final class Open {
    private final Opener opener;

    public Open(Opener opener) {
        this.opener = opener;
    }

    /** Opens what arrived. */
    public OpenedMessage open(Incoming.Arrival arrival, byte[] sealed) {
        return new OpenedMessage(arrival, opener.open(sealed));
    }
}
