package org.tenzij.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;

/** Every bad policy is refused at load, and the refusal says which file and why. */
class PolicyLoadTest {
    /** A change to one shipped file: the text is replaced, or the file is added, or removed where the new text is empty. */
    static Stream<Arguments> bad() {
        return Stream.of(
                added("unknown fact", "clauses/x.yaml", clause("noSuchFact"), "clause X1", "noSuchFact"),
                added(
                        "type error",
                        "clauses/x.yaml",
                        clause("processingBasis && auditPassed"),
                        "clause X1",
                        "expression"),
                added(
                        "not a boolean",
                        "clauses/x.yaml",
                        clause("processingBasis"),
                        "clause X1",
                        "expected type 'bool'"),
                added("syntax", "clauses/x.yaml", clause("auditPassed &&"), "clause X1", "expression"),
                added("misspelt word", "clauses/x.yaml", clause("processingBasis == 'WPG_21'"), "clause X1", "WPG_21"),
                added("no fact asked", "clauses/x.yaml", clause("true"), "clause X1", "asks for no fact"),
                added("never true", "clauses/x.yaml", clause("auditPassed && !auditPassed"), "clause X1", "never true"),
                added(
                        "too many facts",
                        "clauses/x.yaml",
                        clause(
                                "auditPassed || scanClean || policeTask || ownAttestation || purposeLed || senderGoverned"
                                        + " || betweenGateways || freeTextPresent"),
                        "clause X1",
                        "too many facts"),
                added("comprehension", "clauses/x.yaml", clause("[1].all(x, auditPassed)"), "clause X1", "expression"),
                changed(
                        "no source",
                        "source: [{text: Wpg, article: \"12\", read: V}, {text: Bpg, article: \"2:13(1)(a)\", read: Q}]",
                        "",
                        "clause P1",
                        "source is missing"),
                changed(
                        "no article",
                        "{text: Wpg, article: \"12\", read: V}",
                        "{text: Wpg, read: V}",
                        "clause P1",
                        "article is missing"),
                changed(
                        "no review date",
                        "review: \"2027-12-31\"\n  - id: P2",
                        "\n  - id: P2",
                        "clause P1",
                        "review is missing"),
                changed(
                        "review not a date",
                        "review: \"2027-12-31\"\n  - id: P2",
                        "review: soon\n  - id: P2",
                        "clause P1",
                        "is not a date"),
                added(
                        "duplicate id",
                        "clauses/x.yaml",
                        clause("auditPassed").replace("X1", "P1"),
                        "clause P1",
                        "id of another clause"),
                changed(
                        "condition id of another clause",
                        "- id: P2.theme",
                        "- id: P1.theme",
                        "clause P2",
                        "does not start with"),
                changed("unknown effect", "effect: prohibit", "effect: forbid", "clause P1", "not known"),
                changed(
                        "unknown regime",
                        "from: [any], to: [outside]",
                        "from: [any], to: [mars]",
                        "clause P2",
                        "not known"),
                changed(
                        "unknown kind",
                        "kinds: [annual-figures, digest]",
                        "kinds: [figures]",
                        "clause P6",
                        "not known"),
                changed("unknown key", "effect: prohibit", "efect: prohibit", "clause P1", "effect is missing"),
                changed(
                        "extra key",
                        "    effect: prohibit",
                        "    effect: prohibit\n    priority: 1",
                        "clause P1",
                        "priority is not known"),
                changed(
                        "a language is missing",
                        "      es: \"Los datos de informantes nunca salen\"\n",
                        "",
                        "clause P1",
                        "five languages"),
                changed(
                        "duplicate key",
                        "    effect: prohibit",
                        "    effect: prohibit\n    effect: permit",
                        "line",
                        "stands twice"),
                changed("alias", "from: [any], to: [outside]", "from: &a [any], to: *a", "line", "anchors"),
                changed(
                        "tag",
                        "effect: prohibit",
                        "effect: !!java.lang.String prohibit",
                        "line",
                        "anchors, aliases and tags"),
                added(
                        "second document",
                        "clauses/x.yaml",
                        clause("auditPassed") + "---\nclauses: []\n",
                        "clauses/x.yaml",
                        "second document"),
                added("not YAML", "clauses/x.yaml", "clauses: [}", "clauses/x.yaml", "YAML"),
                added("not a mapping", "clauses/x.yaml", "- a\n", "clauses/x.yaml", "mapping"),
                added("empty file", "clauses/x.yaml", "", "clauses/x.yaml", "mapping"),
                added("nested too deep", "clauses/x.yaml", "clauses: " + "[".repeat(200), "clauses/x.yaml", ""),
                added("misnamed clause file", "clauses/x.yml", clause("auditPassed"), "clauses/x.yml", "no place"),
                added("stray file", "notes.txt", "x", "notes.txt", "no place"),
                added(
                        "unknown kind of fields",
                        "fields/gossip.yaml",
                        "kind: gossip\nfields: [{path: a, class: SPECIAL}]\n",
                        "fields/gossip.yaml",
                        "not known"),
                added(
                        "fields under another name",
                        "fields/digest.yaml",
                        "kind: offer\nfields: [{path: a, class: SPECIAL}]\n",
                        "fields/digest.yaml",
                        "name of this file"),
                added(
                        "field twice",
                        "fields/digest.yaml",
                        "kind: digest\nfields: [{path: a, class: SPECIAL}, {path: a, class: SPECIAL}]\n",
                        "field a",
                        "in another field's way"),
                added(
                        "field inside a field",
                        "fields/digest.yaml",
                        "kind: digest\nfields: [{path: a, class: SPECIAL}, {path: a.b, class: SPECIAL}]\n",
                        "field a.b",
                        "in another field's way"),
                added(
                        "field without class",
                        "fields/digest.yaml",
                        "kind: digest\nfields: [{path: a}]\n",
                        "field a",
                        "class is missing"),
                added(
                        "removal by no clause",
                        "fields/digest.yaml",
                        "kind: digest\nfields: [{path: a, class: SPECIAL, remove: {by: P77, when: always}}]\n",
                        "field a",
                        "no clause that removes"),
                added(
                        "instrument without dates",
                        "instruments/x.yaml",
                        "id: X\ntype: permission\nstatus: in-force\n",
                        "instrument X",
                        "is missing"),
                added(
                        "receiving ground",
                        "clauses/x.yaml",
                        PolicyExamples.clause("X1", "effect: permit\ndirection: receive\n"),
                        "clause X1",
                        "is not require"),
                added(
                        "ground without duties",
                        "clauses/x.yaml",
                        PolicyExamples.clause(
                                "X1",
                                "effect: permit\napplies: {from: [any], to: [any], kinds: [content]}\ncovers: {upTo: SPECIAL, fields: [\"*\"]}\nconditions: [{id: X1.a, nl: n, en: e, holds: auditPassed}]\n"),
                        "clause X1",
                        "duties"),
                file(
                        "facts.yaml",
                        "unknown type",
                        "type: bool",
                        "type: maybe",
                        "fact recipientLawConfirmed",
                        "not known"),
                file(
                        "facts.yaml",
                        "reserved fact changed",
                        "values: [BES, NL, CW, SX, AW]",
                        "values: [BES, NL]",
                        "facts.yaml",
                        "threadLaw"),
                file(
                        "facts.yaml",
                        "fact nobody may assert",
                        "    asserters: [approver]\n    offices: [CASE_OFFICER",
                        "    offices: [CASE_OFFICER",
                        "fact recipientLawConfirmed",
                        "asserters"),
                file(
                        "facts.yaml",
                        "asserted although derived",
                        "    derived: true\n    nl: \"De afzender staat",
                        "    asserters: [sender]\n    nl: \"De afzender staat",
                        "fact senderGoverned",
                        "derived"),
                file("gates.yaml", "gate without words", "  S0.expired:", "  S0.late:", "gates.yaml", "S0.expired"),
                file(
                        "handling.yaml",
                        "unknown duty",
                        "duties: [mark-not-in-court]",
                        "duties: [whisper]",
                        "handling code H1",
                        "not known"),
                file("facts.yaml", "file missing", null, null, "facts.yaml", "missing"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void isRefused(String name, SortedMap<String, byte[]> files, String where, String what) {
        Fault fault = catchThrowableOfType(Fault.class, () -> PolicySet.of(files));
        assertThat(fault).as("it must not load").isNotNull();
        assertThat(fault.code()).isEqualTo(ErrorCode.DECIDE_BAD_POLICY);
        assertThat(fault.where()).contains(where);
        assertThat(fault.what()).contains(what);
        assertThat(fault.remedy()).isNotBlank();
    }

    @Test
    void allWereFound() {
        assertThat(bad()).hasSize(47);
    }

    @Test
    void theLineIsNamed() {
        Fault fault = catchThrowableOfType(
                Fault.class, () -> PolicySet.of(PolicyExamples.filesWith("clauses/x.yaml", clause("noSuchFact"))));
        assertThat(fault.where()).isEqualTo("clauses/x.yaml, line 8, clause X1");
    }

    @Test
    void anEmptyFolderIsRefused() {
        Fault fault = catchThrowableOfType(Fault.class, () -> PolicySet.of(new TreeMap<>()));
        assertThat(fault.code()).isEqualTo(ErrorCode.DECIDE_BAD_POLICY);
        assertThat(fault.where()).contains("policies");
    }

    @Test
    void aFolderWithoutClausesIsRefused() {
        SortedMap<String, byte[]> files = new TreeMap<>(PolicyExamples.FILES);
        files.keySet().removeIf(name -> name.startsWith("clauses/"));
        Fault fault = catchThrowableOfType(Fault.class, () -> PolicySet.of(files));
        assertThat(fault.where()).contains("clauses");
    }

    @Test
    void aWrongEncodingIsRefused() {
        SortedMap<String, byte[]> files = new TreeMap<>(PolicyExamples.FILES);
        files.put("clauses/x.yaml", new byte[] {'a', ':', ' ', (byte) 0xc3, (byte) 0x28});
        Fault fault = catchThrowableOfType(Fault.class, () -> PolicySet.of(files));
        assertThat(fault.where()).contains("clauses/x.yaml");
    }

    @Test
    void theVersionChangesWithTheContentAndNotWithTheLayout() {
        SortedMap<String, byte[]> spaced = new TreeMap<>(PolicyExamples.FILES);
        String prohibitions = new String(spaced.get("clauses/prohibitions.yaml"), StandardCharsets.UTF_8);
        spaced.put("clauses/prohibitions.yaml", ("# a remark\n\n" + prohibitions).getBytes(StandardCharsets.UTF_8));
        assertThat(PolicySet.of(spaced).version()).isEqualTo(PolicyExamples.SET.version());
        spaced.put(
                "clauses/prohibitions.yaml",
                prohibitions
                        .replace("holds: \"removalDatePassed\"", "holds: \"!removalDatePassed\"")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(PolicySet.of(spaced).version()).isNotEqualTo(PolicyExamples.SET.version());
    }

    @Test
    void theShippedSetSaysThatItHoldsExamples() {
        assertThat(PolicyExamples.SET.hasExamples()).isTrue();
        assertThat(PolicyExamples.SET.overdue(Instant.parse("2026-11-24T00:00:00Z")))
                .isEmpty();
        assertThat(PolicyExamples.SET.overdue(Instant.parse("2028-01-01T00:00:00Z")))
                .hasSameSizeAs(PolicyExamples.SET.clauses());
    }

    private static String clause(String cel) {
        return PolicyExamples.clause("X1", """
                effect: prohibit
                applies: {from: [any], to: [any], kinds: [content], atLeast: NON_PERSONAL}
                conditions: [{id: X1.a, nl: n, en: e, holds: "%s"}]
                """.formatted(cel));
    }

    private static Arguments added(String name, String file, String text, String where, String what) {
        return Arguments.of(name, PolicyExamples.filesWith(file, text), where, what);
    }

    private static Arguments changed(String name, String from, String to, String where, String what) {
        return file("clauses/prohibitions.yaml", name, from, to, where, what);
    }

    private static Arguments file(
            String file, String name, @Nullable String from, @Nullable String to, String where, String what) {
        SortedMap<String, byte[]> files = new TreeMap<>(PolicyExamples.FILES);
        if (from == null || to == null) {
            files.remove(file);
        } else {
            String text = new String(files.get(file), StandardCharsets.UTF_8);
            assertThat(text).contains(from);
            int at = text.indexOf(from);
            String changed = text.substring(0, at) + to + text.substring(at + from.length());
            files.put(file, changed.getBytes(StandardCharsets.UTF_8));
        }
        return Arguments.of(name, files, where, what);
    }
}
