package org.tenzij.policy;

/**
 * One fact that would have to be otherwise.
 *
 * @param value what it would have to be: {@code Boolean}, {@code String} or {@code Long}
 * @param known true where it is known to be something else now
 */
public record Change(FactDeclaration fact, Object value, boolean known) {
    /** True where somebody can still say it, or lawfully change it. */
    public boolean canBeSupplied() {
        return known ? fact.remedy() != null : !fact.derived() || fact.remedy() != null;
    }

    @Override
    public String toString() {
        return fact.id() + "=" + value;
    }
}
