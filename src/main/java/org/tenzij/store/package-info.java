/**
 * Keeps what must survive: state, content and register entries, in SQLite or PostgreSQL, behind the ports of the other rooms.
 *
 * <p>Under every step of the law's order, from submit to acknowledge: a step is done when it is durable here, and state and
 * register entry become durable together or not at all.
 */
@NullMarked
package org.tenzij.store;

import org.jspecify.annotations.NullMarked;
