package org.tenzij.receive;

/** What the recipient's judgement of an opened message comes to. */
public sealed interface Admission permits AdmittedMessage, RepeatedMessage, GatewayMessage, RefusedMessage {}
