package org.tenzij.policy;

import org.jspecify.annotations.Nullable;

/**
 * One field of one payload, as its catalogue lists it.
 *
 * @param ordinal its place in the catalogue
 * @param path for example {@code cells[].value}
 * @param freeText true where people write what they like
 * @param removal why it is taken out by default, or null
 * @param softening what leaves instead of the exact value, or null
 */
record Field(
        int ordinal,
        String path,
        DataClass dataClass,
        boolean freeText,
        @Nullable Removal removal,
        @Nullable Softening softening) {}
