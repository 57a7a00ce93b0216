package org.tenzij.policy;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Kind;

/**
 * Every field that a payload of one kind may have. What is not listed here does not pass.
 *
 * @param persons path of the array of persons, for example {@code subjects[]}, or null
 * @param states codes of the recipient's state, for the rule on the state of nationality
 * @param attachments class of attachments; null where the kind has none
 * @param oneCase what makes a message of this kind one case; null where it never is
 * @param raises what lifts the class of the whole message unless a gate is known to be passed
 */
record Catalogue(
        Kind kind,
        List<Field> fields,
        FieldTree tree,
        @Nullable String persons,
        Set<String> states,
        @Nullable DataClass attachments,
        @Nullable OneCase oneCase,
        List<Raise> raises) {
    /**
     * The limits of one case.
     *
     * @param mostPersons more persons than this are not one case
     * @param reference the field that holds the reference of the case; null where the message is the case itself
     */
    record OneCase(int mostPersons, @Nullable Field reference) {}

    /** The field of that path, or null. */
    @Nullable
    Field field(String path) {
        return fields.stream()
                .filter(field -> field.path().equals(path))
                .findFirst()
                .orElse(null);
    }

    /** The message is at least of this class unless the condition is true. */
    record Raise(DataClass to, Condition unless) {}
}
