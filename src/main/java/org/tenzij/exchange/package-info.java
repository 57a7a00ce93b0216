/**
 * The vocabulary of an exchange: who, what, under which law, proved by which digest. Everything else speaks in these words.
 *
 * <p>Plain Java, no input or output. Comes before every step: submit, validate, decide, minimise, seal, carry, open, admit,
 * deliver, acknowledge.
 */
@NullMarked
package org.tenzij.exchange;

import org.jspecify.annotations.NullMarked;
