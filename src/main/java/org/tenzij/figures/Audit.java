package org.tenzij.figures;

import java.util.List;

/**
 * What the disclosure gate found: the places that would tell of a person, never the numbers.
 *
 * @param unsafe every such place once, in the order of the cube
 */
public record Audit(List<Unsafe> unsafe) {
    /** Why a place is unsafe. */
    public enum Why {
        /** The number stands there, and it is 1 to 4. */
        SMALL,
        /** The number does not stand there, but totals and the other parts give it away. */
        DERIVABLE
    }

    /** A place and why it is unsafe. */
    public record Unsafe(Coordinates at, Why why) {
        /** The place in codes, for the refusal: {@code 2025 SOM SUSPECTS BQ-SA}. */
        public String name() {
            return at.name();
        }
    }

    public Audit {
        unsafe = List.copyOf(unsafe);
    }

    /** The gateway's fact {@code auditPassed}: AGGREGATE_SAFE holds, prohibition P6 does not. Source: Wpg 22(1). */
    public boolean passed() {
        return unsafe.isEmpty();
    }

    /** The names of the unsafe places. */
    public List<String> names() {
        return unsafe.stream().map(Unsafe::name).toList();
    }
}
