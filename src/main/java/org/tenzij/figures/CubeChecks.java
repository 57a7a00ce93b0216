package org.tenzij.figures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Party;

/** What must hold between the cells of one party: each once, one unit, parts that add up, a story that makes sense. */
final class CubeChecks {
    private final Codebook codebook;
    private final Party party;
    private final List<Finding> findings;
    private final NavigableMap<Coordinates, Cell> cells = new TreeMap<>();
    private final Map<Coordinates, Integer> rows = new HashMap<>();
    private final Set<Coordinates> broken = new HashSet<>();
    private final Set<Coordinates> told = new HashSet<>();
    private boolean lost;

    CubeChecks(Codebook codebook, Party party, List<Finding> findings) {
        this.codebook = codebook;
        this.party = party;
        this.findings = findings;
    }

    /** The cells that stand, in canonical order. */
    List<Cell> check(List<RowReader.Reading> readings) {
        readings.forEach(this::take);
        units();
        wholes();
        for (Line line : Line.through(cells.keySet(), codebook, party)) {
            margin(line);
            sum(line);
        }
        judgments();
        return List.copyOf(cells.values());
    }

    private void take(RowReader.Reading reading) {
        Coordinates at = reading.at();
        if (at == null) {
            lost = true;
            return;
        }
        int row = reading.row().number();
        Integer first = rows.putIfAbsent(at, row);
        if (first != null) {
            hard(ErrorCode.VALIDATE_DUPLICATE_CELL, row, "", "figures.duplicate", Finding.Argument.plain(first));
            return;
        }
        if (reading.cell() == null) {
            broken.add(at);
        } else {
            cells.put(at, reading.cell());
        }
    }

    /** Cases and persons cannot be added up. */
    private void units() {
        Map<Coordinates, String> units = new HashMap<>();
        for (Cell cell : inRowOrder()) {
            // Without _Z and _T the place is the same whatever the unit.
            Coordinates at = cell.at();
            Coordinates count = new Coordinates(at.year(), at.offence(), at.indicator(), "", "", "", "");
            String unit = units.putIfAbsent(count, cell.unit());
            if (unit != null && !unit.equals(cell.unit())) {
                hard(
                        ErrorCode.VALIDATE_WRONG_UNIT,
                        row(at),
                        Column.UNIT.header(),
                        "figures.mixed-units",
                        Finding.Argument.plain(unit));
                broken.add(at);
            }
        }
        cells.keySet().removeAll(broken);
    }

    /** Parts alone are not the number that was agreed: the whole stands with them. Source: MoU 4. */
    private void wholes() {
        for (Cell cell : inRowOrder()) {
            for (Coordinates whole : List.of(cell.at().wholeOf(), cell.at().unbrokenOf())) {
                missing(whole, cell.at());
            }
        }
    }

    /** A part of two breakdowns at once needs the totals of both, otherwise nobody can check it. */
    private void margin(Line line) {
        if (line.dimension() != Dimension.AREA && !line.total().unbroken()) {
            Coordinates first =
                    line.parts().stream().filter(cells::containsKey).findFirst().orElseThrow();
            missing(line.total(), first);
        }
    }

    private void missing(Coordinates total, Coordinates part) {
        if (!lost && !cells.containsKey(total) && !broken.contains(total) && told.add(total)) {
            hard(
                    ErrorCode.VALIDATE_WRONG_TOTAL,
                    row(part),
                    Column.VALUE.header(),
                    "figures.total-missing",
                    Finding.Argument.plain(total.name()));
        }
    }

    private void sum(Line line) {
        Cell total = cells.get(line.total());
        if (total == null || total.value() == null) {
            return;
        }
        long sum = 0;
        // A part that has a number nobody gives, or whose row is not right yet, may hold what is left.
        boolean open = lost;
        for (Coordinates at : line.parts()) {
            Cell part = cells.get(at);
            if (part == null) {
                open |= broken.contains(at);
            } else if (part.value() != null) {
                sum += part.value();
            } else {
                open |= part.status() != Status.NOT_APPLICABLE;
            }
        }
        if (sum > total.value() || (sum < total.value() && !open)) {
            Coordinates at = line.total();
            String area = at.part(Dimension.AREA)
                    ? at.area()
                    : codebook.country(party).orElseThrow();
            hard(
                    ErrorCode.VALIDATE_WRONG_TOTAL,
                    row(at),
                    Column.VALUE.header(),
                    "figures.wrong-total",
                    Finding.Argument.code(area),
                    Finding.Argument.plain(total.value()),
                    Finding.Argument.plain(sum));
        }
    }

    private void judgments() {
        for (Cell cell : inRowOrder()) {
            Coordinates at = cell.at();
            if (!at.indicator().equals("JUDGMENTS") || !at.unbroken() || !positive(cell) || lost) {
                continue;
            }
            // The two may be counted in different units, so the breakdowns need not read alike.
            boolean prosecuted = cells.values().stream()
                    .anyMatch(other -> other.at().indicator().equals("PROSECUTIONS")
                            && other.at().year() == at.year()
                            && other.at().offence().equals(at.offence())
                            && other.at().area().equals(at.area())
                            && other.at().unbroken()
                            && positive(other));
            if (!prosecuted && cell.comment().isEmpty()) {
                findings.add(new Finding(
                        Finding.Severity.SOFT,
                        ErrorCode.VALIDATE_NEEDS_COMMENT,
                        row(at),
                        Column.COMMENT.header(),
                        "figures.judgments-without-prosecutions",
                        List.of()));
            }
        }
    }

    private static boolean positive(@Nullable Cell cell) {
        return cell != null && cell.value() != null && cell.value() > 0;
    }

    private List<Cell> inRowOrder() {
        List<Cell> ordered = new ArrayList<>(cells.values());
        ordered.sort((a, b) -> Integer.compare(row(a.at()), row(b.at())));
        return ordered;
    }

    private int row(Coordinates at) {
        return rows.getOrDefault(at, 0);
    }

    private void hard(ErrorCode code, int row, String column, String key, Finding.Argument... arguments) {
        findings.add(new Finding(Finding.Severity.HARD, code, row, column, key, List.of(arguments)));
    }
}
