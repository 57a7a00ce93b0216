package org.tenzij.node;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.register.Entry;
import org.tenzij.register.Event;
import org.tenzij.send.Outgoing;
import org.tenzij.store.Transactions;

/** Binds route {@code housekeeping}: nothing ends silently, and no file in a drop folder is forgotten. */
public final class Housekeeping {
    private static final int AT_MOST = 256;

    private final Outgoing outgoing;
    private final Overdue overdue;
    private final SubjectDesk subjects;
    private final Transactions transactions;
    private final Settings.RhythmSettings rhythm;
    private final InstantSource clock;
    private final Runnable sweep;

    Housekeeping(
            Outgoing outgoing,
            Overdue overdue,
            SubjectDesk subjects,
            Transactions transactions,
            Settings.RhythmSettings rhythm,
            InstantSource clock,
            Runnable sweep) {
        this.outgoing = outgoing;
        this.overdue = overdue;
        this.subjects = subjects;
        this.transactions = transactions;
        this.rhythm = rhythm;
        this.clock = clock;
        this.sweep = sweep;
    }

    /** Ends what got no receipt by its expiry and the grace after it. Answers how many. */
    public int expire() {
        Instant now = clock.instant();
        List<Outgoing.Exchange> ended = outgoing.overdue(now.minus(rhythm.grace()), AT_MOST);
        if (ended.isEmpty()) {
            return 0;
        }
        return transactions.write(() -> {
            ended.forEach(exchange -> expire(exchange, now));
            return ended.size();
        });
    }

    private void expire(Outgoing.Exchange exchange, Instant now) {
        outgoing.end(
                exchange.id(),
                Outgoing.State.EXPIRED,
                ErrorCode.CARRY_EXPIRED.code(),
                null,
                new Entry(
                        Event.EXPIRED,
                        now,
                        exchange.id(),
                        exchange.recipient(),
                        Map.of(
                                "state",
                                exchange.state().name(),
                                "attempts",
                                Integer.toString(exchange.attempts()),
                                "code",
                                ErrorCode.CARRY_EXPIRED.code())));
    }

    /** Presses what waits for people too long, and what was said by word of mouth and never written down. */
    public int press() {
        return overdue.press(clock.instant());
    }

    /** Forgets what the index of persons need not know any more. Answers how many rows. */
    public int forget() {
        return subjects.forget();
    }

    /** Looks into the drop folders for complete files that nobody announced, and removes abandoned parts. */
    public void sweep() {
        sweep.run();
    }
}
