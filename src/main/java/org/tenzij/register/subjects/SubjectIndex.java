package org.tenzij.register.subjects;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;

/**
 * Which exchanges were about whom, by token. Writes take part in the transaction of the caller.
 *
 * <p>Source: Wpg 25(1)(c) (recipients of the last four years), 28(5) (whom a correction must reach).
 */
public interface SubjectIndex {
    /** Which way the data went. */
    enum Direction {
        /** To the peer. */
        GIVEN,
        /** From the peer. */
        RECEIVED
    }

    /**
     * An exchange about somebody with that token.
     *
     * @param strength of the surest token that matched
     */
    record Hit(MessageId exchange, Party peer, Direction direction, Instant at, Token.Strength strength) {}

    /** Notes that this exchange is about persons with these tokens. Noting the same again changes nothing. */
    void note(MessageId exchange, Party peer, Direction direction, Collection<Token> tokens, Instant at);

    /** Each exchange with at least one of these tokens once, the newest first. */
    List<Hit> find(Collection<Token> tokens);

    /** Forgets what was noted before that time, in a transaction of its own or the caller's. Answers how many rows went. */
    int forgetBefore(Instant time);
}
