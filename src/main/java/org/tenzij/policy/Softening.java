package org.tenzij.policy;

/** Another value leaves instead of the exact one, in the exchanges it is declared for. */
sealed interface Softening {
    Terms terms();

    Disposition disposition();

    /**
     * When it happens and what it costs.
     *
     * @param clause the REMOVE clause that orders it
     * @param always in every exchange, or in a transfer only
     * @param exactAllowed whether the statement of necessity may ask for the exact value
     * @param dataClass the class of what leaves instead
     */
    record Terms(String clause, boolean always, boolean exactAllowed, DataClass dataClass) {}

    /** A coarser value. */
    record Generalise(Coarser to, Terms terms) implements Softening {
        @Override
        public Disposition disposition() {
            return Disposition.GENERALISE;
        }
    }

    /** A keyed word, the same each time for one recipient and domain. */
    record Pseudonymise(String domain, Terms terms) implements Softening {
        @Override
        public Disposition disposition() {
            return Disposition.PSEUDONYMISE;
        }
    }
}
