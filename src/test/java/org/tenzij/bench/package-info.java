/** Measures whole nodes. Not part of the tests: see {@code bench/README.md}. */
@NullMarked
package org.tenzij.bench;

import org.jspecify.annotations.NullMarked;
