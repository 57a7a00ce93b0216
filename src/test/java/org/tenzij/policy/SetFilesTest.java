package org.tenzij.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;

/** The files that every set has: facts, gates, handling codes and the head of the set. Read as written, and nothing wrong is. */
class SetFilesTest {
    private static final String FACTS = """
            offices:
              JUDGE: {nl: rechter, en: judge}
              CLERK: {nl: griffier, en: clerk}
            facts:
              processingBasis: {type: string, values: [WPG_8, WPG_9, WPG_10_1_A, WPG_10_1_B, WPG_10_1_C, WPG_12, WPG_13, FOREIGN, NON_POLICE], asserters: [sender], nl: n, en: e, evidence: v}
              threadLaw: {type: string, values: [BES, NL, CW, SX, AW], asserters: [gateway], nl: n, en: e, evidence: v}
              recipientLawConfirmed: {type: bool, asserters: [approver], offices: [JUDGE], nl: n, en: e, evidence: v}
              counted: {type: int, from: 2, to: 4, asserters: [gateway, origin], nl: geteld, en: counted, evidence: register, remedy: {nl: tel, en: count}}
              willing: {type: bool, asserters: [approver], offices: [CLERK, JUDGE], bound: true, motivated: true, nl: n, en: e, evidence: v}
              oneCase: {type: bool, derived: true, nl: n, en: e, evidence: v}
            """;
    private static final String HANDLING = """
            codes:
              H1: {nl: Niet, en: Not, duties: [mark-not-in-court], personal: true}
              RED: {nl: Rood, en: Red, duties: []}
            """;

    private static Map<String, FactDeclaration> facts() {
        return FactReader.read(PolicyParts.file("facts.yaml", FACTS));
    }

    @Test
    void factsAreReadAsWritten() {
        Map<String, FactDeclaration> read = facts();
        assertThat(read)
                .containsOnlyKeys(
                        "processingBasis", "threadLaw", "recipientLawConfirmed", "counted", "willing", "oneCase");
        assertThat(PolicyParts.named(read, "counted"))
                .isEqualTo(new FactDeclaration(
                        "counted",
                        3,
                        List.of(2L, 3L, 4L),
                        Set.of(Asserter.GATEWAY, Asserter.ORIGIN),
                        List.of(),
                        false,
                        false,
                        false,
                        new Sentence("geteld", "counted"),
                        "register",
                        new Sentence("tel", "count")));
        assertThat(PolicyParts.named(read, "willing"))
                .isEqualTo(new FactDeclaration(
                        "willing",
                        4,
                        List.of(false, true),
                        Set.of(Asserter.APPROVER),
                        List.of("CLERK", "JUDGE"),
                        true,
                        true,
                        false,
                        new Sentence("n", "e"),
                        "v",
                        null));
        assertThat(PolicyParts.named(read, "oneCase").derived()).isTrue();
        assertThat(PolicyParts.named(read, "threadLaw").domain()).isEqualTo(List.of("BES", "NL", "CW", "SX", "AW"));
    }

    @Test
    void aFactMayHaveSixtyFourNumbersOrOne() {
        assertThat(numbers("from: 2, to: 65")).hasSize(64);
        assertThat(numbers("from: 4, to: 4")).containsExactly(4L);
    }

    private static List<Object> numbers(String range) {
        return PolicyParts.named(
                        FactReader.read(
                                PolicyParts.file("facts.yaml", PolicyParts.changed(FACTS, "from: 2, to: 4", range))),
                        "counted")
                .domain();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en: judge                  | en: judge, es: juez     | line 2, office JUDGE | the key es is not known here | remove it, or mend its name
            'facts:'                   | 'extra: 1\nfacts:'      | line 4 | the key extra is not known here | remove it, or mend its name
            '[BES, NL, CW, SX, AW]'    | '[BES, NL, CW, SX, SX]' | line 6, fact threadLaw | the key values has a value twice | keep one of them
            '[BES, NL, CW, SX, AW]'    | '[]'                    | line 6, fact threadLaw | the key values is missing | list every value the fact can have
            '[BES, NL, CW, SX, AW]'    | '[BES, NL]'             | line 5 | the key facts does not declare threadLaw as the engine needs it | declare it, not bound, with the values [BES, NL, CW, SX, AW]
            'offices: [JUDGE]'         | 'offices: [KING]'       | line 7, fact recipientLawConfirmed | the key offices has a word that is not known | use one of [JUDGE, CLERK], or declare the office
            'offices: [JUDGE], '       | ''                      | line 7, fact recipientLawConfirmed | the key offices is missing | name the offices whose word counts, exactly where approver is among the asserters
            'from: 2, to: 4'           | 'from: 2, to: 1'        | line 8, fact counted | the key to does not fit | declare at most 64 numbers
            'from: 2, to: 4'           | 'from: 2, to: 66'       | line 8, fact counted | the key to does not fit | declare at most 64 numbers
            'type: int'                | 'type: real'            | line 8, fact counted | the key type is not known | use bool, string or int
            'asserters: [gateway, origin]' | 'asserters: [origin], offices: [JUDGE]' | line 8, fact counted | the key offices stands on a fact that no approver asserts | name the offices whose word counts, exactly where approver is among the asserters
            'asserters: [gateway, origin]' | 'asserters: []'     | line 8, fact counted | the key asserters does not fit | name who may assert it, or say derived: true and name nobody
            'asserters: [gateway, origin]' | 'derived: true'     | line 8, fact counted | the key derived is set on a fact that the gateway does not compute | let somebody assert it
            'en: count}'               | 'en: count, es: cuenta}' | line 8, fact counted | the key es is not known here | remove it, or mend its name
            'evidence: register'       | 'evidence: register, proof: a' | line 8, fact counted | the key proof is not known here | remove it, or mend its name
            'counted:'                 | 'Counted:'              | line 8, fact Counted | a fact is named by letters and digits, the first in lower case | rename it
            'derived: true'            | 'asserters: [sender]'   | line 10, fact oneCase | the key derived is missing on a fact that the gateway computes | write derived: true
            """)
    void aWrongFileOfFactsSaysWhatWhereAndWhatToDo(
            String from, @Nullable String to, String where, String what, String remedy) {
        PolicyParts.refused(
                PolicyParts.file("facts.yaml", PolicyParts.changed(FACTS, from, to)),
                FactReader::read,
                where,
                what,
                remedy);
    }

    @Test
    void handlingCodesAreReadAsWritten() {
        assertThat(WordReader.handling(PolicyParts.file("handling.yaml", HANDLING)))
                .isEqualTo(Map.of(
                        "H1",
                        new HandlingCode("H1", new Sentence("Niet", "Not"), Set.of(Duty.MARK_NOT_IN_COURT), true),
                        "RED",
                        new HandlingCode("RED", new Sentence("Rood", "Red"), Set.of(), false)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'personal: true' | 'private: true'     | line 2, handling code H1 | the key private is not known here | remove it, or mend its name
            'en: Red, '      | ''                  | line 3, handling code RED | the key en is missing | write it; see README.md of the policies
            'codes:'         | 'extra: 1\ncodes:'  | line 1 | the key extra is not known here | remove it, or mend its name
            """)
    void aWrongFileOfHandlingCodesSaysWhatWhereAndWhatToDo(
            String from, @Nullable String to, String where, String what, String remedy) {
        PolicyParts.refused(
                PolicyParts.file("handling.yaml", PolicyParts.changed(HANDLING, from, to)),
                WordReader::handling,
                where,
                what,
                remedy);
    }

    @Test
    void everyCheckHasItsWords() {
        assertThat(WordReader.gates(PolicyParts.file("gates.yaml", gates())))
                .containsOnlyKeys(Check.values())
                .containsEntry(
                        Check.EXPIRED,
                        new Gate("S0.expired", new Source("Tenzij", "-", "V"), new Sentence("n", "S0.expired")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'en: S0.times'  | 'en: S0.times, es: a' | line 3, gate S0.times | the key es is not known here | remove it, or mend its name
            '  S0.times:'   | '  S0.late:'          | line 2 | the key S0.times is missing | write it; see README.md of the policies
            '  S0.times:'   | '  late: {}\n  S0.times:' | line 3 | the key late is not known here | remove it, or mend its name
            'gates:'        | 'extra: 1\ngates:'    | line 1 | the key extra is not known here | remove it, or mend its name
            """)
    void aWrongFileOfGatesSaysWhatWhereAndWhatToDo(String from, String to, String where, String what, String remedy) {
        PolicyParts.refused(
                PolicyParts.file("gates.yaml", PolicyParts.changed(gates(), from, to)),
                WordReader::gates,
                where,
                what,
                remedy);
    }

    private static String gates() {
        StringBuilder all = new StringBuilder("gates:\n");
        for (Check check : Check.values()) {
            all.append("  ")
                    .append(check.id())
                    .append(": {source: {text: Tenzij, article: \"-\", read: V}, nl: n, en: ")
                    .append(check.id())
                    .append("}\n");
        }
        return all.toString();
    }

    @Test
    void theHeadOfTheSetIsReadAsWritten() {
        PolicySet read = PolicySet.of(with("set.yaml", "version: 41\ntitle: {nl: Nee, en: No}\n"));
        assertThat(read.number()).isEqualTo(41);
        assertThat(read.title()).isEqualTo(new Sentence("Nee", "No"));
        assertThat(read.instruments())
                .extracting(Instrument::id)
                .contains("PERMISSION-2026-BQ", "PERMISSION-2027-BQ")
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'version: 1\ntitle: {nl: a, en: b, es: c}\n' | line 2 | the key es is not known here | remove it, or mend its name
            'version: 1\ntitle: {nl: a, en: b}\nextra: 1\n' | line 3 | the key extra is not known here | remove it, or mend its name
            'version: 0\ntitle: {nl: a, en: b}\n' | line 1 | the key version is out of bounds | write a number from 1 to 1000000
            """)
    void aWrongHeadSaysWhatWhereAndWhatToDo(String text, String where, String what, String remedy) {
        Fault fault = catchThrowableOfType(Fault.class, () -> PolicySet.of(with("set.yaml", text)));
        assertThat(fault.code()).isEqualTo(ErrorCode.DECIDE_BAD_POLICY);
        assertThat(fault.where()).isEqualTo("set.yaml, " + where);
        assertThat(fault.what()).isEqualTo(what);
        assertThat(fault.remedy()).isEqualTo(remedy);
    }

    @Test
    void oneInstrumentTwiceIsRefused() {
        String again =
                new String(PolicyExamples.FILES.get("instruments/permission-2026-bq.yaml"), StandardCharsets.UTF_8);
        Fault fault =
                catchThrowableOfType(Fault.class, () -> PolicySet.of(with("instruments/permission-again.yaml", again)));
        assertThat(fault.what()).isEqualTo("the key id is the id of another instrument too");
        assertThat(fault.where()).isEqualTo("instruments/permission-again.yaml, line 2");
        assertThat(fault.remedy()).isEqualTo("give it an id of its own");
    }

    private static SortedMap<String, byte[]> with(String name, String text) {
        SortedMap<String, byte[]> files = new TreeMap<>(PolicyExamples.FILES);
        files.keySet().removeIf(file -> file.startsWith("cases/"));
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
        return files;
    }
}
