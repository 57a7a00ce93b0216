package org.tenzij.figures;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Party;

/**
 * What a form says and everything that was found in it.
 *
 * @param figures there exactly when no finding is hard
 */
public record CheckedFigures(Optional<AnnualFigures> figures, Findings findings) {
    /** Atlantic Standard Time: the islands' clock decides which year it is. */
    private static final ZoneOffset ISLANDS = ZoneOffset.ofHours(-4);

    /** The figures; fails with {@link org.tenzij.exchange.Invalid} on hard findings and on questions without an answer. */
    public AnnualFigures orStop() {
        findings.stop();
        return figures.orElseThrow();
    }

    /** Judges rows; {@code found} are the findings that reading the file already gave. */
    static CheckedFigures check(List<Row> rows, Codebook codebook, Party party, Instant now, List<Finding> found) {
        List<Finding> findings = new ArrayList<>(found);
        boolean fileBroken = found.stream().anyMatch(Finding::hard);
        if (rows.isEmpty() && !fileBroken) {
            findings.add(new Finding(
                    Finding.Severity.HARD, ErrorCode.VALIDATE_BLANK_CELL, 0, "", "figures.empty", List.of()));
        }
        int year = now.atOffset(ISLANDS).getYear();
        List<RowReader.Reading> readings = new ArrayList<>();
        for (Row row : rows) {
            readings.add(new RowReader(codebook, year, row, findings).read(party));
        }
        if (fileBroken) {
            // Rows are missing, so a total that does not add up would say nothing.
            readings.add(new RowReader.Reading(new Row(0, Map.of()), null, null, null));
        }
        List<Cell> cells = new CubeChecks(codebook, party, findings).check(readings);
        Findings all = new Findings(findings);
        @Nullable AnnualFigures figures = all.hard().isEmpty() ? new AnnualFigures(party, codebook.id(), cells) : null;
        return new CheckedFigures(Optional.ofNullable(figures), all);
    }
}
