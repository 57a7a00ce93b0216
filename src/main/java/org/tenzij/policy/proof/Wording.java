package org.tenzij.policy.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tenzij.exchange.Kind;
import org.tenzij.policy.Anatomy;
import org.tenzij.policy.Clause;
import org.tenzij.policy.FactDeclaration;
import org.tenzij.policy.PolicySet;

/** What was added to a policy set, taken out of it, or written otherwise, line by line. */
final class Wording {
    private Wording() {}

    static List<String> of(PolicySet older, PolicySet newer) {
        List<String> lines = new ArrayList<>(SetDiff.apart(clauses(older), clauses(newer)));
        for (Clause now : newer.clauses()) {
            older.clause(now.id()).ifPresent(was -> {
                if (!was.substance().equals(now.substance())) {
                    lines.add("~ clause " + now.id() + ": what it does is written otherwise");
                } else if (!was.title().equals(now.title())) {
                    lines.add("~ clause " + now.id() + ": its title only");
                }
            });
        }
        lines.addAll(SetDiff.apart(facts(older), facts(newer)));
        lines.addAll(SetDiff.apart(fields(older), fields(newer)));
        lines.addAll(SetDiff.apart(instruments(older), instruments(newer)));
        return List.copyOf(lines);
    }

    private static List<String> clauses(PolicySet set) {
        return set.clauses().stream().map(clause -> "clause " + clause.id()).toList();
    }

    private static List<String> facts(PolicySet set) {
        return set.facts().stream().map(Wording::fact).toList();
    }

    private static String fact(FactDeclaration fact) {
        return "fact " + fact.id() + " " + fact.domain() + (fact.derived() ? " computed" : " by ")
                + fact.asserters().stream().sorted().map(Enum::name).toList()
                + (fact.offices().isEmpty() ? "" : " in office " + fact.offices())
                + (fact.bound() ? ", bound" : "");
    }

    private static List<String> fields(PolicySet set) {
        Anatomy anatomy = new Anatomy(set);
        return Arrays.stream(Kind.values())
                .flatMap(kind -> anatomy.fields(kind).stream()
                        .map(field -> "field " + kind + " " + field.path() + " " + field.dataClass()
                                + (field.freeText() ? ", free text" : "")
                                + (field.ordered().isEmpty() ? "" : ", " + field.ordered())))
                .toList();
    }

    private static List<String> instruments(PolicySet set) {
        return set.instruments().stream()
                .map(one -> "instrument " + one.id() + " " + one.status() + ", from " + one.validFrom() + " to "
                        + one.validUntil())
                .toList();
    }
}
