package org.tenzij.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which instruments a yes leans on: those behind the derived facts that its ground and the clauses that bind it need. */
final class Reliance {
    private Reliance() {}

    /** One per fact, the one that lasts longest, in the order of the facts' names. */
    static List<Instrument> of(Evaluation evaluation, Clause ground) {
        TreeSet<String> needed = new TreeSet<>();
        Stream.concat(evaluation.binding.stream(), Stream.of(ground))
                .forEach(clause -> needed.addAll(facts(evaluation, clause)));
        List<Instrument> relied = new ArrayList<>();
        for (String fact : needed) {
            evaluation.set.instruments().stream()
                    .filter(instrument -> instrument.type().fact().equals(fact))
                    .filter(instrument ->
                            Derived.covers(instrument, evaluation.request, evaluation.dataClass, evaluation.now))
                    .max(Comparator.comparing(Instrument::ends).thenComparing(Instrument::id))
                    .ifPresent(relied::add);
        }
        return List.copyOf(relied);
    }

    /** The instruments' facts that some condition needs: without them it would not be settled any more. */
    private static List<String> facts(Evaluation evaluation, Clause clause) {
        Truth settled = clause.effect() == Effect.PROHIBIT ? Truth.FALSE : Truth.TRUE;
        List<String> found = new ArrayList<>();
        for (Condition condition : clause.conditions()) {
            Map<Integer, Integer> without = new HashMap<>();
            List<String> asked = new ArrayList<>();
            for (int ordinal : condition.table().facts()) {
                String id = evaluation.set.fact(ordinal).id();
                if (Derived.INSTRUMENTS.contains(id)) {
                    without.put(ordinal, 0);
                    asked.add(id);
                }
            }
            if (!asked.isEmpty() && condition.value(evaluation.values.with(without)) != settled) {
                found.addAll(asked);
            }
        }
        return found;
    }
}
