package org.tenzij.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.json.StrictJson;

/**
 * What is left of all assertions once those that may not count are set aside.
 *
 * @param bound assertions that count for one projection only
 * @param ignored what did not count, and why: such a fact is as unknown as if nobody had said anything
 */
record Known(Values values, List<Bound> bound, List<Ignored> ignored) {
    /** A word given for one approval digest. */
    record Bound(
            int ordinal, int index, Digest to, @Nullable String office) {}

    /** An assertion that does not count. */
    record Ignored(String fact, Asserter by, Check reason) {}

    static Known of(PolicySet set, Map<String, Object> bySender, Facts facts) {
        List<Assertion> all = new ArrayList<>(facts.assertions());
        bySender.forEach((fact, value) -> all.add(new Assertion(fact, value, Asserter.SENDER)));
        Map<Integer, Integer> values = new HashMap<>();
        List<Bound> bound = new ArrayList<>();
        List<Ignored> ignored = new ArrayList<>();
        for (Assertion assertion : all) {
            FactDeclaration fact = set.fact(assertion.fact()).orElse(null);
            Check reason = reason(fact, assertion);
            if (fact == null || reason != null) {
                String name = fact == null ? StrictJson.fieldName(assertion.fact()) : fact.id();
                ignored.add(new Ignored(name, assertion.by(), reason == null ? Check.FACT_UNKNOWN : reason));
                continue;
            }
            int index = fact.indexOf(assertion.value());
            Digest to = assertion.boundTo();
            if (fact.bound() && to != null) {
                bound.add(new Bound(fact.ordinal(), index, to, assertion.office()));
                continue;
            }
            Integer before = values.putIfAbsent(fact.ordinal(), index);
            if (before != null && before != index) {
                values.put(fact.ordinal(), 0);
                ignored.add(new Ignored(fact.id(), assertion.by(), Check.FACT_CONFLICT));
            }
        }
        return new Known(Values.unknown(set.facts().size()).with(values), List.copyOf(bound), List.copyOf(ignored));
    }

    private static @Nullable Check reason(@Nullable FactDeclaration fact, Assertion assertion) {
        if (fact == null) {
            return Check.FACT_UNKNOWN;
        }
        if (fact.derived() || !fact.asserters().contains(assertion.by())) {
            return Check.FACT_ASSERTER;
        }
        if (fact.indexOf(assertion.value()) == 0) {
            return Check.FACT_VALUE;
        }
        return fact.bound() && assertion.boundTo() == null ? Check.FACT_BOUND : null;
    }

    /** The values with what was given for exactly that digest; two words against each other leave the fact unknown. */
    Values boundTo(Values base, Digest digest) {
        Map<Integer, Integer> counted = new HashMap<>();
        for (Bound word : bound) {
            if (word.to().equals(digest)) {
                counted.merge(
                        word.ordinal(), word.index(), (one, other) -> one.equals(other) ? one : Integer.valueOf(0));
            }
        }
        return base.with(counted);
    }
}
