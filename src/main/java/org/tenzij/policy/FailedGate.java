package org.tenzij.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A gate that a message did not pass.
 *
 * @param id the clause or the engine's own check, for example {@code P6} or {@code S2.sender-law}
 * @param sentence the clause's title, or the check's words
 * @param clause null for a check of the engine
 * @param conditions for a clause: which of its conditions, and what each lacked
 * @param places field paths, fact ids or codes it is about; never a value
 */
public record FailedGate(
        Step step,
        String id,
        List<Source> source,
        Sentence sentence,
        @Nullable Clause clause,
        List<FailedCondition> conditions,
        List<String> places) {
    static FailedGate of(PolicySet set, Check check, List<String> places) {
        Gate gate = set.gate(check);
        return new FailedGate(
                check.step(), gate.id(), List.of(gate.source()), gate.sentence(), null, List.of(), List.copyOf(places));
    }

    static FailedGate of(PolicySet set, Step step, Clause clause, Values values) {
        boolean prohibits = clause.effect() == Effect.PROHIBIT;
        List<FailedCondition> conditions = clause.conditions().stream()
                .filter(condition -> prohibits || condition.value(values) != Truth.TRUE)
                .map(condition -> FailedCondition.of(set, condition, values))
                .toList();
        return new FailedGate(step, clause.id(), clause.source(), title(clause), clause, conditions, List.of());
    }

    static Sentence title(Clause clause) {
        return new Sentence(
                clause.title().getOrDefault("nl", clause.id()), clause.title().getOrDefault("en", clause.id()));
    }
}
