package org.tenzij.figures;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Party;

/** Turns one row into a cell, or says everything that is wrong with it. One instance reads one row. */
final class RowReader {
    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");

    /** What became of a row: its place where that can be read, its cell where nothing hard was found. */
    record Reading(
            Row row,
            @Nullable Party party,
            @Nullable Coordinates at,
            @Nullable Cell cell) {}

    private final Codebook codebook;
    private final int lastYear;
    private final Row row;
    private final RowFindings findings;
    private final RowTexts texts;

    RowReader(Codebook codebook, int lastYear, Row row, List<Finding> all) {
        this.codebook = codebook;
        this.lastYear = lastYear;
        this.row = row;
        this.findings = new RowFindings(row.number(), all);
        this.texts = new RowTexts(row, findings);
    }

    /** {@code expected}: the only party whose figures these may be, or null for a list of several parties. */
    Reading read(@Nullable Party expected) {
        Party party = party(expected);
        Integer year = year();
        String offence = texts.code(Column.OFFENCE, codebook.offences());
        Codebook.Indicator indicator = indicator();
        String unit = null;
        Coordinates at = null;
        if (indicator != null) {
            unit = texts.code(Column.UNIT, indicator.units(), ErrorCode.VALIDATE_WRONG_UNIT, "figures.wrong-unit");
            if (offence != null && !indicator.offences().contains(offence)) {
                findings.codes(
                        ErrorCode.VALIDATE_WRONG_CODE, Column.OFFENCE, "figures.wrong-offence", indicator.offences());
                offence = null;
            }
            if (party != null && year != null && offence != null && unit != null) {
                at = coordinates(party, year, offence, indicator, unit);
            }
        }
        CountReader count = new CountReader(codebook.largestCount(), texts, findings);
        Status status = count.status();
        Long value = count.value(status);
        words();
        Cell cell = null;
        if (!findings.hard() && at != null && unit != null && status != null) {
            cell = new Cell(at, unit, status, value, texts.get(Column.SOURCE), texts.get(Column.COMMENT));
        }
        return new Reading(row, party, at, cell);
    }

    private void words() {
        if (texts.get(Column.SOURCE).isEmpty() && !texts.refused(Column.SOURCE)) {
            findings.hard(ErrorCode.VALIDATE_BLANK_CELL, Column.SOURCE, "figures.blank-source");
        }
        for (Column column : List.of(Column.SOURCE, Column.COMMENT)) {
            if (PlainText.formula(texts.get(column))) {
                findings.soft(ErrorCode.SUBMIT_UNSAFE_TEXT, column, "figures.formula");
            }
        }
    }

    private @Nullable Party party(@Nullable Party expected) {
        String text = texts.code(
                Column.PARTY,
                codebook.parties().stream().map(Party::id).toList(),
                ErrorCode.VALIDATE_UNKNOWN_PARTY,
                "figures.unknown-party");
        if (text == null) {
            return null;
        }
        Party party = new Party(text);
        if (expected != null && !party.equals(expected)) {
            findings.hard(ErrorCode.VALIDATE_WRONG_SENDER, Column.PARTY, "figures.wrong-party", expected.id());
            return null;
        }
        return party;
    }

    private @Nullable Integer year() {
        String text = texts.get(Column.YEAR);
        if (!YEAR.matcher(text).matches()) {
            if (!texts.refused(Column.YEAR)) {
                findings.hard(ErrorCode.VALIDATE_WRONG_YEAR, Column.YEAR, "figures.wrong-year");
            }
            return null;
        }
        int year = Integer.parseInt(text);
        if (year > lastYear) {
            findings.hard(ErrorCode.VALIDATE_WRONG_YEAR, Column.YEAR, "figures.future-year", lastYear);
        } else if (year < codebook.firstYear()) {
            findings.hard(ErrorCode.VALIDATE_WRONG_YEAR, Column.YEAR, "figures.early-year", codebook.firstYear());
        }
        return year;
    }

    private Codebook.@Nullable Indicator indicator() {
        List<String> known =
                codebook.indicators().stream().map(Codebook.Indicator::code).toList();
        String code = texts.code(Column.INDICATOR, known);
        return code == null ? null : codebook.indicator(code).orElseThrow();
    }

    private @Nullable Coordinates coordinates(
            Party party, int year, String offence, Codebook.Indicator indicator, String unit) {
        String total = Coordinates.TOTAL;
        Coordinates at = new Coordinates(year, offence, indicator.code(), total, total, total, total);
        boolean known = true;
        for (Dimension dimension : Dimension.values()) {
            boolean applies = codebook.applies(dimension, indicator, offence, unit);
            Optional<String> code = along(dimension, party, applies);
            known &= code.isPresent();
            at = at.with(dimension, code.orElse(total));
        }
        return known ? at : null;
    }

    /** The code along a dimension; nothing after saying what is wrong with it. */
    private Optional<String> along(Dimension dimension, Party party, boolean applies) {
        Column column = Column.of(dimension);
        String text = texts.get(column);
        if (texts.refused(column)) {
            return Optional.empty();
        }
        boolean country = dimension == Dimension.AREA
                && text.equals(codebook.country(party).orElseThrow());
        if (country || text.isEmpty() || text.equals(Coordinates.TOTAL) || text.equals(Coordinates.NOT_APPLICABLE)) {
            return Optional.of(applies ? Coordinates.TOTAL : Coordinates.NOT_APPLICABLE);
        }
        List<String> parts = codebook.parts(dimension, party);
        if (!applies || parts.isEmpty()) {
            findings.hard(ErrorCode.VALIDATE_WRONG_CODE, column, "figures.no-breakdown");
            return Optional.empty();
        }
        return Optional.ofNullable(texts.code(column, parts));
    }
}
