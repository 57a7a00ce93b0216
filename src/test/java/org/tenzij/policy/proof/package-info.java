/** Tests of the proof, and of the tools for counsel that rest on it. */
@NullMarked
package org.tenzij.policy.proof;

import org.jspecify.annotations.NullMarked;
