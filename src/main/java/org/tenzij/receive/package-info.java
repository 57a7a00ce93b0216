/**
 * Receives: open, admit, deliver, acknowledge. Nothing of a message is read before its tag and its signature hold.
 *
 * <p>Each step takes what only the step before can make. Knows nothing of sending: that happened in another country.
 */
@NullMarked
package org.tenzij.receive;

import org.jspecify.annotations.NullMarked;
