/** Tests of the wiring: routes, loops, and whole nodes that are killed. */
@NullMarked
package org.tenzij.node;

import org.jspecify.annotations.NullMarked;
