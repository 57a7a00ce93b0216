/** The story, played and held against what is told. */
@NullMarked
package org.tenzij.demo;

import org.jspecify.annotations.NullMarked;
