/**
 * Proves things about a whole policy set, by looking at every combination of facts at once; and reports on sets for counsel.
 *
 * <p>Stands beside the rule, never in the way of a message: it takes the same tables that a decision looks up, and says what
 * no decision can ever be. Pure, like the rule.
 */
@NullMarked
package org.tenzij.policy.proof;

import org.jspecify.annotations.NullMarked;
