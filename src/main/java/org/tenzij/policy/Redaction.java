package org.tenzij.policy;

import java.util.List;
import org.tenzij.exchange.Digest;

/**
 * What a person struck out of the free texts of one message. A text that stands here with no cuts was looked at and left
 * whole. Source: LED 4(1)(c); law.md, P10.
 */
public record Redaction(List<Text> texts) {
    /** What stands in the place of a cut. */
    public static final String MARK = "[…]";

    public Redaction {
        texts = List.copyOf(texts);
    }

    /**
     * One free text.
     *
     * @param path with indexes, for example {@code statements[0].text}
     * @param sha256 of the whole text, in NFC and UTF-8: another text makes the redaction void
     * @param cuts in ascending order, apart from each other
     */
    public record Text(String path, Digest sha256, List<Cut> cuts) {
        public Text {
            cuts = List.copyOf(cuts);
        }
    }

    /**
     * A part that is struck out.
     *
     * @param from first UTF-16 unit of the text in NFC that goes
     * @param to first unit that stays again
     */
    public record Cut(int from, int to) {}
}
