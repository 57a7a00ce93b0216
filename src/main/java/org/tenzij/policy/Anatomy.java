package org.tenzij.policy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.Handling;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.Party;

/**
 * The rule taken apart, for those who prove something about it: the same tables, the same standing, the same evaluation that a
 * decision goes by, asked piece by piece. A fact's value is its place in its domain, from 1; 0 means unknown.
 */
public final class Anatomy {
    private static final Instant EARLY = Instant.parse("2000-01-01T00:00:00Z");

    private final PolicySet set;
    private final Values nothing;
    private final Expressions expressions;
    private final Rule rule;

    /** A message is at least of that class unless the condition is true. */
    public record Raise(DataClass to, Condition unless) {}

    /**
     * A field as its catalogue lists it.
     *
     * @param ordered the clauses that take it out or make it coarser
     */
    public record Listed(String path, DataClass dataClass, boolean freeText, List<String> ordered) {
        public Listed {
            ordered = List.copyOf(ordered);
        }
    }

    public Anatomy(PolicySet set) {
        this.set = set;
        this.nothing = Values.unknown(set.facts().size());
        Map<String, FactDeclaration> facts = new HashMap<>();
        set.facts().forEach(fact -> facts.put(fact.id(), fact));
        this.expressions = new Expressions(facts);
        this.rule = new Rule(set, EnumSet.allOf(Duty.class), Pseudonyms.PLACEHOLDER);
    }

    public PolicySet set() {
        return set;
    }

    /** The same set but for one clause. */
    public Anatomy without(String clause) {
        return new Anatomy(set.without(clause));
    }

    /** The rule of this set, at a node that carries out every duty. */
    public Rule rule() {
        return rule;
    }

    public List<FactDeclaration> facts() {
        return List.copyOf(set.facts());
    }

    /** The facts a condition asks for, in its own order. */
    public List<FactDeclaration> asks(Condition condition) {
        return Arrays.stream(condition.table().facts()).mapToObj(set::fact).toList();
    }

    /** What a condition says to these values, by the ordinals of the facts; those that are not named are unknown. */
    public Truth answer(Condition condition, Map<Integer, Integer> values) {
        return condition.value(nothing.with(values));
    }

    /** True where that clause has a say over such a message; review dates and the node's duties are left aside. */
    public static boolean applies(Clause clause, Regime from, Regime to, Kind kind, DataClass dataClass) {
        return clause.applies(from, to, kind, dataClass);
    }

    /** An expression of one's own over the facts of this set; empty where it does not fit them. */
    public Optional<Condition> condition(String id, String cel) {
        try {
            return Optional.of(new Condition(id, new Sentence(cel, cel), cel, expressions.table(cel)));
        } catch (Expressions.Unfit e) {
            return Optional.empty();
        }
    }

    /** True where messages of that kind have a catalogue; without one nothing leaves. */
    public boolean lists(Kind kind) {
        return set.catalogue(kind).isPresent();
    }

    public List<Raise> raises(Kind kind) {
        return set.catalogue(kind).stream()
                .flatMap(catalogue -> catalogue.raises().stream())
                .map(raise -> new Raise(raise.to(), raise.unless()))
                .toList();
    }

    public List<Listed> fields(Kind kind) {
        return set.catalogue(kind).stream()
                .flatMap(catalogue -> catalogue.fields().stream())
                .map(field -> new Listed(field.path(), field.dataClass(), field.freeText(), ordered(field)))
                .toList();
    }

    private static List<String> ordered(Field field) {
        List<String> ordered = new ArrayList<>();
        Removal removal = field.removal();
        if (removal != null) {
            ordered.add(removal.clause());
        }
        Softening softening = field.softening();
        if (softening != null) {
            ordered.add(softening.terms().clause());
        }
        return ordered;
    }

    /** Combinations of values, made ready to be asked for many times. */
    public static final class Rows {
        private final List<Values> values;

        private Rows(List<Values> values) {
            this.values = values;
        }
    }

    /**
     * Makes them ready.
     *
     * @param rows of each the values by the ordinals of the facts; those that are not named are unknown
     */
    public Rows rows(List<Map<Integer, Integer>> rows) {
        return new Rows(rows.stream().map(nothing::with).toList());
    }

    /** Per row the regime the sender stands under; empty where what was declared does not hold. */
    public List<Optional<Regime>> sender(Side sender, Side recipient, Kind kind, DataClass dataClass, Rows rows) {
        Request request = bare(kind, sender, recipient, dataClass);
        return rows.values.stream()
                .map(values -> Standing.of(set, request, values, dataClass))
                .map(standing -> standing.failed().isEmpty() ? Optional.of(standing.from()) : Optional.<Regime>empty())
                .toList();
    }

    /** The regime a recipient stands under by the law its own node asserts. */
    public static Regime recipient(Side recipient) {
        return Standing.ofLaw(recipient.law());
    }

    /** True where that instrument counts between those parties at that time. */
    public static boolean covers(
            Instrument instrument, Party sender, Party recipient, Kind kind, DataClass dataClass, Instant now) {
        return instrument.covers(sender, recipient, kind, dataClass, now);
    }

    /** The rule as a worked case takes it to be, with the instruments that it assumes. */
    public static Rule rule(PolicySet set, WorkedCase worked) {
        return worked.rule(set);
    }

    /** What an approval would bind to, under each ground that is open to that request. */
    public static Set<Digest> approvals(Rule rule, Request request, Facts facts, Instant now) {
        return rule.approvalDigests(request, facts, now);
    }

    /** The ground on which the rule itself says yes with exactly these values, whoever asserted them; empty for a no. */
    public Optional<String> ground(Request request, Map<Integer, Integer> values, Instant now) {
        return Evaluation.of(rule, request, Facts.NONE, now)
                .assuming(values)
                .winner()
                .map(outcome -> outcome.clause().id());
    }

    /** A message of that kind and at least that class, with nothing in it, for which every field is said to be necessary. */
    public Request bare(Kind kind, Side sender, Side recipient, DataClass dataClass) {
        return new Request(
                null,
                kind,
                sender,
                recipient,
                new Handling(List.of("H0"), null, null, null, "DENY", List.of()),
                EARLY,
                Instant.MAX,
                null,
                JsonNodeFactory.instance.objectNode().put("kind", kind.wireName()),
                List.of(),
                fields(kind).stream().map(Listed::path).collect(Collectors.toSet()),
                dataClass,
                null,
                Map.of(),
                null);
    }
}
