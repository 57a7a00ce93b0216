package org.tenzij.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A text is taken apart into plain words, each with its place in the text as it was. */
class FoldedTextTest {
    private static String folded(String text) {
        StringBuilder all = new StringBuilder();
        FoldedText.of(text)
                .words()
                .forEach(word -> all.append(word.folded())
                        .append('@')
                        .append(word.from())
                        .append('-')
                        .append(word.to())
                        .append(' '));
        return all.toString().strip();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Ana Ejemplo          | ana@0-3 ejemplo@4-11
            '  Ana,  Luz. '      | ana@2-5 luz@8-11
            Zoë                  | zoe@0-3
            'Zoe\u0308 x'        | zoe@0-4 x@5-6
            'Zo\u200Be x'        | zoe@0-4 x@5-6
            d'Ana x              | d@0-1 ana@2-5 x@6-7
            '\u0308 Ana'         | ana@2-5
            'A\u20DDna'          | ana@0-4
            Ａｎａ                | ana@0-3
            '\u0661\u0662 a'     | 12@0-2 a@3-4
            '😀Ana😀Luz'         | ana@2-5 luz@7-10
            Straße               | straße@0-6
            ﬁn                   | fin@0-2
            """)
    void wordsWithoutCaseAccentsAndSigns(String text, String words) {
        assertThat(folded(text)).isEqualTo(words);
    }

    @Test
    void whereThereIsNoWordThereIsNone() {
        assertThat(folded("")).isEmpty();
        assertThat(folded(" ,. 😀 \u0308")).isEmpty();
    }
}
