/** Tries the sending steps by themselves. */
@NullMarked
package org.tenzij.send;

import org.jspecify.annotations.NullMarked;
