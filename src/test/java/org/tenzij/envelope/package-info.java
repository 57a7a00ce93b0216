/** Tests of the wire format, among them every way of getting it wrong that is known. */
@NullMarked
package org.tenzij.envelope;

import org.jspecify.annotations.NullMarked;
