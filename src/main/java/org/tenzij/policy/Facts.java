package org.tenzij.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What others than the sender vouch for. What is not in here, and not derived, is unknown. */
public record Facts(List<Assertion> assertions) {
    /** Nobody vouches for anything. */
    public static final Facts NONE = new Facts(List.of());

    public Facts {
        assertions = List.copyOf(assertions);
    }

    public static Facts of(Assertion... assertions) {
        return new Facts(Arrays.asList(assertions));
    }

    /** Facts of this node itself. */
    public static Facts gateway(Map<String, ?> values) {
        return new Facts(values.entrySet().stream()
                .map(entry -> new Assertion(entry.getKey(), entry.getValue(), Asserter.GATEWAY))
                .toList());
    }

    /** These and those. */
    public Facts and(Facts others) {
        List<Assertion> all = new ArrayList<>(assertions);
        all.addAll(others.assertions);
        return new Facts(all);
    }
}
