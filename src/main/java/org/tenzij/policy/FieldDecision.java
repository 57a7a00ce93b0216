package org.tenzij.policy;

/**
 * What happens to one field.
 *
 * @param path as in the catalogue; with an index where one person's field is decided otherwise than another's
 * @param clause the clause that decided
 */
public record FieldDecision(String path, Disposition disposition, String clause) {
    /** True where the field leaves as it is. */
    public boolean kept() {
        return disposition == Disposition.KEEP;
    }

    /** True where something of it leaves: the value, a coarser one, or a pseudonym. */
    public boolean leaves() {
        return disposition != Disposition.REMOVE;
    }
}
