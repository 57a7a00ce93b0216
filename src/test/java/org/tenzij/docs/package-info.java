/** Holds the documents to the code. */
@NullMarked
package org.tenzij.docs;

import org.jspecify.annotations.NullMarked;
