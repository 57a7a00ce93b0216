package org.tenzij.send;

import org.tenzij.policy.Grant;

/** A message that may leave, to this recipient, on this ground, within this projection. Made by {@link Decide} alone. */
public final class GrantedMessage implements Judged {
    private final ValidMessage message;
    private final Grant grant;

    GrantedMessage(ValidMessage message, Grant grant) {
        this.message = message;
        this.grant = grant;
    }

    public ValidMessage message() {
        return message;
    }

    public Grant grant() {
        return grant;
    }
}
