package org.tenzij.people;

import java.util.Collection;
import java.util.List;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;

/**
 * Where references that this node holds came from: keyed digests only, so that the table names no case and no person.
 * Methods take part in the transaction that runs on this thread.
 */
public interface Origins {
    /**
     * A message in which a reference came.
     *
     * @param handling the handling code it came with, as the fact {@code knownOrigin} has it
     */
    record Origin(Party party, MessageId message, String handling) {}

    /** The references of that message came from that party; what was noted before stays. */
    void note(Collection<String> tokens, Origin origin);

    /** Every message in which one of these references came. */
    List<Origin> known(Collection<String> tokens);
}
