package org.tenzij.receive;

import org.tenzij.envelope.Opened;

/** A message whose tag, signature and certificate hold; nobody has judged yet whether it may come in. Made by {@link Open}. */
public final class OpenedMessage {
    private final Incoming.Arrival arrival;
    private final Opened opened;

    OpenedMessage(Incoming.Arrival arrival, Opened opened) {
        this.arrival = arrival;
        this.opened = opened;
    }

    Incoming.Arrival arrival() {
        return arrival;
    }

    Opened opened() {
        return opened;
    }
}
