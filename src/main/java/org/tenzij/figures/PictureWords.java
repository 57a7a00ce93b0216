package org.tenzij.figures;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Party;

/** The words of a cell of the regional picture, of one party in one language. */
final class PictureWords {
    private final Codebook codebook;
    private final FiguresTexts texts;
    private final Party party;

    PictureWords(Codebook codebook, FiguresTexts texts, Party party) {
        this.codebook = codebook;
        this.texts = texts;
        this.party = party;
    }

    static PictureTable.Field words(String text) {
        return new PictureTable.Field(text, PictureTable.State.TEXT);
    }

    String party() {
        return codebook.country(party).map(this::label).orElse(party.id());
    }

    /** The number, why there is none, or that it is missing. Where cases and persons are both counted, the unit is said. */
    PictureTable.Field value(@Nullable Cell cell, Codebook.Indicator indicator) {
        if (cell == null) {
            return new PictureTable.Field(texts.text("picture.missing"), PictureTable.State.MISSING);
        }
        if (cell.value() == null) {
            return new PictureTable.Field(codebook.label(cell.status(), texts.language()), PictureTable.State.STATUS);
        }
        String number = cell.value() + (indicator.units().size() > 1 ? " (" + label(cell.unit()) + ")" : "");
        if (cell.status() == Status.PROVISIONAL) {
            number = texts.text("picture.provisional", number);
        }
        return new PictureTable.Field(number, PictureTable.State.NUMBER);
    }

    /** Party, year, offence, indicator, breakdown, value, unit, status, source, comment. */
    List<PictureTable.Field> row(Cell cell) {
        Coordinates at = cell.at();
        boolean agreed = codebook.indicator(at.indicator()).orElseThrow().agreed();
        String indicator = label(at.indicator()) + (agreed ? "" : " (" + texts.text("picture.not-comparable") + ")");
        PictureTable.Field value = cell.value() == null
                ? new PictureTable.Field("", PictureTable.State.STATUS)
                : new PictureTable.Field(String.valueOf(cell.value()), PictureTable.State.NUMBER);
        return List.of(
                words(party()),
                words(String.valueOf(at.year())),
                words(label(at.offence())),
                words(indicator),
                words(breakdown(at)),
                value,
                words(label(cell.unit())),
                words(codebook.label(cell.status(), texts.language())),
                words(cell.source()),
                words(cell.comment()));
    }

    private String breakdown(Coordinates at) {
        List<String> parts = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            String label = codebook.label(dimension, at.get(dimension), texts.language());
            if (!label.isEmpty()) {
                parts.add(label);
            }
        }
        return parts.isEmpty() ? texts.text("picture.total") : String.join(", ", parts);
    }

    private String label(String code) {
        return codebook.label(code, texts.language());
    }
}
