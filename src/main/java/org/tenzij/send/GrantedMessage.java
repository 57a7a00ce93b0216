package org.tenzij.send;

import java.util.List;
import org.tenzij.exchange.Digest;
import org.tenzij.policy.Grant;

/** A message that may leave, to this recipient, on this ground, within this projection. Made by {@link Decide} alone. */
public final class GrantedMessage implements Judged {
    private final ValidMessage message;
    private final Grant grant;
    private final List<Digest> reliedOn;

    GrantedMessage(ValidMessage message, Grant grant, List<Digest> reliedOn) {
        this.message = message;
        this.grant = grant;
        this.reliedOn = List.copyOf(reliedOn);
    }

    /** Undertakings and consents of others on which this yes leans; their use is counted where it is sealed. */
    public List<Digest> reliedOn() {
        return reliedOn;
    }

    @Override
    public ValidMessage message() {
        return message;
    }

    public Grant grant() {
        return grant;
    }

    @Override
    public Grant decision() {
        return grant;
    }
}
