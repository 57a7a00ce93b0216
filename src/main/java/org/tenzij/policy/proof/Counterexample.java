package org.tenzij.policy.proof;

import org.jspecify.annotations.Nullable;

/**
 * A combination for which something does not hold that should.
 *
 * @param about what it shows: a property, or a clause
 * @param says what goes wrong there, in a sentence
 * @param where sides, kind and class
 * @param file the same as a request file for {@code policy explain}; null where a message cannot show it
 */
public record Counterexample(
        String about,
        String says,
        String where,
        Point point,
        @Nullable ExampleFile file) {}
