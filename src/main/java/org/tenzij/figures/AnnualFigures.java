package org.tenzij.figures;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tenzij.exchange.Party;

/**
 * The annual figures of one party, checked, in one order: by year, offence, indicator, area, sex, age, form, totals first.
 *
 * <p>Source: MoU 4; payloads.md, annual figures.
 *
 * @param codebook id of the codebook they were counted by
 * @param cells at least one; each place once
 */
public record AnnualFigures(Party party, String codebook, List<Cell> cells) {
    public AnnualFigures {
        cells = cells.stream().sorted(Comparator.comparing(Cell::at)).toList();
        if (cells.isEmpty() || cells.stream().map(Cell::at).distinct().count() != cells.size()) {
            throw new IllegalArgumentException("annual figures hold at least one cell, and each place once");
        }
    }

    /** The years they speak of, ascending. */
    public List<Integer> years() {
        return cells.stream().map(cell -> cell.at().year()).distinct().toList();
    }

    /** The cell at that place. */
    public Optional<Cell> cell(Coordinates at) {
        return cells.stream().filter(cell -> cell.at().equals(at)).findFirst();
    }

    /**
     * The payload: header and cells, always the same JSON for the same figures. Valid by {@code
     * schemas/annual-figures.schema.json}. Source: settled point 24.
     */
    public JsonNode toPayload() {
        return PayloadForm.of(this);
    }

    /**
     * Reads a payload as strictly as a form, and only in the form {@link #toPayload} writes.
     *
     * <p>Fails with {@link org.tenzij.exchange.Invalid}: the code of the first hard finding, {@code validate.wrong-sender}
     * for figures of another party, {@code validate.malformed} for a form that is not the canonical one.
     *
     * @param sender the only party whose figures these may be
     */
    public static AnnualFigures fromPayload(JsonNode payload, Party sender, Instant now) {
        return PayloadForm.read(payload, sender, now);
    }

    /** Without the values: this may stand in a log. */
    @Override
    public String toString() {
        return "AnnualFigures[" + party + " " + years() + ", " + cells.size() + " cells]";
    }
}
