package org.tenzij.send;

import org.tenzij.policy.Decision;

/** A message that may not leave: refused, or held until a person supplies what is missing. Made by {@link Decide}. */
public final class StoppedMessage implements Judged {
    private final ValidMessage message;
    private final Decision decision;

    StoppedMessage(ValidMessage message, Decision decision) {
        this.message = message;
        this.decision = decision;
    }

    @Override
    public ValidMessage message() {
        return message;
    }

    /** A {@code Held} or a {@code Refusal}. */
    @Override
    public Decision decision() {
        return decision;
    }
}
