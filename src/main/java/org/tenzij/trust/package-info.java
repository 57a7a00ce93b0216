/**
 * Knows who the parties are and believes nobody else: the community file, its certificates, revocation, a node's own keys.
 *
 * <p>Asked before an envelope is sealed and before anything of one is believed. Absence, doubt and error mean no.
 */
@NullMarked
package org.tenzij.trust;

import org.jspecify.annotations.NullMarked;
