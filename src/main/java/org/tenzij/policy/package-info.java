/**
 * No, unless: decides whether a message may leave, which fields of it, on which ground, and what would make a no a yes.
 *
 * <p>Stands between validate and minimise on the way out, and inside admit on the way in. Pure: time is an argument, nothing
 * is read or written after the policy set is loaded; no transport, no crypto but digests, no clock. Every legal reading
 * stands in the files of {@code policies/}, never here.
 */
@NullMarked
package org.tenzij.policy;

import org.jspecify.annotations.NullMarked;
