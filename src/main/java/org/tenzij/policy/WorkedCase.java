package org.tenzij.policy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;

/**
 * A request, facts and a time written down in a file, with the answer that is expected: a file of {@code cases/}, or one
 * somebody wants explained.
 *
 * @param facts what others than sender and approvers vouch for
 * @param approved what approvers vouch for; see {@link #facts(Rule)}
 * @param assumed instruments that the case takes to be in force between its parties, for grounds that lean on one
 * @param expected what should come out; null in a file that only asks
 * @param receiving what came with it, for a case of the recipient's own clauses; null otherwise
 */
public record WorkedCase(
        String name,
        @Nullable Sentence title,
        Request request,
        Facts facts,
        Map<String, Object> approved,
        Set<Instrument.Type> assumed,
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

    /**
     * Everything that is vouched for: each approver speaks in an office that may, with a motivation, about exactly what would
     * leave under each ground that is open. A case is about the rule, not about who forgot what.
     */
    public Facts facts(Rule rule) {
        List<Assertion> words = new ArrayList<>();
        Set<Digest> digests = approved.isEmpty() ? Set.of() : rule.approvalDigests(request, facts, now);
        approved.forEach((id, value) -> {
            FactDeclaration fact = rule.policySet().fact(id).orElse(null);
            String office = fact == null || fact.offices().isEmpty()
                    ? null
                    : fact.offices().getFirst();
            if (fact != null && fact.bound()) {
                digests.forEach(
                        digest -> words.add(new Assertion(id, value, Asserter.APPROVER, digest, office, true, null)));
            } else {
                words.add(new Assertion(id, value, Asserter.APPROVER, null, office, true, null));
            }
        });
        return facts.and(new Facts(words));
    }

    /** The answer of that set, by a node that can carry out every duty. */
    public Decision decide(PolicySet set) {
        Rule rule = rule(set);
        return rule.decide(request, facts(rule), now);
    }

    /** The rule as this case takes it to be. */
    Rule rule(PolicySet set) {
        PolicySet filed = assumed.isEmpty()
                ? set
                : set.withInstruments(assumed.stream().map(this::instrument).toList());
        return new Rule(filed, EnumSet.allOf(Duty.class), Pseudonyms.PLACEHOLDER);
    }

    private Instrument instrument(Instrument.Type type) {
        Sentence title = new Sentence("aangenomen voor dit geval", "assumed for this case");
        LocalDate day = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return new Instrument(
                "ASSUMED-" + type,
                type,
                Instrument.Status.IN_FORCE,
                title,
                new Source("assumed", "-", "M"),
                Set.of(request.sender().party()),
                Set.of(request.recipient().party()),
                Set.of(request.kind()),
                DataClass.SPECIAL,
                day.minusYears(1),
                day.plusYears(1),
                day.plusYears(1),
                true,
                null,
                Digest.of(type.name().getBytes(StandardCharsets.UTF_8)));
    }

    /** Reads one such file, YAML or JSON. Fails with {@code decide.bad-policy}, naming the line. */
    public static WorkedCase read(String name, byte[] bytes) {
        return CaseReader.read(YamlFile.read(name, bytes));
    }
}
