package org.tenzij.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code facts.yaml}. */
final class FactReader {
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{1,39}");
    private static final int MOST_NUMBERS = 64;

    private FactReader() {}

    static Map<String, FactDeclaration> read(YamlFile file) {
        Section all = file.section();
        Set<String> offices = WordReader.offices(all);
        Map<String, FactDeclaration> facts = new LinkedHashMap<>();
        all.sectionsById("facts").forEach((id, section) -> facts.put(id, fact(id, facts.size(), offices, section)));
        all.end();
        if (facts.isEmpty()) {
            throw all.bad("facts", "is empty", "declare the facts that the clauses ask for");
        }
        Reserved.check(facts, all);
        return facts;
    }

    private static FactDeclaration fact(String id, int ordinal, Set<String> known, Section unnamed) {
        Section section = unnamed.named("fact " + id);
        if (!NAME.matcher(id).matches()) {
            throw section.bad("a fact is named by letters and digits, the first in lower case", "rename it");
        }
        List<Object> domain = domain(section);
        boolean derived = section.flag("derived");
        Set<Asserter> asserters = section.words("asserters", Asserter.class);
        if (derived != asserters.isEmpty()) {
            throw section.bad(
                    "asserters", "does not fit", "name who may assert it, or say derived: true and name nobody");
        }
        if (derived && !(Derived.NAMES.contains(id) && domain.getFirst() instanceof Boolean)) {
            throw section.bad(
                    "derived", "is set on a fact that the gateway does not compute", "let somebody assert it");
        }
        if (!derived && Derived.NAMES.contains(id)) {
            throw section.bad("derived", "is missing on a fact that the gateway computes", "write derived: true");
        }
        Sentence remedy = null;
        if (section.has("remedy")) {
            Section words = section.section("remedy");
            remedy = words.sentence();
            words.end();
        } else {
            section.text("remedy", "");
        }
        FactDeclaration fact = new FactDeclaration(
                id,
                ordinal,
                domain,
                asserters,
                offices(section, asserters, known),
                section.flag("bound"),
                section.flag("motivated"),
                derived,
                section.sentence(),
                section.text("evidence"),
                remedy);
        section.end();
        return fact;
    }

    /** An approver's word counts by its office, so a fact that approvers assert names at least one. */
    private static List<String> offices(Section section, Set<Asserter> asserters, Set<String> known) {
        List<String> offices = section.texts("offices");
        if (offices.isEmpty() == asserters.contains(Asserter.APPROVER)) {
            throw section.bad(
                    "offices",
                    offices.isEmpty() ? "is missing" : "stands on a fact that no approver asserts",
                    "name the offices whose word counts, exactly where approver is among the asserters");
        }
        for (String office : offices) {
            if (!known.contains(office)) {
                throw section.bad(
                        "offices", "has a word that is not known", "use one of " + known + ", or declare the office");
            }
        }
        return offices;
    }

    private static List<Object> domain(Section section) {
        String type = section.text("type");
        List<Object> domain = new ArrayList<>();
        switch (type) {
            case "bool" -> domain.addAll(List.of(false, true));
            case "string" -> {
                section.texts("values").forEach(value -> {
                    if (domain.contains(value)) {
                        throw section.bad("values", "has a value twice", "keep one of them");
                    }
                    domain.add(value);
                });
                if (domain.isEmpty()) {
                    throw section.bad("values", "is missing", "list every value the fact can have");
                }
            }
            case "int" -> {
                long from = section.number("from");
                long to = section.number("to");
                if (to < from || to - from >= MOST_NUMBERS) {
                    throw section.bad("to", "does not fit", "declare at most " + MOST_NUMBERS + " numbers");
                }
                for (long number = from; number <= to; number++) {
                    domain.add(number);
                }
            }
            default -> throw section.bad("type", "is not known", "use bool, string or int");
        }
        return domain;
    }
}
