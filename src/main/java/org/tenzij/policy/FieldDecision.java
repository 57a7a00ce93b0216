package org.tenzij.policy;

/**
 * What happens to one field.
 *
 * @param path as in the catalogue; with an index where one person's field is decided otherwise than another's
 * @param clause the clause that decided
 */
public record FieldDecision(String path, Disposition disposition, String clause) {
    boolean kept() {
        return disposition == Disposition.KEEP;
    }
}
