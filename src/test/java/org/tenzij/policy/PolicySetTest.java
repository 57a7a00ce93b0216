package org.tenzij.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenzij.exchange.Fault;
import org.tenzij.exchange.Kind;

/** What others than the rule ask of a policy set. */
class PolicySetTest {
    private static final PolicySet SET = PolicyExamples.SET;

    @Test
    void itSaysWhichOneItIs() {
        PolicySet loaded = PolicySet.load(Path.of("policies"));
        assertThat(loaded.version()).isEqualTo(SET.version());
        assertThat(loaded.number()).isPositive();
        assertThat(loaded.title().en()).startsWith("No, unless");
        assertThat(loaded.clauses()).extracting(Clause::id).contains("P1", "STAT", "RC1");
        assertThat(loaded.facts()).extracting(FactDeclaration::id).contains("auditPassed");
        assertThat(loaded.instruments()).isNotEmpty();
    }

    @Test
    void itHoldsThePurposesAndWhoServesThem() {
        assertThat(SET.purposes()).extracting(Purpose::id).contains("DETECTION", "KNOWLEDGE");
        assertThat(SET.competence(List.of(Set.of("PROSECUTION")), List.of("EXECUTION")))
                .isEqualTo(Map.of("recipientPolice", false, "recipientAuthorised", false, "recipientCompetent", true));
    }

    @Test
    void itKnowsWhoMayHaveOtherThanPoliceData() {
        assertThat(SET.mayHaveOtherData(List.of(Set.of("BORDER")))).isTrue();
        assertThat(SET.mayHaveOtherData(List.of(Set.of("POLICE_TASK")))).isFalse();
    }

    @Test
    void itHoldsTemplatesPresetsAndThePatternOfUse() {
        assertThat(SET.templates()).extracting(Template::id).contains("FOLLOW_UP_STATUS");
        assertThat(SET.template("FOLLOW_UP_STATUS")).map(Template::kind).contains(Kind.FOLLOW_UP);
        assertThat(SET.template("NOTHING")).isEmpty();
        assertThat(SET.presets()).extracting(Preset::id).contains("OWN_OBSERVATION");
        assertThat(SET.preset("OWN_OBSERVATION")).map(Preset::id).contains("OWN_OBSERVATION");
        assertThat(SET.preset("NOTHING")).isEmpty();
        assertThat(SET.pattern().grounds()).contains("B2").isSubsetOf(ids(SET));
    }

    private static List<String> ids(PolicySet set) {
        return set.clauses().stream().map(Clause::id).toList();
    }

    @Test
    void itFindsTheFreeTextsOfAPayload() {
        WorkedCase signal = PolicyExamples.worked("signal-bq-to-cw");
        assertThat(SET.freeTexts(Kind.SIGNAL, signal.request().payload()))
                .containsExactly("Two persons were made to work without pay.", "Both sleep at the place of work.");
        assertThat(SET.freeTexts(Kind.HEARTBEAT, signal.request().payload())).isEmpty();
    }

    @Test
    void aClauseMoreOrLessLeavesTheOthers() {
        PolicySet fewer = SET.without("STAT");
        assertThat(ids(fewer)).doesNotContain("STAT").hasSize(ids(SET).size() - 1);
        Clause stat = SET.clause("STAT").orElseThrow();
        PolicySet again = fewer.with(stat);
        assertThat(ids(again)).containsExactlyInAnyOrderElementsOf(ids(SET));
        assertThat(again.version()).isEqualTo(SET.version());
    }

    @Test
    void clausesThatAskForAWordForExactlyOneProjectionAreKnown() {
        assertThat(SET.bound(SET.clause("C11").orElseThrow())).isTrue();
        assertThat(SET.bound(SET.clause("C3").orElseThrow())).isTrue();
        assertThat(SET.bound(SET.clause("STAT").orElseThrow())).isFalse();
        assertThat(PolicySet.of(new TreeMap<>(PolicyExamples.FILES))
                        .bound(SET.clause("P6").orElseThrow()))
                .isFalse();
    }

    @Test
    void aSetHoldsExamplesWhereAnInstrumentOrATemplateIsOne() {
        SortedMap<String, byte[]> files = new TreeMap<>(PolicyExamples.FILES);
        files.keySet().removeIf(name -> name.startsWith("cases/"));
        unmark(files, "templates.yaml");
        assertThat(PolicySet.of(files).hasExamples()).isTrue();
        files.keySet().stream()
                .filter(name -> name.startsWith("instruments/"))
                .toList()
                .forEach(name -> unmark(files, name));
        assertThat(PolicySet.of(files).hasExamples()).isFalse();
        files.put("templates.yaml", PolicyExamples.FILES.get("templates.yaml"));
        assertThat(PolicySet.of(files).hasExamples()).isTrue();
    }

    private static void unmark(SortedMap<String, byte[]> files, String name) {
        String text = new String(files.get(name), StandardCharsets.UTF_8);
        files.put(name, text.replace("example: true", "example: false").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anInstrumentEndsWithItsLastDayOrItsReview() {
        Instrument permission = SET.instruments().stream()
                .filter(one -> one.id().equals("PERMISSION-2026-BQ"))
                .findFirst()
                .orElseThrow();
        assertThat(permission.ends()).isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
        assertThat(ends("2026-06-30", "2026-12-31")).isEqualTo(Instant.parse("2026-07-01T00:00:00Z"));
        assertThat(ends("2026-12-31", "2026-06-30")).isEqualTo(Instant.parse("2026-07-01T00:00:00Z"));
    }

    private static Instant ends(String until, String review) {
        String text = new String(
                        PolicyExamples.FILES.get("instruments/permission-2026-bq.yaml"), StandardCharsets.UTF_8)
                .replace("validUntil: \"2026-12-31\"", "validUntil: \"" + until + "\"")
                .replace("review: \"2026-12-31\"", "review: \"" + review + "\"");
        return InstrumentReader.read(PolicyParts.file("instruments/x.yaml", text))
                .ends();
    }

    @ParameterizedTest
    @ValueSource(strings = {"clauses/deep/x.yaml", "/x.yaml", "clauses/x.txt", "other.yaml", "others/x.yaml"})
    void aFileWithoutAPlaceStopsTheLoad(String name) {
        Fault fault = catchThrowableOfType(Fault.class, () -> PolicySet.of(PolicyExamples.filesWith(name, "a: 1\n")));
        assertThat(fault.what()).isEqualTo("this file has no place among the policies");
        assertThat(fault.where()).isEqualTo(name);
    }

    @Test
    void aFileOfHalfAMegabyteIsReadAndNotOneByteMore() {
        String start = "a: 1\n#";
        String most = start + "x".repeat(512 * 1024 - start.length());
        assertThat(PolicyParts.file("x.yaml", most).tree().path("a").asInt()).isEqualTo(1);
        Fault fault = catchThrowableOfType(Fault.class, () -> PolicyParts.file("x.yaml", most + "x"));
        assertThat(fault.what()).isEqualTo("the file is larger than 524288 bytes");
        assertThat(fault.where()).isEqualTo("x.yaml");
        assertThat(fault.remedy()).isEqualTo("split it");
    }

    @Test
    void whatIsNoYamlIsNamedWithItsLine() {
        wrong("a: 1\na: 2\n", "a key stands twice in one mapping", "x.yaml, line 2", "keep one of them");
        wrong(
                "a: [1\nb: 2\n",
                "this is not the YAML that is read here",
                "x.yaml, line 2",
                "mend the file at this line");
        wrong(
                "- a\n",
                "the file is not a YAML mapping",
                "x.yaml, line 1",
                "write keys and values, as in the other files");
        wrong("a: 1\n---\nb: 1\n", "a second document follows", "x.yaml, line 3", "keep one document per file");
        wrong("a: &b [1]\n", "anchors, aliases and tags are not read", "x.yaml, line 1", "write the value out");
        wrong("a: !b 1\n", "anchors, aliases and tags are not read", "x.yaml, line 1", "write the value out");
        wrong("a: &b 1\nc: *b\n", "anchors, aliases and tags are not read", "x.yaml, line 2", "write the value out");
    }

    private static void wrong(String text, String what, String where, String remedy) {
        Fault fault = catchThrowableOfType(Fault.class, () -> PolicyParts.file("x.yaml", text));
        assertThat(fault.what()).isEqualTo(what);
        assertThat(fault.where()).isEqualTo(where);
        assertThat(fault.remedy()).isEqualTo(remedy);
    }
}
