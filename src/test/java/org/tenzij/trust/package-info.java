/** Tests of trust, with real certificates made at test time. */
@NullMarked
package org.tenzij.trust;

import org.jspecify.annotations.NullMarked;
