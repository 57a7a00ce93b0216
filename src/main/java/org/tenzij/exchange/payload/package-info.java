/** What every payload must be, on either side of an exchange: fit for its schema, and text that shows what it holds. */
@NullMarked
package org.tenzij.exchange.payload;

import org.jspecify.annotations.NullMarked;
