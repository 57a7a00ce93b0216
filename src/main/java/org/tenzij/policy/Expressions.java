package org.tenzij.policy;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/** Turns expressions into tables: type-checked against the declared facts, then run on all their values. */
final class Expressions {
    private static final CelOptions OPTIONS = CelOptions.current()
            .enableComprehension(false)
            .maxExpressionCodePointSize(2_000)
            .build();

    private final Map<String, FactDeclaration> facts;
    private final CelCompiler compiler;
    private final CelRuntime runtime;

    Expressions(Map<String, FactDeclaration> facts) {
        this.facts = facts;
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setResultType(SimpleType.BOOL);
        facts.values().forEach(fact -> builder.addVar(fact.id(), type(fact)));
        this.compiler = builder.build();
        this.runtime =
                CelRuntimeFactory.legacyCelRuntimeBuilder().setOptions(OPTIONS).build();
    }

    private static CelType type(FactDeclaration fact) {
        Object value = fact.domain().getFirst();
        if (value instanceof Boolean) {
            return SimpleType.BOOL;
        }
        return value instanceof Long ? SimpleType.INT : SimpleType.STRING;
    }

    /** What is wrong with an expression; the reader adds file, line and clause. */
    static final class Unfit extends Exception {
        private static final long serialVersionUID = 1L;

        Unfit(String what) {
            super(what);
        }

        Unfit(String what, Throwable cause) {
            super(what, cause);
        }

        String what() {
            String message = getMessage();
            return message == null ? "the expression cannot be used" : message;
        }
    }

    Table table(String cel) throws Unfit {
        CelAbstractSyntaxTree tree = checked(cel);
        List<FactDeclaration> asked = asked(tree);
        if (asked.isEmpty()) {
            throw new Unfit("the expression asks for no fact");
        }
        everyWordKnown(tree, asked);
        if (Table.rows(asked) > Table.MOST_ROWS) {
            throw new Unfit("the expression asks for too many facts at once; split it into several conditions");
        }
        Table table = Table.of(asked, runner(tree));
        if (!table.steady()) {
            throw new Unfit("the expression answers otherwise once a missing fact is known");
        }
        if (table.waysTrue().isEmpty()) {
            throw new Unfit("the expression is never true");
        }
        return table;
    }

    private CelAbstractSyntaxTree checked(String cel) throws Unfit {
        try {
            return compiler.compile(cel).getAst();
        } catch (CelValidationException e) {
            String first = e.getErrors().isEmpty() ? "" : e.getErrors().get(0).getMessage();
            String reason = first.startsWith("undeclared reference to")
                    ? first.replaceFirst(" \\(in container ''\\)", "") + ", which facts.yaml does not declare"
                    : first;
            throw new Unfit("the expression does not fit the facts: " + reason, e);
        }
    }

    private List<FactDeclaration> asked(CelAbstractSyntaxTree tree) {
        TreeSet<String> names = new TreeSet<>();
        tree.getReferenceMap().values().forEach(reference -> {
            if (facts.containsKey(reference.name())) {
                names.add(reference.name());
            }
        });
        return facts.values().stream().filter(fact -> names.contains(fact.id())).toList();
    }

    /** A misspelt word would make a prohibition that never holds; it is refused instead. */
    private static void everyWordKnown(CelAbstractSyntaxTree tree, List<FactDeclaration> asked) throws Unfit {
        List<String> unknown = CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .filter(node -> node.getKind() == CelExpr.ExprKind.Kind.CONSTANT)
                .map(node -> node.expr().constant())
                .filter(constant -> constant.getKind() == CelConstant.Kind.STRING_VALUE)
                .map(CelConstant::stringValue)
                .filter(word -> asked.stream().noneMatch(fact -> fact.domain().contains(word)))
                .toList();
        if (!unknown.isEmpty()) {
            throw new Unfit("the word " + unknown.getFirst() + " is not a value of a fact in this expression");
        }
    }

    private Function<Map<String, Object>, Truth> runner(CelAbstractSyntaxTree tree) throws Unfit {
        CelRuntime.Program program;
        try {
            program = runtime.createProgram(tree);
        } catch (CelEvaluationException e) {
            throw new Unfit("the expression cannot be run", e);
        }
        return known -> {
            try {
                return program.eval(known) instanceof Boolean value ? Truth.of(value) : Truth.UNKNOWN;
            } catch (CelEvaluationException e) {
                // An expression that breaks on some values has no answer there: for everyone who asks, that means no.
                return Truth.UNKNOWN;
            }
        };
    }
}
