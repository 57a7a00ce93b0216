package org.tenzij.policy;

import java.util.Set;

/**
 * A code that tells the recipient what it may do.
 *
 * @param personal false where the code may stand on non-personal material only
 */
record HandlingCode(String code, Sentence meaning, Set<Duty> duties, boolean personal) {}
