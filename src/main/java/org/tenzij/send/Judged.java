package org.tenzij.send;

import org.tenzij.policy.Decision;

/** What the rule said of a message for its recipient: go on, or stop. */
public sealed interface Judged permits GrantedMessage, StoppedMessage {
    ValidMessage message();

    Decision decision();
}
