package org.tenzij.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.MessageId;
import org.tenzij.trust.Office;

/** The statements of officers as they stand in the store. Methods take part in the transaction that runs on this thread. */
public interface Words {
    /**
     * A statement that was verified when it came in.
     *
     * @param id digest of the statement
     * @param exchange what it is about; null for a delegation, and for an approval of a template
     * @param about the approval or template digest, or the statement it backs; null where it has none
     * @param until the first moment at which it no longer counts; of an oral approval, when its confirmation is due
     * @param settled true where nothing is awaited of it any more
     */
    record Kept(
            Digest id,
            @Nullable MessageId exchange,
            String say,
            @Nullable Digest about,
            String officer,
            Office office,
            Instant at,
            Instant until,
            boolean settled,
            byte[] statement,
            byte[] signature) {
        /** The statement itself. */
        public Statement read() {
            return Statement.read(statement);
        }

        @Override
        public String toString() {
            return "Kept[" + say + ", " + id + "]";
        }
    }

    /** Keeps it. False where it is known already: then nothing is written. */
    boolean keep(Kept word);

    Optional<Kept> find(Digest id);

    /** Everything said about that exchange, oldest first. */
    List<Kept> about(MessageId exchange);

    /** Approvals of templates that count at that time. */
    List<Kept> templates(Instant now);

    /** Every delegation that was given and has not run out. */
    List<Kept> delegations(Instant now);

    /** Oral approvals whose written confirmation is overdue and that nobody dealt with, at most that many. */
    List<Kept> unconfirmed(Instant now, int most);

    /** Nothing is awaited of it any more. */
    void settle(Digest id);
}
