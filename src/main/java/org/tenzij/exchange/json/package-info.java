/** JSON read strictly and written canonically, so that two nodes that read one document read the same thing. */
@NullMarked
package org.tenzij.exchange.json;

import org.jspecify.annotations.NullMarked;
