package org.tenzij.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A redaction counts for exactly the text it was made on, or not at all. */
class RedactedTest {
    private static final String TEXT = "Ana 😀 works";

    private static Survey survey(String text) {
        Catalogue catalogue = CatalogueReaderTest.reader().read(PolicyParts.file("fields/signal.yaml", """
                        kind: signal
                        fields:
                          - {path: text, class: IDENTIFYING, freeText: true}
                          - {path: other, class: IDENTIFYING, freeText: true}
                        """));
        return Survey.of(
                catalogue,
                JsonNodeFactory.instance.objectNode().put("text", text).put("other", "More."));
    }

    private static Redaction.Text of(String path, String about, Redaction.Cut... cuts) {
        return new Redaction.Text(path, Redacted.digest(about), List.of(cuts));
    }

    private static Redacted redacted(String text, Redaction.Text... texts) {
        return Redacted.of(new Redaction(List.of(texts)), survey(text));
    }

    private static Redaction.Cut cut(int from, int to) {
        return new Redaction.Cut(from, to);
    }

    static Stream<Arguments> fitting() {
        return Stream.of(
                Arguments.of(List.of(), TEXT),
                Arguments.of(List.of(cut(0, 3)), "[…] 😀 works"),
                Arguments.of(List.of(cut(0, 3), cut(3, 4)), "[…][…]😀 works"),
                Arguments.of(List.of(cut(4, 6)), "Ana […] works"),
                Arguments.of(List.of(cut(7, TEXT.length())), "Ana 😀 […]"),
                Arguments.of(List.of(cut(0, TEXT.length())), "[…]"));
    }

    @ParameterizedTest
    @MethodSource("fitting")
    void whatIsCutIsMarkedAndTheRestStays(List<Redaction.Cut> cuts, String left) {
        Redacted redacted = redacted(TEXT, of("text", TEXT, cuts.toArray(Redaction.Cut[]::new)));
        assertThat(redacted.fits()).isTrue();
        assertThat(redacted.texts()).isEqualTo(Map.of("text", left));
    }

    static Stream<List<Redaction.Cut>> unfitting() {
        return Stream.of(
                List.of(cut(-1, 3)),
                List.of(cut(3, 3)),
                List.of(cut(4, 3)),
                List.of(cut(0, TEXT.length() + 1)),
                List.of(cut(0, 3), cut(2, 4)),
                List.of(cut(3, 4), cut(0, 1)),
                List.of(cut(0, 5)),
                List.of(cut(5, 6)));
    }

    @ParameterizedTest
    @MethodSource("unfitting")
    void aCutThatDoesNotFitVoidsTheWhole(List<Redaction.Cut> cuts) {
        Redacted redacted = redacted(TEXT, of("other", "More."), of("text", TEXT, cuts.toArray(Redaction.Cut[]::new)));
        assertThat(redacted.fits()).isFalse();
        assertThat(redacted.texts()).isEmpty();
    }

    @Test
    void anotherTextAnotherPathAndTwoWordsOnOneTextVoidTheWhole() {
        assertThat(redacted(TEXT, of("text", "Ana")).fits()).isFalse();
        assertThat(redacted(TEXT, of("nothing", TEXT)).fits()).isFalse();
        assertThat(redacted(TEXT, of("other", TEXT)).fits()).isFalse();
        assertThat(redacted(TEXT, of("text", TEXT), of("text", TEXT)).fits()).isFalse();
        assertThat(redacted(TEXT, of("text", TEXT), of("other", "More.")).texts())
                .isEqualTo(Map.of("text", TEXT, "other", "More."));
    }

    @Test
    void theTextIsTakenInItsComposedForm() {
        Redacted redacted = redacted("Zoe\u0308 x", of("text", "Zo\u00eb x", cut(0, 3)));
        assertThat(redacted.texts()).isEqualTo(Map.of("text", "[…] x"));
    }

    @Test
    void aThousandCutsAreReadAndNotOneMore() {
        String lines = "ab".repeat(1_001);
        assertThat(redacted(lines, of("text", lines, cuts(1_000))).fits()).isTrue();
        assertThat(redacted(lines, of("text", lines, cuts(1_001))).fits()).isFalse();
    }

    private static Redaction.Cut[] cuts(int count) {
        return IntStream.range(0, count).mapToObj(i -> cut(2 * i, 2 * i + 1)).toArray(Redaction.Cut[]::new);
    }

    @Test
    void whereNobodyStruckOutThereIsNothing() {
        Redacted none = Redacted.of(null, survey(TEXT));
        assertThat(none.fits()).isTrue();
        assertThat(none.texts()).isEmpty();
    }
}
