package org.tenzij.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreeValuesTest {
    private static final FactDeclaration A = fact("a", 0, false, true);
    private static final FactDeclaration B = fact("b", 1, false, true);
    private static final FactDeclaration W = fact("w", 2, "X", "Y", "Z");
    private static final FactDeclaration N = fact("n", 3, 0L, 1L, 2L);
    private static final Expressions EXPRESSIONS =
            new Expressions(new TreeMap<>(Map.of("a", A, "b", B, "w", W, "n", N)));

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a            ;          ; UNKNOWN",
                "!a           ;          ; UNKNOWN",
                "!a           ; a=false  ; TRUE",
                "a && b       ; a=true   ; UNKNOWN",
                "a && b       ; a=false  ; FALSE",
                "a || b       ; a=true   ; TRUE",
                "a || b       ; b=true   ; TRUE",
                "a || b       ; a=false  ; UNKNOWN",
                "a ? b : !b   ; b=true   ; UNKNOWN",
                "w == 'X'     ;          ; UNKNOWN",
                "w == 'X'     ; w=Y      ; FALSE",
                "w in ['X','Y'] || a ; w=Y ; TRUE",
                "w in ['X','Y'] && a ; w=Z ; FALSE",
                "n > 1        ;          ; UNKNOWN",
                "n > 1        ; n=2      ; TRUE",
                "1 / n == 1   ; n=0      ; UNKNOWN",
                "1 / n == 1 || a ; n=0   ; UNKNOWN",
                "a || 1 / n == 1 ; a=true ; TRUE",
            })
    void anAbsentFactIsUnknownAndNothingElse(String cel, String known, Truth expected) throws Expressions.Unfit {
        Values values = Values.unknown(4);
        if (known != null) {
            String[] part = known.split("=", -1);
            values = values.with(set(part[0], part[1]));
        }
        assertThat(EXPRESSIONS.table(cel).at(values)).isEqualTo(expected);
    }

    @Test
    void aValueOutsideTheDomainIsUnknown() {
        assertThat(W.indexOf("Q")).isZero();
        assertThat(A.indexOf("true")).isZero();
        assertThat(N.indexOf(7)).isZero();
        assertThat(N.indexOf(2)).isEqualTo(3);
    }

    @Test
    void theWaysLeaveOutWhatDoesNotMatter() throws Expressions.Unfit {
        Table either = EXPRESSIONS.table("a || b");
        assertThat(either.waysTrue()).containsExactlyInAnyOrder(Map.of(0, 2), Map.of(1, 2));
        assertThat(either.waysFalse()).containsExactly(Map.of(0, 1, 1, 1));
        assertThat(either.steady()).isTrue();
    }

    @Test
    void anExpressionThatAnswersOtherwiseOnceAFactIsKnownIsRefused() {
        Table unsteady = Table.of(List.of(A), known -> Truth.of(!Boolean.FALSE.equals(known.get("a"))));
        assertThat(unsteady.steady()).isFalse();
    }

    @Test
    void aClauseIsFalseAsSoonAsOneConditionIs() throws Expressions.Unfit {
        Clause clause = new Clause(
                "X",
                Effect.PROHIBIT,
                Clause.Direction.SEND,
                List.of(),
                Map.of(),
                new Scope(Set.of(), Set.of(), Set.of()),
                DataClass.NON_PERSONAL,
                Set.of(),
                false,
                Set.of(),
                List.of(condition("a"), condition("b")),
                Set.of(),
                java.time.LocalDate.EPOCH,
                com.fasterxml.jackson.databind.node.NullNode.getInstance());
        assertThat(clause.value(Values.unknown(4))).isEqualTo(Truth.UNKNOWN);
        assertThat(clause.value(Values.unknown(4).with(set("b", "false")))).isEqualTo(Truth.FALSE);
        assertThat(clause.value(Values.unknown(4).with(Map.of(0, 2, 1, 2)))).isEqualTo(Truth.TRUE);
    }

    @Test
    void aConstantIsNoCondition() {
        assertThatThrownBy(() -> EXPRESSIONS.table("1 == 1")).isInstanceOf(Expressions.Unfit.class);
    }

    private static Condition condition(String cel) throws Expressions.Unfit {
        return new Condition("X." + cel, new Sentence("n", "e"), cel, EXPRESSIONS.table(cel));
    }

    private static Map<Integer, Integer> set(String id, String value) {
        FactDeclaration fact = Stream.of(A, B, W, N)
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        Object typed = id.equals("n") ? Long.valueOf(value) : id.equals("w") ? value : Boolean.valueOf(value);
        return Map.of(fact.ordinal(), fact.indexOf(typed));
    }

    private static FactDeclaration fact(String id, int ordinal, Object... domain) {
        return new FactDeclaration(
                id,
                ordinal,
                List.of(domain),
                Set.of(Asserter.SENDER),
                List.of(),
                false,
                false,
                false,
                new Sentence("n", "e"),
                "-",
                null);
    }
}
