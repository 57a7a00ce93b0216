package org.tenzij.node;

import java.time.Duration;

/**
 * How much one worker takes at once: the usual batch; after a round that failed, one by one as often as that round had items,
 * so that one that fails again and again holds up nobody but itself. Source: settled point 21.
 */
final class Portion {
    private final int usual;
    private final Duration rest;
    private int single;

    /** @param rest how long an item rests that failed alone */
    Portion(int usual, Duration rest) {
        this.usual = usual;
        this.rest = rest;
    }

    /** How many to claim now. */
    synchronized int size() {
        return single > 0 ? 1 : usual;
    }

    /** That many were claimed. */
    synchronized void claimed(int count) {
        if (count > 0 && single > 0) {
            single--;
        }
    }

    /** A round of that many failed. Answers how long they rest: not at all where each gets its turn alone first. */
    synchronized Duration failed(int count) {
        if (count > 1) {
            single = count;
            return Duration.ZERO;
        }
        return rest;
    }
}
