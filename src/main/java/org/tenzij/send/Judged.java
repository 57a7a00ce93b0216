package org.tenzij.send;

/** What the rule said of a message for its recipient: go on, or stop. */
public sealed interface Judged permits GrantedMessage, StoppedMessage {}
