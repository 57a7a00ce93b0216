/** Tests of the transfer register: its published vectors, its files under crashes and alterations, its proofs. */
@NullMarked
package org.tenzij.register;

import org.jspecify.annotations.NullMarked;
