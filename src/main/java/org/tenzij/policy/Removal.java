package org.tenzij.policy;

/**
 * Why a field is taken out by default.
 *
 * @param clause the REMOVE clause that does it
 */
record Removal(String clause, When when) {
    /** In which exchanges, or of which persons, the field is taken out. Doubt counts as yes. */
    enum When {
        ALWAYS,
        /** From the governed side to the other. */
        TRANSFER,
        /** From the governed side to the other, when the person is not known to be of age. */
        TRANSFER_OF_MINOR,
        /** When the person is not known to have only other nationalities than the recipient's state. */
        TO_STATE_OF_NATIONALITY;

        boolean perPerson() {
            return this == TRANSFER_OF_MINOR || this == TO_STATE_OF_NATIONALITY;
        }
    }
}
