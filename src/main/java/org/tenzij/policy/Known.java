package org.tenzij.policy;

import java.time.Instant;
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
 * @param ends per ordinal, when an unbound word that counts stops counting; absent where it does not
 * @param ignored what did not count, and why: such a fact is as unknown as if nobody had said anything
 */
record Known(Values values, List<Bound> bound, Map<Integer, Instant> ends, List<Ignored> ignored) {
    /** A word given for one approval digest, or for one template digest. */
    record Bound(
            int ordinal,
            int index,
            Digest to,
            @Nullable String office,
            @Nullable Instant until) {}

    /** An assertion that does not count. */
    record Ignored(String fact, Asserter by, Check reason) {}

    static Known of(PolicySet set, Map<String, Object> bySender, Facts facts, Instant now) {
        List<Assertion> all = new ArrayList<>(facts.assertions());
        bySender.forEach((fact, value) -> all.add(new Assertion(fact, value, Asserter.SENDER)));
        Map<Integer, Integer> values = new HashMap<>();
        Map<Integer, Instant> ends = new HashMap<>();
        List<Bound> bound = new ArrayList<>();
        List<Ignored> ignored = new ArrayList<>();
        for (Assertion assertion : all) {
            FactDeclaration fact = set.fact(assertion.fact()).orElse(null);
            Check reason = reason(fact, assertion, now);
            if (fact == null || reason != null) {
                String name = fact == null ? StrictJson.fieldName(assertion.fact()) : fact.id();
                ignored.add(new Ignored(name, assertion.by(), reason == null ? Check.FACT_UNKNOWN : reason));
                continue;
            }
            int ordinal = fact.ordinal();
            int index = fact.indexOf(assertion.value());
            Digest to = assertion.boundTo();
            if (fact.bound() && to != null) {
                bound.add(new Bound(ordinal, index, to, assertion.office(), assertion.until()));
                continue;
            }
            Integer before = values.putIfAbsent(ordinal, index);
            if (before == null) {
                lasting(ends, ordinal, assertion.until(), true);
            } else if (before == index) {
                lasting(ends, ordinal, assertion.until(), false);
            } else {
                values.put(ordinal, 0);
                ignored.add(new Ignored(fact.id(), assertion.by(), Check.FACT_CONFLICT));
            }
        }
        return new Known(
                Values.unknown(set.facts().size()).with(values),
                List.copyOf(bound),
                Map.copyOf(ends),
                List.copyOf(ignored));
    }

    /** Of two that say the same, the one that lasts longer counts. */
    private static void lasting(Map<Integer, Instant> ends, int ordinal, @Nullable Instant until, boolean first) {
        if (until == null) {
            ends.remove(ordinal);
        } else if (first) {
            ends.put(ordinal, until);
        } else {
            ends.computeIfPresent(ordinal, (key, end) -> end.isBefore(until) ? until : end);
        }
    }

    private static @Nullable Check reason(@Nullable FactDeclaration fact, Assertion assertion, Instant now) {
        if (fact == null) {
            return Check.FACT_UNKNOWN;
        }
        if (fact.derived() || !fact.asserters().contains(assertion.by())) {
            return Check.FACT_ASSERTER;
        }
        if (fact.indexOf(assertion.value()) == 0) {
            return Check.FACT_VALUE;
        }
        String office = assertion.office();
        if (assertion.by() == Asserter.APPROVER
                && (office == null || !fact.offices().contains(office))) {
            return Check.FACT_OFFICE;
        }
        if (fact.motivated() && !assertion.motivated()) {
            return Check.FACT_MOTIVATION;
        }
        Instant until = assertion.until();
        if (until != null && !now.isBefore(until)) {
            return Check.FACT_EXPIRED;
        }
        boolean loose = fact.bound() ? assertion.boundTo() == null : assertion.template();
        return loose ? Check.FACT_BOUND : null;
    }

    /** The words given for exactly this projection, or for a template that covers it. */
    List<Bound> given(Binding binding) {
        return bound.stream()
                .filter(word -> binding.takes(word.to(), word.until()))
                .toList();
    }

    /** The values with what was given for exactly that; two words against each other leave the fact unknown. */
    Values boundTo(Values base, Binding binding) {
        Map<Integer, Integer> counted = new HashMap<>();
        for (Bound word : given(binding)) {
            counted.merge(word.ordinal(), word.index(), (one, other) -> one.equals(other) ? one : Integer.valueOf(0));
        }
        return base.with(counted);
    }

    /** When each word that counts for this projection stops counting, by ordinal. */
    Map<Integer, Instant> ends(Binding binding) {
        Map<Integer, Instant> all = new HashMap<>(ends);
        Map<Integer, Boolean> seen = new HashMap<>();
        for (Bound word : given(binding)) {
            lasting(all, word.ordinal(), word.until(), seen.put(word.ordinal(), true) == null);
        }
        return all;
    }
}
