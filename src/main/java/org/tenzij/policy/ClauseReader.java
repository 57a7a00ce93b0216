package org.tenzij.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the files of {@code clauses/}. */
final class ClauseReader {
    private static final Pattern ID = Pattern.compile("[A-Z][A-Z0-9]{0,15}");
    private static final Set<String> LANGUAGES = Set.of("nl", "en", "es", "pap_CW", "pap_AW");

    private final Expressions expressions;
    private final Map<String, Clause> clauses = new LinkedHashMap<>();
    private final Set<String> conditionIds = new HashSet<>();

    ClauseReader(Expressions expressions) {
        this.expressions = expressions;
    }

    Map<String, Clause> read() {
        return clauses;
    }

    void add(YamlFile file) {
        Section all = file.section();
        for (Section entry : all.sections("clauses")) {
            Section section = entry.named("clause " + entry.text("id"));
            Clause clause = clause(section);
            if (clauses.put(clause.id(), clause) != null) {
                throw section.bad("id", "is the id of another clause too", "give it an id of its own");
            }
        }
        all.end();
    }

    private Clause clause(Section section) {
        String id = section.text("id");
        if (!ID.matcher(id).matches()) {
            throw section.bad("id", "is not a clause id", "use capitals and digits, for example P6");
        }
        Effect effect = section.word("effect", Effect.class);
        Clause.Direction direction =
                section.has("direction") ? section.word("direction", Clause.Direction.class) : Clause.Direction.SEND;
        section.text("direction", "");
        boolean permit = effect == Effect.PERMIT;
        boolean removal = effect == Effect.REMOVE;
        if (direction == Clause.Direction.RECEIVE && effect != Effect.REQUIRE) {
            throw section.bad("effect", "is not require", "a receiving clause only requires");
        }
        DataClass weight = DataClass.NON_PERSONAL;
        Set<String> fields = Set.of();
        Scope scope = ScopeReader.everywhere();
        if (!removal) {
            Section applies = section.section("applies");
            scope = ScopeReader.read(applies);
            if (!permit) {
                weight = applies.word("atLeast", DataClass.class);
            }
            applies.end();
        }
        if (permit) {
            Section covers = section.section("covers");
            weight = covers.word("upTo", DataClass.class);
            fields = Set.copyOf(covers.texts("fields"));
            covers.end();
            if (fields.isEmpty()) {
                throw section.bad("covers", "names no fields", "name them, or write \"*\"");
            }
        }
        Clause clause = new Clause(
                id,
                effect,
                direction,
                sources(section),
                title(section),
                scope,
                weight,
                fields,
                permit && section.flag("derogation"),
                removal ? Set.copyOf(section.texts("liftedBy")) : Set.of(),
                removal && !section.has("conditions") ? noConditions(section) : conditions(section, id),
                section.words("duties", Duty.class),
                section.date("review"),
                substance(section.node()));
        if (permit && clause.duties().isEmpty()) {
            throw section.bad("duties", "is missing", "a ground has at least the duty log");
        }
        section.end();
        return clause;
    }

    static List<Source> sources(Section section) {
        List<Source> sources = new ArrayList<>();
        for (Section source : section.sections("source")) {
            sources.add(source(source));
        }
        return sources;
    }

    static Source source(Section section) {
        String reading = section.text("read");
        if (!Set.of("V", "M", "Q").contains(reading)) {
            throw section.bad("read", "is not V, M or Q", "say how the text was read; see README.md of the policies");
        }
        Source source = new Source(section.text("text"), section.text("article"), reading);
        section.end();
        return source;
    }

    private static Map<String, String> title(Section section) {
        Map<String, String> title = section.textsById("title");
        if (!title.keySet().equals(LANGUAGES)) {
            throw section.bad("title", "is not in exactly five languages", "write nl, en, es, pap_CW and pap_AW");
        }
        return title;
    }

    private static List<Condition> noConditions(Section section) {
        section.skip("conditions");
        return List.of();
    }

    private List<Condition> conditions(Section section, String clause) {
        List<Condition> conditions = new ArrayList<>();
        for (Section entry : section.sections("conditions")) {
            String id = entry.text("id");
            if (!id.startsWith(clause + ".") || !conditionIds.add(id)) {
                throw entry.bad(
                        "id",
                        "does not start with the id of its clause, or is taken",
                        "write " + clause + ".something");
            }
            conditions.add(condition(entry, id, "holds", expressions));
            entry.end();
        }
        return conditions;
    }

    static Condition condition(Section section, String id, String key, Expressions expressions) {
        String cel = section.text(key);
        try {
            return new Condition(id, section.sentence(), cel, expressions.table(cel));
        } catch (Expressions.Unfit e) {
            throw section.bad(
                    key, "cannot be used: " + e.what(), "mend the expression, or declare the fact in facts.yaml");
        }
    }

    /** What the clause does, without what is only said about it: a better translation voids no approval. */
    private static JsonNode substance(JsonNode clause) {
        ObjectNode bare = clause.deepCopy();
        bare.remove("title");
        bare.path("conditions").forEach(condition -> ((ObjectNode) condition).remove(List.of("nl", "en")));
        return bare;
    }
}
