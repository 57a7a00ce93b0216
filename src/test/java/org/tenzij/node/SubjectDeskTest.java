package org.tenzij.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.register.subjects.Identity;
import org.tenzij.register.subjects.SubjectIndex;
import org.tenzij.register.subjects.SubjectIndex.Direction;
import org.tenzij.register.subjects.Tokens;
import org.tenzij.store.Opened;
import org.tenzij.store.Samples;

/** Looking a person up: found in what was about them, on record before the answer, without a name anywhere. */
class SubjectDeskTest {
    private static final String PAYLOAD = """
            {"kind":"signal","subjects":[
             {"ref":"p1","category":"VICTIM","names":["Ana","Voorbeeld",null],"birthDate":"1990-01-31","document":null},
             {"ref":"p2","category":"SUSPECT","document":"CO AB123456"},
             {"ref":"p3","category":"OTHER_CONTACT"}]}""";

    @TempDir
    Path folder;

    private Opened opened;
    private SubjectDesk desk;

    @BeforeEach
    void open() {
        opened = Opened.sqlite(folder);
        desk = new SubjectDesk(
                new Tokens(new SecretKeySpec(new byte[32], "HmacSHA256")),
                opened.store().subjects(),
                opened.store().ledger(),
                opened.store().transactions(),
                "BQ_OM_1"::equals,
                () -> Samples.NOW);
    }

    @AfterEach
    void close() {
        opened.close();
    }

    private List<String> entries() {
        return opened.store().entryRows().read(0, 100).stream()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .toList();
    }

    private static JsonNode tree(String json) {
        return StrictJson.tree(json.getBytes(StandardCharsets.UTF_8), "test");
    }

    private List<SubjectIndex.Hit> search(List<String> names, @Nullable String birth, @Nullable String document) {
        return desk.search(
                new SubjectDesk.Question("SUBJECT_REQUEST", "BQ_OM_1", new Identity(names, birth, document)));
    }

    @Test
    void recipientsOfTheLastFourYearsAreKeptAndOlderOnesForgotten() {
        Instant fourYears = Samples.NOW.atOffset(ZoneOffset.UTC).minusYears(4).toInstant();
        Instant older = Samples.NOW.atOffset(ZoneOffset.UTC).minusMonths(51).toInstant();
        MessageId kept = Samples.id();
        opened.store().transactions().write(() -> {
            desk.note(kept, Samples.CW, Direction.GIVEN, tree(PAYLOAD), fourYears);
            desk.note(Samples.id(), Samples.CW, Direction.GIVEN, tree(PAYLOAD), older);
            return true;
        });
        assertThat(desk.forget()).isPositive();
        assertThat(search(List.of("Ana Voorbeeld"), "1990-01-31", null))
                .extracting(SubjectIndex.Hit::exchange)
                .containsExactly(kept);
        assertThat(desk.forget()).isZero();
    }

    @Test
    void whoIsInAPayloadIsFoundAgainAndTheLookIsOnRecordWithoutTheName() {
        MessageId id = Samples.id();
        opened.store().transactions().write(() -> {
            desk.note(id, Samples.CW, Direction.GIVEN, tree(PAYLOAD), Samples.NOW);
            desk.note(Samples.id(), Samples.CW, Direction.GIVEN, tree("{\"kind\":\"annual-figures\"}"), Samples.NOW);
            return true;
        });
        assertThat(search(List.of("VOORBEELD, ana"), "1990-01-31", null))
                .extracting(SubjectIndex.Hit::exchange)
                .containsExactly(id);
        assertThat(search(List.of(), null, "co-ab 123456")).hasSize(1);
        assertThat(search(List.of("Ana Voorbeeld"), "1991", null)).isEmpty();
        assertThat(entries())
                .hasSize(3)
                .allSatisfy(entry -> assertThat(entry)
                        .contains(
                                "\"event\":\"looked-up\"", "\"purpose\":\"SUBJECT_REQUEST\"", "\"officer\":\"BQ_OM_1\"")
                        .doesNotContainIgnoringCase("voorbeeld")
                        .doesNotContain("1990", "AB123456", id.value()));
    }

    @ParameterizedTest
    @CsvSource({
        "CURIOSITY, BQ_OM_1, CO1, purpose",
        "subject_request, BQ_OM_1, CO1, purpose",
        "SUBJECT_REQUEST, BQ_OM_2, CO1, by",
        "SUBJECT_REQUEST, BQ_OM_1, ?, identity"
    })
    void whoeverDoesNotSayWhyOrWhoOrWhomLearnsNothing(String purpose, String by, String document, String where) {
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> desk.search(
                        new SubjectDesk.Question(purpose, by, new Identity(List.of("Ana Voorbeeld"), null, document))))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.REGISTER_WRONG_LOOK_UP);
                    assertThat(refusal.where()).isEqualTo(where);
                    assertThat(refusal).hasMessageNotContaining("Ana");
                });
        assertThat(entries()).isEmpty();
    }

    @Test
    void theQuestionIsReadStrictlyAndSaysNothingOfThePerson() {
        String json = """
                {"purpose":"BREACH","by":"BQ_OM_1","identity":{"names":["Ana"],"birthDate":null,"document":null}}""";
        SubjectDesk.Question question =
                StrictJson.read(json.getBytes(StandardCharsets.UTF_8), SubjectDesk.Question.class, "request body");
        assertThat(question.identity().names()).containsExactly("Ana");
        assertThat(question.toString()).doesNotContain("Ana");
    }
}
