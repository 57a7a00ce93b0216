package org.tenzij.policy.proof;

import org.tenzij.exchange.Kind;
import org.tenzij.policy.DataClass;

/**
 * What is the same for all combinations of facts that are looked at together.
 *
 * @param fixed the class that the fields and the sender's own word give; gates not passed can still raise it
 */
record Cell(Crossing crossing, Kind kind, DataClass fixed) {
    @Override
    public String toString() {
        return kind + " " + fixed + ", " + crossing;
    }
}
