package org.tenzij.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tenzij.exchange.Party;

/**
 * The counts that anyone can read in public reports: what an attacker knows, and what may travel exact.
 *
 * <p>Source: payloads.md, disclosure control, tier 1; each row names its report.
 */
public final class PublicFigures {
    private static final PublicFigures BUILT_IN =
            new PublicFigures(Resources.bytes("/codebook/public-annual-figures.csv"));
    /** The list was read by people before it went into the jar; no clock has to bound its years. */
    private static final int LAST_YEAR = 9999;

    private final Map<Party, AnnualFigures> byParty = new TreeMap<>();

    private PublicFigures(byte[] file) {
        List<Finding> findings = new ArrayList<>();
        Map<Party, List<Cell>> cells = new TreeMap<>();
        List<Row> rows = CsvForm.rows(file);
        for (Row row : rows) {
            RowReader.Reading reading = new RowReader(Codebook.current(), LAST_YEAR, row, findings).read(null);
            if (reading.party() == null || reading.cell() == null) {
                throw new IllegalStateException("the list of public figures does not fit the codebook: " + findings);
            }
            cells.computeIfAbsent(reading.party(), party -> new ArrayList<>()).add(reading.cell());
        }
        cells.forEach((party, list) ->
                byParty.put(party, new AnnualFigures(party, Codebook.current().id(), list)));
        if (byParty.isEmpty()) {
            throw new IllegalStateException("the list of public figures cannot be read");
        }
    }

    /** The list inside the jar. */
    public static PublicFigures builtIn() {
        return BUILT_IN;
    }

    /** What is public of that party. */
    public Optional<AnnualFigures> of(Party party) {
        return Optional.ofNullable(byParty.get(party));
    }

    /** All rows of the list. */
    public int size() {
        return byParty.values().stream()
                .mapToInt(figures -> figures.cells().size())
                .sum();
    }

    /** True where exactly this number of exactly this place, the whole country without breakdown, is public. */
    public boolean contains(Party party, Cell cell) {
        Long value = cell.value();
        return value != null
                && cell.at().whole()
                && of(party)
                        .flatMap(figures -> figures.cell(cell.at()))
                        .filter(known ->
                                value.equals(known.value()) && cell.unit().equals(known.unit()))
                        .isPresent();
    }
}
