package org.tenzij.register;

/**
 * Where entries are written: in the same transaction as the change of state they record.
 *
 * <p>If an entry cannot be written, the transaction fails and with it the step. There is no ledger that does nothing.
 */
public interface Ledger {
    /** Appends to the current transaction; the index is given when that transaction commits. Fails outside of one. */
    void append(Entry entry);
}
