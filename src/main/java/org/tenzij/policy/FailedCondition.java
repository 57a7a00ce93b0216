package org.tenzij.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * A condition that did not come out as a yes needs it.
 *
 * @param value what it came out as
 * @param missing the facts it asks for that are unknown
 */
public record FailedCondition(Condition condition, Truth value, List<String> missing) {
    static FailedCondition of(PolicySet set, Condition condition, Values values) {
        List<String> missing = new ArrayList<>();
        for (int ordinal : condition.table().facts()) {
            if (values.at(ordinal) == 0) {
                missing.add(set.fact(ordinal).id());
            }
        }
        return new FailedCondition(condition, condition.value(values), List.copyOf(missing));
    }
}
