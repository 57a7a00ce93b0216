package org.tenzij.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.json.CanonicalJson;
import org.tenzij.exchange.json.StrictJson;

/** Everything that was read from the files of one policy set, each part checked against the others. */
record PolicyContent(
        Digest version,
        long number,
        Sentence title,
        Map<String, FactDeclaration> facts,
        Map<String, Clause> clauses,
        Map<Kind, Catalogue> catalogues,
        List<Instrument> instruments,
        Map<Check, Gate> gates,
        Map<String, HandlingCode> handling,
        Purposes purposes,
        Categories categories,
        Map<String, Template> templates,
        Map<String, Preset> presets,
        PatternOfUse pattern,
        List<YamlFile> cases) {
    PolicyContent {
        facts = Collections.unmodifiableMap(facts);
        clauses = Collections.unmodifiableMap(clauses);
        catalogues = Collections.unmodifiableMap(catalogues);
        instruments = List.copyOf(instruments);
        gates = Collections.unmodifiableMap(gates);
        handling = Collections.unmodifiableMap(handling);
        templates = Collections.unmodifiableMap(templates);
        presets = Collections.unmodifiableMap(presets);
        cases = List.copyOf(cases);
    }

    static PolicyContent of(PolicyFolder folder) {
        Section head = folder.file("set.yaml").section();
        Map<String, FactDeclaration> facts = FactReader.read(folder.file("facts.yaml"));
        Expressions expressions = new Expressions(facts);
        ClauseReader clauses = new ClauseReader(expressions);
        folder.clauses().forEach(clauses::add);
        CatalogueReader fields = new CatalogueReader(expressions, clauses.read());
        Map<Kind, Catalogue> catalogues = new EnumMap<>(Kind.class);
        folder.fields().forEach(file -> {
            Catalogue catalogue = fields.read(file);
            catalogues.put(catalogue.kind(), catalogue);
        });
        Map<String, HandlingCode> handling = WordReader.handling(folder.file("handling.yaml"));
        Categories categories = VocabularyReader.categories(folder.file("categories.yaml"));
        RoutineReader routine = new RoutineReader(catalogues, handling, categories);
        PolicyContent content = new PolicyContent(
                version(folder),
                head.count("version"),
                title(head),
                facts,
                clauses.read(),
                catalogues,
                instruments(folder),
                WordReader.gates(folder.file("gates.yaml")),
                handling,
                VocabularyReader.purposes(folder.file("purposes.yaml")),
                categories,
                routine.templates(folder.file("templates.yaml")),
                routine.presets(folder.file("presets.yaml")),
                RoutineReader.pattern(folder.file("patterns.yaml"), clauses.read()),
                folder.cases());
        head.end();
        return content;
    }

    private static Sentence title(Section head) {
        Section words = head.section("title");
        Sentence title = words.sentence();
        words.end();
        return title;
    }

    private static List<Instrument> instruments(PolicyFolder folder) {
        List<Instrument> instruments = new ArrayList<>();
        for (YamlFile file : folder.instruments()) {
            Instrument instrument = InstrumentReader.read(file);
            if (instruments.stream().anyMatch(other -> other.id().equals(instrument.id()))) {
                throw file.section().bad("id", "is the id of another instrument too", "give it an id of its own");
            }
            instruments.add(instrument);
        }
        return instruments;
    }

    private static Digest version(PolicyFolder folder) {
        ObjectNode all = StrictJson.object();
        folder.all().forEach(file -> all.set(file.name(), file.tree()));
        return Digest.of(CanonicalJson.bytes(all));
    }

    PolicyContent with(Map<String, Clause> others) {
        return with(others, instruments);
    }

    PolicyContent with(Map<String, Clause> others, List<Instrument> filed) {
        return new PolicyContent(
                version,
                number,
                title,
                facts,
                others,
                catalogues,
                filed,
                gates,
                handling,
                purposes,
                categories,
                templates,
                presets,
                pattern,
                cases);
    }
}
