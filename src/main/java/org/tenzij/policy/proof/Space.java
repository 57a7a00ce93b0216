package org.tenzij.policy.proof;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tenzij.policy.Anatomy;
import org.tenzij.policy.Asserter;
import org.tenzij.policy.Condition;
import org.tenzij.policy.FactDeclaration;
import org.tenzij.policy.Instrument;
import org.tenzij.policy.Truth;

/**
 * Every combination of what is known of every fact, unknown included: the room in which functions of facts live.
 *
 * <p>A fact takes as many bits as its values need. Two policy sets can share one space; a value that one of them does not
 * declare is unknown to it.
 */
final class Space {
    private static final int CHEAP = 4;
    private static final int DEAR = 9;

    final Bdd bdd;
    private final Map<String, Variable> variables;
    private final Map<Asked, Integer> functions = new HashMap<>();
    private final int domain;

    /**
     * One fact in this space.
     *
     * @param values what it can be, after unknown
     * @param first its first bit
     * @param derived never unknown: the gateway computes it
     * @param price of having it known, to choose examples by: what a sender can say itself is cheap
     */
    record Variable(String fact, List<Object> values, int first, int bits, boolean derived, int price) {
        int indexOf(Object value) {
            return values.indexOf(value) + 1;
        }
    }

    private record Asked(Condition condition, Truth truth, Map<String, Object> given) {}

    Space(List<Anatomy> sets) {
        Map<String, Set<Object>> values = new LinkedHashMap<>();
        Map<String, FactDeclaration> declared = new LinkedHashMap<>();
        for (Anatomy set : sets) {
            for (FactDeclaration fact : set.facts()) {
                values.computeIfAbsent(fact.id(), id -> new LinkedHashSet<>()).addAll(fact.domain());
                declared.put(fact.id(), fact);
            }
        }
        this.variables = new LinkedHashMap<>();
        int first = 0;
        for (FactDeclaration fact : declared.values()) {
            List<Object> domain = List.copyOf(values.getOrDefault(fact.id(), Set.of()));
            int bits = Integer.SIZE - Integer.numberOfLeadingZeros(domain.size());
            variables.put(fact.id(), new Variable(fact.id(), domain, first, bits, fact.derived(), price(fact)));
            first += bits;
        }
        this.bdd = new Bdd(first + 1);
        int all = Bdd.TRUE;
        for (Variable variable : variables.values()) {
            int some = Bdd.FALSE;
            for (int index = variable.derived() ? 1 : 0;
                    index <= variable.values().size();
                    index++) {
                some = bdd.or(some, is(variable, index));
            }
            all = bdd.and(all, some);
        }
        this.domain = all;
    }

    private static int price(FactDeclaration fact) {
        if (fact.derived()) {
            return restsOnInstrument(fact.id()) ? DEAR : 0;
        }
        boolean own =
                fact.asserters().contains(Asserter.SENDER) || fact.asserters().contains(Asserter.GATEWAY);
        return own ? CHEAP : DEAR;
    }

    /** True for a fact that an instrument in force makes true. */
    static boolean restsOnInstrument(String fact) {
        return Arrays.stream(Instrument.Type.values())
                .anyMatch(type -> type.fact().equals(fact));
    }

    List<Variable> variables() {
        return List.copyOf(variables.values());
    }

    /** A variable of its own that no fact takes. */
    int any() {
        return bdd.is(bdd.variables() - 1);
    }

    /** True for what can be: no value beyond the last, nothing computed that is not known. */
    int domain() {
        return domain;
    }

    /** True where that fact has the value at that place; 0 is unknown. */
    int is(Variable variable, int index) {
        int function = Bdd.TRUE;
        for (int bit = variable.bits() - 1; bit >= 0; bit--) {
            int at = bdd.is(variable.first() + bit);
            boolean up = ((index >> (variable.bits() - 1 - bit)) & 1) == 1;
            function = bdd.and(up ? at : bdd.not(at), function);
        }
        return function;
    }

    /** True where that fact is known to be that; nowhere where nobody declares it so. */
    int is(String fact, Object value) {
        Variable variable = variables.get(fact);
        int index = variable == null ? 0 : variable.indexOf(value);
        return variable == null || index == 0 ? Bdd.FALSE : is(variable, index);
    }

    /** The function once nothing is known of that fact, or once it has the value at that place. */
    int at(int function, Variable variable, int index) {
        return bdd.at(function, variable.first(), variable.bits(), index);
    }

    /** True where the function is not the same whatever that fact is. */
    boolean turnsOn(int function, Variable variable) {
        int one = at(function, variable, 1);
        for (int index = 2; index <= variable.values().size(); index++) {
            if (at(function, variable, index) != one) {
                return true;
            }
        }
        return false;
    }

    /**
     * Where the condition of that set comes out so.
     *
     * @param given facts that are settled already
     */
    int where(Anatomy set, Condition condition, Truth truth, Map<String, Object> given) {
        List<FactDeclaration> asks = set.asks(condition);
        Map<String, Object> relevant = new HashMap<>();
        asks.stream()
                .filter(fact -> given.containsKey(fact.id()))
                .forEach(fact -> relevant.put(fact.id(), given.get(fact.id())));
        Asked asked = new Asked(condition, truth, relevant);
        Integer known = functions.get(asked);
        if (known == null) {
            known = rows(set, condition, truth, asks, 0, relevant, new HashMap<>());
            functions.put(asked, known);
        }
        return known;
    }

    private int rows(
            Anatomy set,
            Condition condition,
            Truth truth,
            List<FactDeclaration> asks,
            int next,
            Map<String, Object> given,
            Map<Integer, Integer> row) {
        if (next == asks.size()) {
            return set.answer(condition, row) == truth ? Bdd.TRUE : Bdd.FALSE;
        }
        FactDeclaration fact = asks.get(next);
        Object settled = given.get(fact.id());
        if (settled != null) {
            row.put(fact.ordinal(), place(fact, settled));
            return rows(set, condition, truth, asks, next + 1, given, row);
        }
        Variable variable = variable(fact.id());
        int all = Bdd.FALSE;
        for (int index = 0; index <= variable.values().size(); index++) {
            row.put(
                    fact.ordinal(),
                    index == 0 ? 0 : place(fact, variable.values().get(index - 1)));
            int rest = rows(set, condition, truth, asks, next + 1, given, row);
            all = bdd.or(all, bdd.and(is(variable, index), rest));
        }
        return all;
    }

    /** A value's place in that declaration's own domain; a value it does not know is unknown. */
    static int place(FactDeclaration fact, Object value) {
        return fact.domain().indexOf(value) + 1;
    }

    Variable variable(String fact) {
        Variable variable = variables.get(fact);
        if (variable == null) {
            throw new IllegalArgumentException("a fact of another space: " + fact);
        }
        return variable;
    }

    /** What the function is there. */
    boolean holds(int function, Point point) {
        int rest = function;
        for (Variable variable : variables.values()) {
            Object value = point.known().get(variable.fact());
            rest = at(rest, variable, value == null ? 0 : variable.indexOf(value));
        }
        return rest == Bdd.TRUE;
    }

    /** How many combinations there are. */
    BigInteger size() {
        BigInteger size = BigInteger.ONE;
        for (Variable variable : variables.values()) {
            size = size.multiply(BigInteger.valueOf(variable.values().size() + (variable.derived() ? 0L : 1L)));
        }
        return size;
    }
}
