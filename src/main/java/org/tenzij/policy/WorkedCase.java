package org.tenzij.policy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request, facts and a time written down in a file, with the answer that is expected: a file of {@code cases/}, or one
 * somebody wants explained.
 *
 * @param expected what should come out; null in a file that only asks
 * @param receiving what came with it, for a case of the recipient's own clauses; null otherwise
 */
public record WorkedCase(
        String name,
        @Nullable Sentence title,
        Request request,
        Facts facts,
        Instant now,
        @Nullable Expected expected,
        @Nullable Receiving receiving) {
    /**
     * The expected answer.
     *
     * @param decision {@code grant}, {@code held}, {@code refusal}; {@code admitted} or {@code not-admitted} on receipt
     * @param failed every gate that fails, in the order of the law
     * @param kept the fields that leave; not looked at where empty, as the lists after it
     * @param unless for a refusal: per ground the changes, all of which can be supplied, that make it a yes, as {@code
     *     GROUND: fact=value, …}; null where the case does not say
     */
    public record Expected(
            String decision,
            String dataClass,
            String ground,
            List<String> failed,
            List<String> kept,
            List<String> removed,
            List<String> duties,
            List<String> ignored,
            List<String> missing,
            @Nullable List<String> unless) {}

    /** The peer's ground and class, and how many days the recipient may keep personal data. */
    public record Receiving(String ground, DataClass dataClass, Set<Duty> duties, long longestRetentionDays) {}

    /** Reads one such file, YAML or JSON. Fails with {@code decide.bad-policy}, naming the line. */
    public static WorkedCase read(String name, byte[] bytes) {
        return CaseReader.read(YamlFile.read(name, bytes));
    }
}
