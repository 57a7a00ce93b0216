/**
 * The wire format, both directions in one home: a signed container inside an authenticated encryption, and bundles of them.
 *
 * <p>Between the rule that says yes and the road: seal comes after minimise and before carry; open is the first step of the
 * recipient. Knows the form of what travels, not whether it may: no policy, no trust decision of its own, no clock.
 */
@NullMarked
package org.tenzij.envelope;

import org.jspecify.annotations.NullMarked;
