package org.tenzij.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Kind;

/** Reads the files of {@code fields/}: one per kind. */
final class CatalogueReader {
    private static final Pattern PATH =
            Pattern.compile("[A-Za-z][A-Za-z0-9_]*(\\[\\])?(\\.[A-Za-z][A-Za-z0-9_]*(\\[\\])?)*");

    private final Expressions expressions;
    private final Map<String, Clause> clauses;

    CatalogueReader(Expressions expressions, Map<String, Clause> clauses) {
        this.expressions = expressions;
        this.clauses = clauses;
    }

    Catalogue read(YamlFile file) {
        Section all = file.section();
        Kind kind = all.as("kind", all.text("kind"), name -> Kind.of(name, "kind"));
        if (!file.name().equals("fields/" + kind.wireName() + ".yaml")) {
            throw all.bad("kind", "is not the name of this file", "name the file fields/" + kind.wireName() + ".yaml");
        }
        FieldTree tree = new FieldTree();
        List<Field> fields = new ArrayList<>();
        for (Section entry : all.sections("fields")) {
            Section section = entry.named("field " + entry.text("path"));
            Field field = field(section, fields.size());
            if (!tree.add(field)) {
                throw section.bad("path", "stands in another field's way", "list only the innermost fields, each once");
            }
            fields.add(field);
        }
        String persons = all.has("persons") ? all.text("persons") : null;
        all.text("persons", "");
        Catalogue catalogue = new Catalogue(
                kind,
                List.copyOf(fields),
                tree,
                persons,
                Set.copyOf(all.texts("states")),
                attachments(all),
                oneCase(all, fields),
                raises(all, kind));
        personsFit(catalogue, all);
        all.end();
        return catalogue;
    }

    private Field field(Section section, int ordinal) {
        String path = section.text("path");
        if (!PATH.matcher(path).matches()) {
            throw section.bad("path", "is not a path", "write it as subjects[].names[]");
        }
        Removal removal = null;
        if (section.has("remove")) {
            Section words = section.section("remove");
            removal = new Removal(words.text("by"), words.word("when", Removal.When.class));
            words.end();
            Clause by = clauses.get(removal.clause());
            if (by == null || by.effect() != Effect.REMOVE) {
                throw section.bad("remove", "names no clause that removes", "name a clause with effect: remove");
            }
        } else {
            section.text("remove", "");
        }
        Softening softening = SofteningReader.read(section, clauses);
        Field field = new Field(
                ordinal, path, section.word("class", DataClass.class), section.flag("freeText"), removal, softening);
        if (softening != null && field.freeText()) {
            throw section.bad("freeText", "stands on a field that is softened", "free text is redacted by a person");
        }
        section.end();
        return field;
    }

    private static Catalogue.@Nullable OneCase oneCase(Section all, List<Field> fields) {
        if (!all.has("oneCase")) {
            all.text("oneCase", "");
            return null;
        }
        Section section = all.section("oneCase");
        String reference = section.text("reference", "");
        Field field = fields.stream()
                .filter(one -> one.path().equals(reference))
                .findFirst()
                .orElse(null);
        if (field == null && !reference.isEmpty()) {
            throw section.bad("reference", "is not a field of this list", "name the field that holds it");
        }
        Catalogue.OneCase oneCase = new Catalogue.OneCase(section.count("persons"), field);
        section.end();
        return oneCase;
    }

    private static @Nullable DataClass attachments(Section all) {
        if (!all.has("attachments")) {
            all.text("attachments", "");
            return null;
        }
        Section section = all.section("attachments");
        DataClass dataClass = section.word("class", DataClass.class);
        section.end();
        return dataClass;
    }

    private List<Catalogue.Raise> raises(Section all, Kind kind) {
        List<Catalogue.Raise> raises = new ArrayList<>();
        if (all.has("raise")) {
            for (Section section : all.sections("raise")) {
                Condition unless = ClauseReader.condition(
                        section, kind.wireName() + ".raise" + raises.size(), "unless", expressions);
                raises.add(new Catalogue.Raise(section.word("to", DataClass.class), unless));
                section.end();
            }
        } else {
            all.text("raise", "");
        }
        return List.copyOf(raises);
    }

    /** A rule about persons needs to know where they are and whose state the recipient's is. */
    private static void personsFit(Catalogue catalogue, Section all) {
        String persons = catalogue.persons();
        for (Field field : catalogue.fields()) {
            Removal removal = field.removal();
            if (removal == null || !removal.when().perPerson()) {
                continue;
            }
            if (persons == null || !field.path().startsWith(persons + ".")) {
                throw all.bad("persons", "does not hold " + field.path(), "name the array of persons");
            }
            if (removal.when() == Removal.When.TO_STATE_OF_NATIONALITY
                    && catalogue.states().isEmpty()) {
                throw all.bad("states", "is missing", "list the codes of the recipient's state");
            }
        }
    }
}
