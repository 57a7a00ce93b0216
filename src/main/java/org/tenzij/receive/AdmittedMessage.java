package org.tenzij.receive;

import com.fasterxml.jackson.databind.JsonNode;
import org.tenzij.envelope.Opened;

/** A message that may come in: from whom it says, for us, in time, new, well decided, fit. Made by {@link Admit}. */
public final class AdmittedMessage implements Admission {
    private final Incoming.Arrival arrival;
    private final Opened opened;
    private final JsonNode payload;

    AdmittedMessage(Incoming.Arrival arrival, Opened opened, JsonNode payload) {
        this.arrival = arrival;
        this.opened = opened;
        this.payload = payload;
    }

    Incoming.Arrival arrival() {
        return arrival;
    }

    Opened opened() {
        return opened;
    }

    JsonNode payload() {
        return payload;
    }
}
