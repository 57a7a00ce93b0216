package org.tenzij.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenzij.exchange.Kind;

/** A list of fields is read as it is written, and nothing wrong is read. */
class CatalogueReaderTest {
    private static final String FIELDS = """
            kind: signal
            persons: "subjects[]"
            states: [NL, BQ]
            attachments: {class: SPECIAL}
            oneCase: {persons: 3, reference: reference}
            raise:
              - {to: SPECIAL, unless: scanned, nl: n, en: e}
            fields:
              - {path: kind, class: NON_PERSONAL}
              - {path: reference, class: PSEUDONYMISED}
              - {path: "subjects[].names[]", class: IDENTIFYING, remove: {by: D1, when: transfer-of-minor}, generalise: {to: INITIALS, by: D1, when: transfer, exact: allowed}}
              - {path: "subjects[].document", class: IDENTIFYING, pseudonymise: {domain: document, by: D1, when: always, exact: never, class: NON_PERSONAL}}
              - {path: "subjects[].asked", class: SPECIAL, remove: {by: D1, when: to-state-of-nationality}}
              - {path: text, class: IDENTIFYING, freeText: true}
            """;

    static CatalogueReader reader() {
        Map<String, Clause> clauses = PolicyParts.clauses(Effect.REMOVE, "D1");
        clauses.putAll(PolicyParts.clauses(Effect.PERMIT, "B1"));
        return new CatalogueReader(PolicyParts.expressions(), clauses);
    }

    private static Catalogue read(String text) {
        return reader().read(PolicyParts.file("fields/signal.yaml", text));
    }

    @Test
    void theFieldsAreReadAsWritten() {
        Catalogue read = read(FIELDS);
        Removal minor = new Removal("D1", Removal.When.TRANSFER_OF_MINOR);
        Removal state = new Removal("D1", Removal.When.TO_STATE_OF_NATIONALITY);
        Softening initials = new Softening.Generalise(
                Coarser.INITIALS, new Softening.Terms("D1", false, true, DataClass.PSEUDONYMISED));
        Softening keyed =
                new Softening.Pseudonymise("document", new Softening.Terms("D1", true, false, DataClass.NON_PERSONAL));
        assertThat(read.kind()).isEqualTo(Kind.SIGNAL);
        assertThat(read.fields())
                .containsExactly(
                        new Field(0, "kind", DataClass.NON_PERSONAL, false, null, null),
                        new Field(1, "reference", DataClass.PSEUDONYMISED, false, null, null),
                        new Field(2, "subjects[].names[]", DataClass.IDENTIFYING, false, minor, initials),
                        new Field(3, "subjects[].document", DataClass.IDENTIFYING, false, null, keyed),
                        new Field(4, "subjects[].asked", DataClass.SPECIAL, false, state, null),
                        new Field(5, "text", DataClass.IDENTIFYING, true, null, null));
        assertThat(read.tree().fields()).containsExactlyInAnyOrderElementsOf(read.fields());
        assertThat(read.field("text")).isEqualTo(read.fields().get(5));
        assertThat(read.field("nothing")).isNull();
    }

    @Test
    void whatHoldsForTheWholeMessageIsReadAsWritten() {
        Catalogue read = read(FIELDS);
        assertThat(read.persons()).isEqualTo("subjects[]");
        assertThat(read.states()).isEqualTo(Set.of("NL", "BQ"));
        assertThat(read.attachments()).isEqualTo(DataClass.SPECIAL);
        assertThat(read.oneCase())
                .isEqualTo(new Catalogue.OneCase(3, read.fields().get(1)));
        assertThat(read.raises()).singleElement().satisfies(raise -> {
            assertThat(raise.to()).isEqualTo(DataClass.SPECIAL);
            assertThat(raise.unless().id()).isEqualTo("signal.raise0");
            assertThat(raise.unless().cel()).isEqualTo("scanned");
            assertThat(raise.unless().sentence()).isEqualTo(new Sentence("n", "e"));
        });
    }

    @Test
    void whatAListLeavesOutIsNotThere() {
        Catalogue read = read("kind: signal\noneCase: {persons: 1}\nfields: [{path: kind, class: NON_PERSONAL}]\n");
        assertThat(read.persons()).isNull();
        assertThat(read.states()).isEmpty();
        assertThat(read.attachments()).isNull();
        assertThat(read.oneCase()).isEqualTo(new Catalogue.OneCase(1, null));
        assertThat(read.raises()).isEmpty();
        assertThat(read("kind: signal\nfields: [{path: kind, class: NON_PERSONAL}]\n")
                        .oneCase())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            kind: signal                  | kind: answer                     | line 1 | the key kind is not the name of this file | name the file fields/answer.yaml
            'persons: "subjects[]"'       | 'persons: "others[]"'            | line 2 | the key persons does not hold subjects[].names[] | name the array of persons
            'persons: "subjects[]"'       | 'person: "subjects[]"'           | line 1 | the key persons does not hold subjects[].names[] | name the array of persons
            'states: [NL, BQ]'            | 'states: []'                     | line 3 | the key states is missing | list the codes of the recipient's state
            attachments: {class: SPECIAL} | 'attachments: {class: SPECIAL, size: 1}' | line 4 | the key size is not known here | remove it, or mend its name
            'persons: 3,'                 | 'persons: 3, days: 1,'           | line 5 | the key days is not known here | remove it, or mend its name
            'persons: 3,'                 | 'persons: 0,'                    | line 5 | the key persons is out of bounds | write a number from 1 to 1000000
            reference: reference          | reference: number                | line 5 | the key reference is not a field of this list | name the field that holds it
            'to: SPECIAL, unless'         | 'to: SPECIAL, if: 1, unless'     | line 7 | the key if is not known here | remove it, or mend its name
            'unless: scanned'             | 'unless: seen'                   | line 7 | the key unless cannot be used: the expression does not fit the facts: undeclared reference to 'seen', which facts.yaml does not declare | mend the expression, or declare the fact in facts.yaml
            'path: kind,'                 | 'path: 9kind,'                   | line 9, field 9kind | the key path is not a path | write it as subjects[].names[]
            'path: kind, class: NON_PERSONAL' | 'path: kind, class: SECRET'  | line 9, field kind | the key class has a word that is not known | use one of [NON_PERSONAL, AGGREGATE_SAFE, AGGREGATE_UNSAFE, PSEUDONYMISED, IDENTIFYING, SPECIAL, INFORMANT]
            'path: kind,'                 | 'path: kind, secret: true,'      | line 9, field kind | the key secret is not known here | remove it, or mend its name
            'path: reference,'            | 'path: kind,'                    | line 10, field kind | the key path stands in another field's way | list only the innermost fields, each once
            'when: transfer-of-minor'     | 'when: transfer-of-minor, by2: D1' | line 11, field subjects[].names[] | the key by2 is not known here | remove it, or mend its name
            'remove: {by: D1'             | 'remove: {by: B1'                | line 11, field subjects[].names[] | the key remove names no clause that removes | name a clause with effect: remove
            'to: INITIALS'                | 'to: INITIALS, from: NAME'       | line 11, field subjects[].names[] | the key from is not known here | remove it, or mend its name
            'INITIALS, by: D1'            | 'INITIALS, by: B1'               | line 11, field subjects[].names[] | the key by names no clause that removes | name a clause with effect: remove
            'INITIALS, by: D1'            | 'INITIALS, by: D2'               | line 11, field subjects[].names[] | the key by names no clause that removes | name a clause with effect: remove
            'exact: allowed'              | 'exact: maybe'                   | line 11, field subjects[].names[] | the key exact has a word that is not known | write allowed or never
            'when: transfer, exact'       | 'when: seldom, exact'            | line 11, field subjects[].names[] | the key when has a word that is not known | write always or transfer
            'generalise: {to'             | 'pseudonymise: {domain: a, by: D1, when: always, exact: never}, generalise: {to' | line 11, field subjects[].names[] | the key pseudonymise stands beside generalise | keep one of them
            'domain: document'            | 'domain: Document'               | line 12, field subjects[].document | the key domain is not a word in small letters | write for example document
            'domain: document'            | 'domain: document, key: a'       | line 12, field subjects[].document | the key key is not known here | remove it, or mend its name
            'freeText: true'              | 'freeText: true, generalise: {to: YEAR, by: D1, when: always, exact: never}' | line 14, field text | the key freeText stands on a field that is softened | free text is redacted by a person
            'raise:'                      | 'extra: 1\nraise:'               | line 6 | the key extra is not known here | remove it, or mend its name
            """)
    void aWrongListOfFieldsSaysWhatWhereAndWhatToDo(String from, String to, String where, String what, String remedy) {
        PolicyParts.refused(
                PolicyParts.file("fields/signal.yaml", PolicyParts.changed(FIELDS, from, to)),
                file -> reader().read(file),
                where,
                what,
                remedy);
    }
}
