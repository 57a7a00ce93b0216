package org.tenzij.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
import org.tenzij.policy.FreeText;
import org.tenzij.policy.Redaction;

/** What an editor does to a file of free texts, and what may come back of it. */
class MarkedTextTest {
    private static final FreeText.Page FIRST =
            page("description", "Invented One was seen.\nWith Two.", new FreeText.Place(0, 12, "subjects[].names[]"));
    private static final FreeText.Page SECOND = page("statements[0].text", "Nothing.");

    private static FreeText.Page page(String path, String text, FreeText.Place... places) {
        return new FreeText.Page(path, text, Digest.of(text.getBytes(StandardCharsets.UTF_8)), List.of(places));
    }

    private static MarkedText texts() {
        return MarkedText.of(List.of(FIRST, SECOND), "en");
    }

    private static void refused(String file, String what, String where) {
        assertThatThrownBy(() -> texts().read(file)).isInstanceOfSatisfying(Invalid.class, said -> {
            assertThat(said.code()).isEqualTo(ErrorCode.SUBMIT_MALFORMED);
            assertThat(said.what()).contains(what);
            assertThat(said.where()).isEqualTo(where);
            assertThat(said.toString() + said.remedy()).doesNotContain("Invented");
        });
    }

    @Test
    void whatIsWrittenIsReadBack() {
        String file = texts().write();
        assertThat(file.lines())
                .containsExactly(
                        "What stands between ⟦ and ⟧ does not leave. Move, add or remove these marks; change nothing else.",
                        "--- description ---",
                        "⟦Invented One⟧ was seen.",
                        "With Two.",
                        "--- statements[0].text ---",
                        "Nothing.");
        assertThat(texts().read(file))
                .isEqualTo(new Redaction(List.of(
                        new Redaction.Text("description", FIRST.sha256(), List.of(new Redaction.Cut(0, 12))),
                        new Redaction.Text("statements[0].text", SECOND.sha256(), List.of()))));
    }

    @Test
    void aPersonMovesAddsAndRemovesMarks() {
        String file = texts().write().replace("⟦Invented One⟧", "Invented One").replace("With Two", "⟦With⟧ ⟦T⟧⟦wo⟧⟦⟧");
        assertThat(texts().read(file).texts().getFirst().cuts())
                .containsExactly(new Redaction.Cut(23, 27), new Redaction.Cut(28, 31));
    }

    @Test
    void aCutMayReachOverLines() {
        String file = texts().write().replace("⟦Invented One⟧ was seen.\nWith", "Invented One ⟦was seen.\nWith⟧");
        assertThat(texts().read(file).texts().getFirst().cuts()).containsExactly(new Redaction.Cut(13, 27));
    }

    @Test
    void lineEndsOfOtherEditorsAndAMissingLastOneAreNoChange() {
        Redaction same = texts().read(texts().write());
        assertThat(texts().read(texts().write().replace("\n", "\r\n"))).isEqualTo(same);
        assertThat(texts().read(texts().write().stripTrailing())).isEqualTo(same);
        assertThat(texts().read(texts().write() + "\n \n")).isEqualTo(same);
    }

    @Test
    void changedWordsAreRefusedAndNotRepeated() {
        refused(texts().write().replace("seen", "seem"), "not those of the request", "description, line 1, column 21");
        refused(texts().write().replace("Two.", "Two"), "not those of the request", "description, line 2, column 9");
        refused(texts().write().replace("Two.", "Two.."), "not those of the request", "description, line 2, column 10");
        refused(
                texts().write().replace("--- statements[0]", "--- statements[1]"),
                "not those of the request",
                "statements[0].text, the line before it");
        refused("", "not those of the request", "description, the line before it");
        refused(texts().write() + "more", "something follows", "end of the file");
    }

    @Test
    void marksThatDoNotPairAreRefused() {
        refused(texts().write().replace("One⟧", "One"), "not closed", "description");
        refused(
                texts().write().replace("⟦Invented", "⟦⟦Invented"),
                "a mark is missing",
                "description, line 1, column 1");
        refused(
                texts().write().replace("One⟧ was", "One⟧ was⟧"),
                "a mark is missing",
                "description, line 1, column 17");
    }

    @Test
    void aTextThatUsesTheMarksItselfGetsOthers() {
        FreeText.Page odd = page("description", "a ⟦ in it", new FreeText.Place(0, 1, "NAME"));
        MarkedText marked = MarkedText.of(List.of(odd), "nl");
        assertThat(marked.write()).startsWith("Wat tussen ⟪ en ⟫ staat").contains("⟪a⟫ ⟦ in it");
        assertThat(marked.read(marked.write()).texts().getFirst().cuts()).containsExactly(new Redaction.Cut(0, 1));
        FreeText.Page all = page("description", "⟦⟪⦃⧼");
        assertThatThrownBy(() -> MarkedText.of(List.of(all), "en"))
                .isInstanceOfSatisfying(
                        Invalid.class, said -> assertThat(said.code()).isEqualTo(ErrorCode.SUBMIT_MALFORMED));
    }

    @Test
    void placesThatOverlapAreOneCut() {
        FreeText.Page page = page(
                "description",
                "0123456789",
                new FreeText.Place(1, 4, "A"),
                new FreeText.Place(2, 3, "B"),
                new FreeText.Place(4, 6, "C"),
                new FreeText.Place(8, 9, "D"));
        MarkedText marked = MarkedText.of(List.of(page), "en");
        assertThat(marked.marked(page)).isEqualTo("0⟦12345⟧67⟦8⟧9");
        assertThat(marked.read(marked.write()).texts().getFirst().cuts())
                .containsExactly(new Redaction.Cut(1, 6), new Redaction.Cut(8, 9));
    }
}
