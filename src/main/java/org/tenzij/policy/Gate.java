package org.tenzij.policy;

/**
 * A check of the engine itself, with the words that {@code gates.yaml} gives it.
 *
 * @param id for example {@code S2.sender-law}
 */
public record Gate(String id, Source source, Sentence sentence) {}
