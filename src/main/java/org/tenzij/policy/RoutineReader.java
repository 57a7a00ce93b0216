package org.tenzij.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.json.CanonicalJson;

/** Reads what makes daily work light: {@code templates.yaml}, {@code presets.yaml} and {@code patterns.yaml}. */
final class RoutineReader {
    private static final Pattern ID = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");

    private final Map<Kind, Catalogue> catalogues;
    private final Map<String, HandlingCode> handling;
    private final Categories categories;

    RoutineReader(Map<Kind, Catalogue> catalogues, Map<String, HandlingCode> handling, Categories categories) {
        this.catalogues = catalogues;
        this.handling = handling;
        this.categories = categories;
    }

    Map<String, Template> templates(YamlFile file) {
        Section all = file.section();
        Map<String, Template> templates = new LinkedHashMap<>();
        for (Section unnamed : all.list("templates")) {
            Template template = template(unnamed.named("template " + id(unnamed, templates.keySet())));
            templates.put(template.id(), template);
        }
        all.end();
        return templates;
    }

    private Template template(Section section) {
        Kind kind = section.as("kind", section.text("kind"), name -> Kind.of(name, "kind"));
        Set<String> fields = Set.copyOf(section.texts("fields"));
        if (fields.isEmpty()) {
            throw section.bad("fields", "is missing or empty", "name the fields that may leave under it");
        }
        for (String path : fields) {
            Field field = field(kind, path);
            if (field == null || field.freeText()) {
                throw section.bad(
                        "fields", "names what is no field of closed codes", "name listed fields without free text");
            }
        }
        ObjectNode substance = section.node().deepCopy();
        substance.remove("title");
        Template template = new Template(
                section.text("id"),
                title(section),
                kind,
                fields,
                section.word("status", Instrument.Status.class),
                section.flag("example"),
                section.count("validDays"),
                ClauseReader.source(section.section("source")),
                section.date("review"),
                Digest.of(CanonicalJson.bytes(substance)));
        section.end();
        return template;
    }

    Map<String, Preset> presets(YamlFile file) {
        Section all = file.section();
        Map<String, Preset> presets = new LinkedHashMap<>();
        for (Section unnamed : all.list("presets")) {
            Preset preset = preset(unnamed.named("preset " + id(unnamed, presets.keySet())));
            presets.put(preset.id(), preset);
        }
        all.end();
        return presets;
    }

    private Preset preset(Section section) {
        Set<Kind> kinds = ScopeReader.kinds(section);
        List<String> necessity = section.texts("necessity");
        for (String entry : necessity) {
            if (!kinds.stream().allMatch(kind -> fits(kind, entry))) {
                throw section.bad(
                        "necessity", "names what is no field of its kinds, or may not be exact", "mend the path");
            }
        }
        Preset preset = new Preset(
                section.text("id"),
                title(section),
                kinds,
                necessity,
                codes(section),
                section.has("retainDays") ? section.count("retainDays") : null,
                marks(section));
        section.skip("retainDays");
        section.end();
        return preset;
    }

    private boolean fits(Kind kind, String entry) {
        boolean exact = entry.endsWith(Minimiser.EXACT);
        Field field = field(kind, exact ? entry.substring(0, entry.length() - Minimiser.EXACT.length()) : entry);
        if (field == null) {
            return !exact && entry.equals(Minimiser.ATTACHMENTS);
        }
        Softening softening = field.softening();
        return !exact || (softening != null && softening.terms().exactAllowed());
    }

    private Preset.@Nullable Codes codes(Section preset) {
        preset.skip("handling");
        if (!preset.has("handling")) {
            return null;
        }
        Section section = preset.section("handling");
        Preset.Codes codes = new Preset.Codes(
                section.texts("codes"),
                section.has("bpg") ? section.text("bpg") : null,
                section.has("onward") ? section.text("onward") : null);
        section.skip("bpg");
        section.skip("onward");
        section.end();
        Set<String> named = new HashSet<>(codes.codes());
        if (codes.bpg() != null) {
            named.add(codes.bpg());
        }
        if (!handling.keySet().containsAll(named)) {
            throw section.bad("codes", "has a code that is not known", "use the codes of handling.yaml");
        }
        return codes;
    }

    private Preset.@Nullable Marks marks(Section preset) {
        preset.skip("statement");
        if (!preset.has("statement")) {
            return null;
        }
        Section section = preset.section("statement");
        Preset.Marks marks =
                new Preset.Marks(mark(section, "factType"), mark(section, "source"), mark(section, "information"));
        section.end();
        return marks;
    }

    private String mark(Section section, String key) {
        String word = section.text(key);
        if (!categories.grades().getOrDefault(key, Set.of()).contains(word)) {
            throw section.bad(key, "has a word that is not known", "use the words of categories.yaml");
        }
        return word;
    }

    static PatternOfUse pattern(YamlFile file, Map<String, Clause> clauses) {
        Section section = file.section();
        PatternOfUse pattern =
                new PatternOfUse(section.texts("grounds"), section.count("withinDays"), section.count("warnAt"));
        for (String ground : pattern.grounds()) {
            Clause clause = clauses.get(ground);
            if (clause == null || clause.effect() != Effect.PERMIT) {
                throw section.bad("grounds", "names what is no ground", "name clauses with effect: permit");
            }
        }
        section.end();
        return pattern;
    }

    private @Nullable Field field(Kind kind, String path) {
        Catalogue catalogue = catalogues.get(kind);
        return catalogue == null ? null : catalogue.field(path);
    }

    private static Sentence title(Section section) {
        Section words = section.section("title");
        Sentence title = words.sentence();
        words.end();
        return title;
    }

    private static String id(Section section, Set<String> taken) {
        String id = section.text("id");
        if (!ID.matcher(id).matches() || taken.contains(id)) {
            throw section.bad("id", "is no word in capitals, or is taken", "give it an id of its own");
        }
        return id;
    }
}
