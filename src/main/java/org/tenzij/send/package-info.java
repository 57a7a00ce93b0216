/**
 * Sends: submit, validate, decide, minimise, seal, carry. The only way out of a node, in the order of the law.
 *
 * <p>Each step takes what only the step before can make. Knows nothing of receiving: that happens in another country.
 */
@NullMarked
package org.tenzij.send;

import org.jspecify.annotations.NullMarked;
