package org.tenzij.people;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Law;
import org.tenzij.exchange.Party;

/**
 * Who said what about a thread: the waters it happened in, the law it acts under, whether it asked something. Each side speaks
 * for itself; nobody's word changes what another said. Methods take part in the transaction that runs on this thread.
 */
public interface Threads {
    /**
     * One party on one thread.
     *
     * @param law the law that party last said it acts under
     * @param waters the law of the waters, where it reported any; the first report stands
     * @param asked true once a request of that party was admitted
     * @param first when it first spoke
     */
    record Voice(Party party, Law law, @Nullable Law waters, boolean asked, Instant first) {}

    /** That party spoke on the thread. */
    void spoke(String thread, Voice voice);

    Optional<Voice> voice(String thread, Party party);
}
