package org.tenzij.receive;

import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.GatewayException;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.MessageId;

/**
 * A message that opened and may not come in. The bytes stay in quarantine; the sender is told the code.
 *
 * @param kind as the manifest says; a message between gateways is refused without an answer, or two nodes could go on for ever
 * @param id null where the message is not the sender's own to be told about
 */
public record RefusedMessage(
        Kind kind, @Nullable MessageId id, @Nullable Digest manifest, GatewayException refusal) implements Admission {}
