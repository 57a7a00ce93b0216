/**
 * The node's HTTP door: pages for people and an interface for the commands. Bound to loopback; decides nothing itself.
 */
@NullMarked
package org.tenzij.web;

import org.jspecify.annotations.NullMarked;
