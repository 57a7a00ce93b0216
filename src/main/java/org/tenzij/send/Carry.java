package org.tenzij.send;

import org.tenzij.envelope.Envelope;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;

/** The last step at home: lets go only of the very bytes that were sealed and recorded. Source: settled point 10. */
public final class Carry {
    /** The envelope rebuilt from the outbox's bytes. Fails with {@link Fault} when they are not what was sealed. */
    public Envelope carry(Outgoing.Exchange exchange, byte[] sealed) {
        Digest recorded = exchange.envelope();
        if (!Digest.of(sealed).equals(recorded)) {
            throw new Fault(
                    ErrorCode.CARRY_ALTERED,
                    "the sealed bytes in the outbox are not the ones the register names",
                    "exchange " + exchange.id(),
                    "stop the node and check the disk; run register verify");
        }
        return Envelope.received(sealed);
    }
}
