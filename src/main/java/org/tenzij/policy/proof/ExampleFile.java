package org.tenzij.policy.proof;

/**
 * A request file that {@code policy explain} can run.
 *
 * @param name a file name, made of clause ids and kinds
 * @param yaml its content, all of it invented
 * @param answer what the rule says to it when it is run: {@code granted}, {@code held} or {@code refused}, with the ground
 */
public record ExampleFile(String name, String yaml, String answer) {}
