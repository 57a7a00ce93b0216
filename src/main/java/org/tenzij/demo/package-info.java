/**
 * Shows what the gateway does: six nodes in one JVM, each with its own keys, store, port and folder, and a story played
 * through them for real. Everything in it is invented or public.
 */
@NullMarked
package org.tenzij.demo;

import org.jspecify.annotations.NullMarked;
