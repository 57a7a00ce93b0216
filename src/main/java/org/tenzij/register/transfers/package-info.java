/**
 * The transfer register as people ask for it: one line per exchange, refusals included, folded from the entries; and what
 * the law wants done with it, a warning when single cases become a pattern and a notice for the supervisor. Behind
 * everything the law does: it only reads what was recorded.
 */
@NullMarked
package org.tenzij.register.transfers;

import org.jspecify.annotations.NullMarked;
