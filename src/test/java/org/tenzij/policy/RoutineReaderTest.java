package org.tenzij.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenzij.exchange.Kind;

/** Templates, presets and the pattern of use are read as they are written, and nothing wrong is read. */
class RoutineReaderTest {
    private static final String TEMPLATES = """
            templates:
              - id: STATUS
                title: {nl: Stand, en: Status}
                kind: signal
                fields: [kind, document]
                status: in-force
                example: true
                validDays: 90
                source: {text: Bpg, article: "5:1", read: Q}
                review: "2027-12-31"
              - {id: SECOND, title: {nl: n, en: e}, kind: signal, fields: [kind], status: not-assessed, validDays: 1, source: {text: t, article: a, read: V}, review: "2027-12-31"}
            """;
    private static final String PRESETS = """
            presets:
              - id: LANDING
                title: {nl: Landing, en: Landing}
                kinds: [signal]
                necessity: ["names=exact", document, attachments]
                handling: {codes: [H1], bpg: BPG_A, onward: DENY}
                retainDays: 30
                statement: {factType: FACT, source: A, information: "1"}
              - {id: PLAIN, title: {nl: n, en: e}, kinds: [signal, answer], necessity: []}
            """;
    private static final String PATTERN = """
            grounds: [B2, B3]
            withinDays: 90
            warnAt: 3
            """;

    private static RoutineReader reader() {
        Catalogue catalogue = CatalogueReaderTest.reader().read(PolicyParts.file("fields/signal.yaml", """
                kind: signal
                fields:
                  - {path: kind, class: NON_PERSONAL}
                  - {path: names, class: IDENTIFYING, generalise: {to: INITIALS, by: D1, when: transfer, exact: allowed}}
                  - {path: document, class: IDENTIFYING, pseudonymise: {domain: document, by: D1, when: transfer, exact: never}}
                  - {path: text, class: IDENTIFYING, freeText: true}
                """));
        Map<String, HandlingCode> codes = Map.of("H1", code("H1"), "BPG_A", code("BPG_A"));
        Categories words = new Categories(
                Set.of("VICTIM"),
                Set.of(),
                Map.of("factType", Set.of("FACT"), "source", Set.of("A"), "information", Set.of("1")));
        return new RoutineReader(Map.of(Kind.SIGNAL, catalogue), codes, words);
    }

    private static HandlingCode code(String code) {
        return new HandlingCode(code, new Sentence("n", "e"), Set.of(), true);
    }

    @Test
    void templatesAreReadAsWritten() {
        Map<String, Template> read = reader().templates(PolicyParts.file("templates.yaml", TEMPLATES));
        assertThat(read).containsOnlyKeys("STATUS", "SECOND");
        Template status = PolicyParts.named(read, "STATUS");
        assertThat(status.title()).isEqualTo(new Sentence("Stand", "Status"));
        assertThat(status.kind()).isEqualTo(Kind.SIGNAL);
        assertThat(status.fields()).containsExactlyInAnyOrder("kind", "document");
        assertThat(status.status()).isEqualTo(Instrument.Status.IN_FORCE);
        assertThat(status.example()).isTrue();
        assertThat(status.validDays()).isEqualTo(90);
        assertThat(status.source()).isEqualTo(new Source("Bpg", "5:1", "Q"));
        assertThat(status.review()).isEqualTo(LocalDate.of(2027, 12, 31));
        assertThat(PolicyParts.named(read, "SECOND").example()).isFalse();
    }

    @Test
    void aBetterTitleLeavesATemplateTheSameAndAnythingElseDoesNot() {
        assertThat(digest("Stand", "Toestand")).isEqualTo(digest("Stand", "Stand"));
        assertThat(digest("validDays: 90", "validDays: 91")).isNotEqualTo(digest("Stand", "Stand"));
    }

    private static Object digest(String from, String to) {
        return PolicyParts.named(
                        reader().templates(
                                        PolicyParts.file("templates.yaml", PolicyParts.changed(TEMPLATES, from, to))),
                        "STATUS")
                .digest();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id: STATUS               | id: status               | line 2 | the key id is no word in capitals, or is taken | give it an id of its own
            id: SECOND               | id: STATUS               | line 11 | the key id is no word in capitals, or is taken | give it an id of its own
            en: Status               | en: Status, es: Estado   | line 3, template STATUS | the key es is not known here | remove it, or mend its name
            kind: signal             | kind: gossip             | line 4, template STATUS | the key kind has a value that is not known | use a kind of the protocol, for example annual-figures
            kind: signal             | kind: answer             | line 5, template STATUS | the key fields names what is no field of closed codes | name listed fields without free text
            '[kind, document]'       | '[kind, nothing]'        | line 5, template STATUS | the key fields names what is no field of closed codes | name listed fields without free text
            '[kind, document]'       | '[kind, text]'           | line 5, template STATUS | the key fields names what is no field of closed codes | name listed fields without free text
            '[kind, document]'       | '[]'                     | line 5, template STATUS | the key fields is missing or empty | name the fields that may leave under it
            validDays: 90            | validDays: 0             | line 8, template STATUS | the key validDays is out of bounds | write a number from 1 to 1000000
            validDays: 90            | validDays: 1000001       | line 8, template STATUS | the key validDays is out of bounds | write a number from 1 to 1000000
            example: true            | exemple: true            | line 7, template STATUS | the key exemple is not known here | remove it, or mend its name
            read: Q                  | read: Q, by: me          | line 9, template STATUS | the key by is not known here | remove it, or mend its name
            'templates:'             | 'extra: 1\ntemplates:'   | line 1 | the key extra is not known here | remove it, or mend its name
            """)
    void aWrongFileOfTemplatesSaysWhatWhereAndWhatToDo(
            String from, String to, String where, String what, String remedy) {
        PolicyParts.refused(
                PolicyParts.file("templates.yaml", PolicyParts.changed(TEMPLATES, from, to)),
                file -> reader().templates(file),
                where,
                what,
                remedy);
    }

    @Test
    void presetsAreReadAsWritten() {
        Map<String, Preset> read = reader().presets(PolicyParts.file("presets.yaml", PRESETS));
        assertThat(read)
                .containsOnlyKeys("LANDING", "PLAIN")
                .containsEntry(
                        "LANDING",
                        new Preset(
                                "LANDING",
                                new Sentence("Landing", "Landing"),
                                Set.of(Kind.SIGNAL),
                                List.of("names=exact", "document", "attachments"),
                                new Preset.Codes(List.of("H1"), "BPG_A", "DENY"),
                                30,
                                new Preset.Marks("FACT", "A", "1")))
                .containsEntry(
                        "PLAIN",
                        new Preset(
                                "PLAIN",
                                new Sentence("n", "e"),
                                Set.of(Kind.SIGNAL, Kind.ANSWER),
                                List.of(),
                                null,
                                null,
                                null));
        String silent = PolicyParts.changed(PRESETS, ", bpg: BPG_A, onward: DENY", "");
        assertThat(PolicyParts.named(reader().presets(PolicyParts.file("presets.yaml", silent)), "LANDING")
                        .handling())
                .isEqualTo(new Preset.Codes(List.of("H1"), null, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id: PLAIN          | id: LANDING           | line 9 | the key id is no word in capitals, or is taken | give it an id of its own
            en: Landing        | en: Landing, es: a    | line 3, preset LANDING | the key es is not known here | remove it, or mend its name
            '"names=exact"'    | names=most            | line 5, preset LANDING | the key necessity names what is no field of its kinds, or may not be exact | mend the path
            '"names=exact"'    | document=exact        | line 5, preset LANDING | the key necessity names what is no field of its kinds, or may not be exact | mend the path
            '"names=exact"'    | kind=exact            | line 5, preset LANDING | the key necessity names what is no field of its kinds, or may not be exact | mend the path
            '"names=exact"'    | nothing               | line 5, preset LANDING | the key necessity names what is no field of its kinds, or may not be exact | mend the path
            'attachments'      | attachments=exact     | line 5, preset LANDING | the key necessity names what is no field of its kinds, or may not be exact | mend the path
            kinds: [signal]    | 'kinds: [signal, answer]' | line 5, preset LANDING | the key necessity names what is no field of its kinds, or may not be exact | mend the path
            'codes: [H1]'      | 'codes: [H9]'         | line 6, preset LANDING | the key codes has a code that is not known | use the codes of handling.yaml
            bpg: BPG_A         | bpg: BPG_Z            | line 6, preset LANDING | the key codes has a code that is not known | use the codes of handling.yaml
            onward: DENY       | 'onward: DENY, tlp: a' | line 6, preset LANDING | the key tlp is not known here | remove it, or mend its name
            retainDays: 30     | retainDays: 0         | line 7, preset LANDING | the key retainDays is out of bounds | write a number from 1 to 1000000
            retainDays: 30     | keepDays: 30          | line 7, preset LANDING | the key keepDays is not known here | remove it, or mend its name
            source: A          | source: Z             | line 8, preset LANDING | the key source has a word that is not known | use the words of categories.yaml
            source: A          | 'source: A, more: a'  | line 8, preset LANDING | the key more is not known here | remove it, or mend its name
            'presets:'         | 'extra: 1\npresets:'  | line 1 | the key extra is not known here | remove it, or mend its name
            """)
    void aWrongFileOfPresetsSaysWhatWhereAndWhatToDo(String from, String to, String where, String what, String remedy) {
        PolicyParts.refused(
                PolicyParts.file("presets.yaml", PolicyParts.changed(PRESETS, from, to)),
                file -> reader().presets(file),
                where,
                what,
                remedy);
    }

    @Test
    void thePatternOfUseIsReadAsWritten() {
        assertThat(RoutineReader.pattern(
                        PolicyParts.file("patterns.yaml", PATTERN), PolicyParts.clauses(Effect.PERMIT, "B2", "B3")))
                .isEqualTo(new PatternOfUse(List.of("B2", "B3"), 90, 3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '[B2, B3]'  | '[B2, B9]'              | line 1 | the key grounds names what is no ground | name clauses with effect: permit
            '[B2, B3]'  | '[B2, P1]'              | line 1 | the key grounds names what is no ground | name clauses with effect: permit
            warnAt: 3   | 'warnAt: 3\nextra: 1'   | line 4 | the key extra is not known here | remove it, or mend its name
            """)
    void aWrongPatternOfUseSaysWhatWhereAndWhatToDo(String from, String to, String where, String what, String remedy) {
        Map<String, Clause> clauses = PolicyParts.clauses(Effect.PERMIT, "B2", "B3");
        clauses.putAll(PolicyParts.clauses(Effect.PROHIBIT, "P1"));
        PolicyParts.refused(
                PolicyParts.file("patterns.yaml", PolicyParts.changed(PATTERN, from, to)),
                file -> RoutineReader.pattern(file, clauses),
                where,
                what,
                remedy);
    }
}
