package org.tenzij.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenzij.exchange.Kind;

/** Clauses are read as they are written, and nothing wrong is read. */
class ClauseReaderTest {
    private static final String CLAUSES = """
            clauses:
              - id: G1
                effect: permit
                derogation: true
                source: [{text: Wpg, article: "17a", read: V}, {text: LED, article: "38", read: Q}]
                title: {nl: Grond, en: Ground, es: Base, pap_CW: Grondo, pap_AW: Base2}
                applies: {from: [WPG_BES], to: [outside], kinds: [signal]}
                covers: {upTo: SPECIAL, fields: [a, b]}
                conditions:
                  - {id: G1.scan, nl: nagezien, en: scanned, holds: scanned}
                  - {id: G1.told, nl: gezegd, en: told, holds: "!told"}
                duties: [log, tell-origin]
                review: "2027-12-31"
              - id: D1
                effect: remove
                source: [{text: Wpg, article: "3", read: M}]
                title: {nl: n, en: e, es: s, pap_CW: c, pap_AW: a}
                liftedBy: [G1]
                review: "2026-06-30"
              - id: RC1
                effect: require
                direction: receive
                source: [{text: Wpg, article: "3", read: M}]
                title: {nl: n, en: e, es: s, pap_CW: c, pap_AW: a}
                applies: {from: [governed], to: [any], kinds: [case-linked], atLeast: IDENTIFYING}
                conditions: [{id: RC1.asked, nl: n, en: e, holds: asked}]
                review: "2027-12-31"
            """;

    private static Map<String, Clause> read(String text) {
        ClauseReader reader = new ClauseReader(PolicyParts.expressions());
        reader.add(PolicyParts.file("clauses/x.yaml", text));
        return reader.read();
    }

    private static Clause clause(String id) {
        return PolicyParts.named(read(CLAUSES), id);
    }

    @Test
    void aGroundIsReadAsWritten() {
        Clause ground = clause("G1");
        assertThat(ground.effect()).isEqualTo(Effect.PERMIT);
        assertThat(ground.direction()).isEqualTo(Clause.Direction.SEND);
        assertThat(ground.derogation()).isTrue();
        assertThat(ground.source()).containsExactly(new Source("Wpg", "17a", "V"), new Source("LED", "38", "Q"));
        assertThat(ground.scope())
                .isEqualTo(new Scope(
                        Set.of(Regime.WPG_BES),
                        Set.of(Regime.CW_LAW, Regime.SX_LAW, Regime.AW_LAW),
                        Set.of(Kind.SIGNAL)));
        assertThat(ground.weight()).isEqualTo(DataClass.SPECIAL);
        assertThat(ground.fields()).containsExactlyInAnyOrder("a", "b");
        assertThat(ground.conditions())
                .extracting(Condition::toString)
                .containsExactly("G1.scan: scanned", "G1.told: !told");
        assertThat(ground.conditions().getFirst().sentence()).isEqualTo(new Sentence("nagezien", "scanned"));
        assertThat(ground.duties()).containsExactlyInAnyOrder(Duty.LOG, Duty.TELL_ORIGIN);
        assertThat(ground.liftedBy()).isEmpty();
        assertThat(ground.review()).isEqualTo(LocalDate.of(2027, 12, 31));
        assertThat(ground.reviewEnds()).isEqualTo(Instant.parse("2028-01-01T00:00:00Z"));
        assertThat(ground).hasToString("G1");
    }

    @Test
    void aRemovalAndAReceivingClauseAreReadAsWritten() {
        Clause removal = clause("D1");
        assertThat(removal.effect()).isEqualTo(Effect.REMOVE);
        assertThat(removal.liftedBy()).containsExactly("G1");
        assertThat(removal.conditions()).isEmpty();
        assertThat(removal.derogation()).isFalse();
        assertThat(removal.scope()).isEqualTo(ScopeReader.everywhere());
        Clause receiving = clause("RC1");
        assertThat(receiving.direction()).isEqualTo(Clause.Direction.RECEIVE);
        assertThat(receiving.weight()).isEqualTo(DataClass.IDENTIFYING);
        assertThat(receiving.scope().from()).isEqualTo(Set.of(Regime.WPG_BES, Regime.WPG_EU, Regime.WBP_BES));
        assertThat(receiving.scope().to()).isEqualTo(EnumSet.allOf(Regime.class));
        assertThat(receiving.scope().kinds())
                .isEqualTo(Set.of(
                        Kind.INTERCEPTION,
                        Kind.FOLLOW_UP,
                        Kind.SIGNAL,
                        Kind.REQUEST,
                        Kind.ANSWER,
                        Kind.CORRECTION,
                        Kind.RECALL));
    }

    @Test
    void aWordForManyMeansAllOfThemAndNoOther() {
        String content = PolicyParts.changed(CLAUSES, "kinds: [signal]", "kinds: [content]");
        assertThat(PolicyParts.named(read(content), "G1").scope().kinds())
                .isEqualTo(EnumSet.complementOf(EnumSet.of(Kind.RECEIPT, Kind.HEARTBEAT, Kind.RESEND_REQUEST)));
        String any = PolicyParts.changed(CLAUSES, "kinds: [signal]", "kinds: [any]");
        assertThat(PolicyParts.named(read(any), "G1").scope().kinds()).isEqualTo(EnumSet.allOf(Kind.class));
    }

    @Test
    void aGroundThatDoesNotSaySoIsNoDerogation() {
        assertThat(PolicyParts.named(read(PolicyParts.changed(CLAUSES, "    derogation: true\n", "")), "G1")
                        .derogation())
                .isFalse();
    }

    @Test
    void aBetterTranslationLeavesTheSubstanceAndAnythingElseDoesNot() {
        assertThat(substance("nl: Grond", "nl: Basis")).isEqualTo(substance("nl: Grond", "nl: Grond"));
        assertThat(substance("nl: nagezien", "nl: bekeken")).isEqualTo(substance("nl: Grond", "nl: Grond"));
        assertThat(substance("[a, b]", "[a, c]")).isNotEqualTo(substance("nl: Grond", "nl: Grond"));
    }

    private static Object substance(String from, String to) {
        return PolicyParts.named(read(PolicyParts.changed(CLAUSES, from, to)), "G1")
                .substance();
    }

    @Test
    void theTitleComesInTheReadersLanguage() {
        Clause ground = clause("G1");
        assertThat(ground.title(Locale.of("pap", "CW"))).isEqualTo("Grondo");
        assertThat(ground.title(Locale.of("pap", "AW"))).isEqualTo("Base2");
        assertThat(ground.title(Locale.of("nl", "BQ"))).isEqualTo("Grond");
        assertThat(ground.title(Locale.FRENCH)).isEqualTo("Ground");
    }

    @Test
    void aGroundCarriesItsOwnFieldsUpToItsClass() {
        Clause ground = clause("G1");
        assertThat(ground.carries("a", DataClass.SPECIAL)).isTrue();
        assertThat(ground.carries("a", DataClass.INFORMANT)).isFalse();
        assertThat(ground.carries("c", DataClass.NON_PERSONAL)).isFalse();
        String all = PolicyParts.changed(CLAUSES, "[a, b]", "[\"*\"]");
        assertThat(PolicyParts.named(read(all), "G1").carries("c", DataClass.NON_PERSONAL))
                .isTrue();
    }

    @Test
    void aGroundIsForItsClassAndLighterAnyOtherClauseForItsClassAndHeavier() {
        Clause ground = clause("G1");
        assertThat(ground.applies(Regime.WPG_BES, Regime.CW_LAW, Kind.SIGNAL, DataClass.SPECIAL))
                .isTrue();
        assertThat(ground.applies(Regime.WPG_BES, Regime.CW_LAW, Kind.SIGNAL, DataClass.NON_PERSONAL))
                .isTrue();
        assertThat(ground.applies(Regime.WPG_BES, Regime.CW_LAW, Kind.SIGNAL, DataClass.INFORMANT))
                .isFalse();
        assertThat(ground.applies(Regime.WPG_EU, Regime.CW_LAW, Kind.SIGNAL, DataClass.SPECIAL))
                .isFalse();
        Clause receiving = clause("RC1");
        assertThat(receiving.applies(Regime.WPG_EU, Regime.CW_LAW, Kind.ANSWER, DataClass.IDENTIFYING))
                .isTrue();
        assertThat(receiving.applies(Regime.WPG_EU, Regime.CW_LAW, Kind.ANSWER, DataClass.SPECIAL))
                .isTrue();
        assertThat(receiving.applies(Regime.WPG_EU, Regime.CW_LAW, Kind.ANSWER, DataClass.PSEUDONYMISED))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            id: G1              | id: g1                    | line 2, clause g1 | the key id is not a clause id | use capitals and digits, for example P6
            id: D1              | id: G1                    | line 14, clause G1 | the key id is the id of another clause too | give it an id of its own
            effect: permit      | effect: allow             | line 3, clause G1 | the key effect has a word that is not known | use one of [PROHIBIT, REQUIRE, PERMIT, REMOVE]
            derogation: true    | derogation: often         | line 4, clause G1 | the key derogation is neither true nor false | write true or false
            derogation: true    | exception: true           | line 4, clause G1 | the key exception is not known here | remove it, or mend its name
            read: V             | read: X                   | line 5, clause G1 | the key read is not V, M or Q | say how the text was read; see README.md of the policies
            read: V             | 'read: V, by: me'         | line 5, clause G1 | the key by is not known here | remove it, or mend its name
            'es: Base, '        | ''                        | line 6, clause G1 | the key title is not in exactly five languages | write nl, en, es, pap_CW and pap_AW
            '[WPG_BES]'         | '[BES]'                   | line 7, clause G1 | the key from has a value that is not known | name a regime of README.md
            '[outside]'         | '[]'                      | line 7, clause G1 | the key to is missing or empty | name regimes, or any, governed, outside
            'kinds: [signal]'   | 'kinds: [gossip]'         | line 7, clause G1 | the key kinds has a value that is not known | use a kind of the protocol, for example annual-figures
            'kinds: [signal]'   | 'kinds: []'               | line 7, clause G1 | the key kinds is missing or empty | name kinds, or any, content, case-linked
            'kinds: [signal]'   | 'kinds: [signal], when: a' | line 7, clause G1 | the key when is not known here | remove it, or mend its name
            'fields: [a, b]'    | 'fields: []'              | line 8, clause G1 | the key covers names no fields | name them, or write "*"
            'fields: [a, b]'    | 'fields: [a, b], but: c'  | line 8, clause G1 | the key but is not known here | remove it, or mend its name
            'id: G1.told'       | 'id: D1.told'             | line 11, clause G1 | the key id does not start with the id of its clause, or is taken | write G1.something
            'id: G1.told'       | 'id: G1.scan'             | line 11, clause G1 | the key id does not start with the id of its clause, or is taken | write G1.something
            'en: scanned,'      | 'en: scanned, es: s,'     | line 10, clause G1 | the key es is not known here | remove it, or mend its name
            'holds: scanned'    | 'holds: "1 == 1"'         | line 10, clause G1 | the key holds cannot be used: the expression asks for no fact | mend the expression, or declare the fact in facts.yaml
            '[log, tell-origin]' | '[]'                     | line 12, clause G1 | the key duties is missing | a ground has at least the duty log
            '[log, tell-origin]' | '[shout]'                | line 12, clause G1 | the key duties has a word that is not known | use one of DUTIES
            '"2027-12-31"'      | someday                   | line 13, clause G1 | the key review is not a date | write it as "2027-12-31"
            'liftedBy: [G1]'    | 'raisedBy: [G1]'          | line 18, clause D1 | the key raisedBy is not known here | remove it, or mend its name
            'effect: require'   | 'effect: prohibit'        | line 21, clause RC1 | the key effect is not require | a receiving clause only requires
            'atLeast: IDENTIFYING' | 'from2: a'             | line 25, clause RC1 | the key atLeast is missing | write it; see README.md of the policies
            'clauses:'          | 'extra: 1\nclauses:'      | line 1 | the key extra is not known here | remove it, or mend its name
            """)
    void aWrongFileOfClausesSaysWhatWhereAndWhatToDo(String from, String to, String where, String what, String remedy) {
        PolicyParts.refused(
                PolicyParts.file("clauses/x.yaml", PolicyParts.changed(CLAUSES, from, to)),
                file -> {
                    ClauseReader reader = new ClauseReader(PolicyParts.expressions());
                    reader.add(file);
                    return reader.read();
                },
                where,
                what,
                remedy.replace("DUTIES", List.of(Duty.values()).toString()));
    }
}
