@NullMarked
package org.tenzij.people;

import org.jspecify.annotations.NullMarked;
