/**
 * Keeps the transfer register: an append-only log of every decision and every move, provable to anyone without our server.
 *
 * <p>Written before each effect. Holds ids, digests, codes and grounds; never payload and never names.
 */
@NullMarked
package org.tenzij.register;

import org.jspecify.annotations.NullMarked;
