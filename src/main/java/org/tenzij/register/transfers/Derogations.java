package org.tenzij.register.transfers;

import java.time.Instant;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;

/** Every yes that was given for a single case, by ground. Writes take part in the transaction of the caller. */
public interface Derogations {
    /** Notes a yes. The same exchange on the same ground again changes nothing. */
    void note(String ground, Party recipient, Kind kind, MessageId exchange, Instant at);

    /** How many exchanges were granted so from that time on. */
    int count(String ground, Party recipient, Kind kind, Instant from);
}
