/**
 * Finds again, by a person's identity, which exchanges were about that person and with whom, without keeping the identity:
 * only keyed digests of it. Beside the register; answers a person who asks (Wpg 25) and finds whom a correction must reach.
 */
@NullMarked
package org.tenzij.register.subjects;

import org.jspecify.annotations.NullMarked;
