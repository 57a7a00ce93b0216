package org.tenzij.figures;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Party;

/** Turns one row into a cell, or says everything that is wrong with it. One instance reads one row. */
final class RowReader {
    /** Longest text of a field, in characters. */
    static final int MAX_TEXT = 500;

    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,18}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern NEGATIVE = Pattern.compile("[-\u2212][0-9].*");

    /** What became of a row: its place where that can be read, its cell where nothing hard was found. */
    record Reading(Row row, @Nullable Party party, @Nullable Coordinates at, @Nullable Cell cell) {}

    private final Codebook codebook;
    private final int lastYear;
    private final Row row;
    private final RowFindings findings;
    private final Map<Column, String> texts = new EnumMap<>(Column.class);

    RowReader(Codebook codebook, int lastYear, Row row, List<Finding> all) {
        this.codebook = codebook;
        this.lastYear = lastYear;
        this.row = row;
        this.findings = new RowFindings(row.number(), all);
    }

    /** {@code expected}: the only party whose figures these may be, or null for a list of several parties. */
    Reading read(@Nullable Party expected) {
        for (Column column : Column.values()) {
            texts.put(column, plain(column));
        }
        Party party = party(expected);
        Integer year = year();
        String offence = code(Column.OFFENCE, codebook.offences());
        Codebook.Indicator indicator = indicator();
        String unit = null;
        Coordinates at = null;
        if (indicator != null) {
            unit = code(Column.UNIT, indicator.units(), ErrorCode.VALIDATE_WRONG_UNIT, "figures.wrong-unit");
            if (offence != null && !indicator.offences().contains(offence)) {
                findings.codes(ErrorCode.VALIDATE_WRONG_CODE, Column.OFFENCE, "figures.wrong-offence", indicator.offences());
                offence = null;
            }
        }
        if (party != null && year != null && offence != null && indicator != null && unit != null) {
            at = coordinates(party, year, offence, indicator, unit);
        }
        Status status = status();
        Long value = value(status);
        String source = text(Column.SOURCE);
        if (source.isEmpty() && !refused(Column.SOURCE)) {
            findings.hard(ErrorCode.VALIDATE_BLANK_CELL, Column.SOURCE, "figures.blank-source");
        }
        String comment = text(Column.COMMENT);
        flagFormula(Column.SOURCE, source);
        flagFormula(Column.COMMENT, comment);
        boolean whole = !findings.hard() && at != null && unit != null && status != null;
        return new Reading(
                row, party, at, whole ? cell(at, unit, status, value, source, comment) : null);
    }

    // NullAway cannot see through the flag above that none of these is null.
    private static Cell cell(
            @Nullable Coordinates at,
            @Nullable String unit,
            @Nullable Status status,
            @Nullable Long value,
            String source,
            String comment) {
        if (at == null || unit == null || status == null) {
            throw new IllegalStateException("a row without findings is whole");
        }
        return new Cell(at, unit, status, value, source, comment);
    }

    private String plain(Column column) {
        String text = PlainText.tidy(row.get(column));
        if (PlainText.unsafe(text)) {
            findings.hard(ErrorCode.SUBMIT_UNSAFE_TEXT, column, "figures.unsafe-text");
            return "";
        }
        if (text.length() > MAX_TEXT) {
            findings.hard(ErrorCode.SUBMIT_TOO_LARGE, column, "figures.text-too-long", MAX_TEXT);
            return "";
        }
        return text;
    }

    private @Nullable Party party(@Nullable Party expected) {
        String text = text(Column.PARTY);
        Optional<Party> party = codebook.parties().stream()
                .filter(known -> known.id().equals(text))
                .findFirst();
        if (party.isEmpty()) {
            if (!refused(Column.PARTY)) {
                findings.codes(
                        ErrorCode.VALIDATE_UNKNOWN_PARTY,
                        Column.PARTY,
                        "figures.unknown-party",
                        codebook.parties().stream().map(Party::id).toList());
            }
            return null;
        }
        if (expected != null && !party.get().equals(expected)) {
            findings.hard(ErrorCode.VALIDATE_WRONG_SENDER, Column.PARTY, "figures.wrong-party", expected.id());
            return null;
        }
        return party.get();
    }

    private @Nullable Integer year() {
        String text = text(Column.YEAR);
        if (!YEAR.matcher(text).matches()) {
            if (!refused(Column.YEAR)) {
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
        List<String> known = codebook.indicators().stream()
                .map(Codebook.Indicator::code)
                .toList();
        String code = code(Column.INDICATOR, known);
        return code == null ? null : codebook.indicator(code).orElseThrow();
    }

    private @Nullable Coordinates coordinates(
            Party party, int year, String offence, Codebook.Indicator indicator, String unit) {
        Coordinates at = new Coordinates(
                year,
                offence,
                indicator.code(),
                Coordinates.TOTAL,
                Coordinates.TOTAL,
                Coordinates.TOTAL,
                Coordinates.TOTAL);
        boolean known = true;
        for (Dimension dimension : Dimension.values()) {
            Column column = Column.of(dimension);
            String text = text(column);
            boolean applies = codebook.applies(dimension, indicator, offence, unit);
            boolean together = text.isEmpty()
                    || text.equals(Coordinates.TOTAL)
                    || text.equals(Coordinates.NOT_APPLICABLE)
                    || (dimension == Dimension.AREA
                            && text.equals(codebook.country(party).orElseThrow()));
            if (refused(column)) {
                known = false;
            } else if (together) {
                at = at.with(dimension, applies ? Coordinates.TOTAL : Coordinates.NOT_APPLICABLE);
            } else if (!applies) {
                findings.hard(ErrorCode.VALIDATE_WRONG_CODE, column, "figures.no-breakdown");
                known = false;
            } else if (!codebook.parts(dimension, party).contains(text)) {
                findings.codes(
                        ErrorCode.VALIDATE_WRONG_CODE,
                        column,
                        "figures.wrong-code",
                        codebook.parts(dimension, party));
                known = false;
            } else {
                at = at.with(dimension, text);
            }
        }
        return known ? at : null;
    }

    private @Nullable Status status() {
        String text = text(Column.STATUS);
        Optional<Status> status = Status.of(text);
        if (status.isEmpty() && !refused(Column.STATUS)) {
            if (text.isEmpty()) {
                findings.hard(ErrorCode.VALIDATE_BLANK_CELL, Column.STATUS, "figures.blank-status");
            } else {
                findings.codes(
                        ErrorCode.VALIDATE_WRONG_CODE,
                        Column.STATUS,
                        "figures.wrong-code",
                        List.of(Status.values()).stream().map(Status::code).toList());
            }
        }
        return status.orElse(null);
    }

    private @Nullable Long value(@Nullable Status status) {
        String text = text(Column.VALUE);
        if (refused(Column.VALUE)) {
            return null;
        }
        if (text.isEmpty()) {
            if (status == null ? text(Column.STATUS).isEmpty() : status.number()) {
                findings.hard(ErrorCode.VALIDATE_BLANK_CELL, Column.VALUE, "figures.blank-value");
            }
            return null;
        }
        if (status != null && !status.number()) {
            findings.codes(
                    ErrorCode.VALIDATE_WRONG_NUMBER, Column.VALUE, "figures.value-and-status", List.of(status.code()));
            return null;
        }
        if (NEGATIVE.matcher(text).matches()) {
            findings.hard(ErrorCode.VALIDATE_WRONG_NUMBER, Column.VALUE, "figures.negative-number");
        } else if (!DIGITS.matcher(text).matches()) {
            findings.hard(ErrorCode.VALIDATE_WRONG_NUMBER, Column.VALUE, "figures.not-whole-number");
        } else if (!WHOLE.matcher(text).matches() || Long.parseLong(text) > codebook.largestCount()) {
            findings.hard(
                    ErrorCode.VALIDATE_WRONG_NUMBER, Column.VALUE, "figures.huge-number", codebook.largestCount());
        } else {
            return Long.parseLong(text);
        }
        return null;
    }

    private @Nullable String code(Column column, List<String> known) {
        return code(column, known, ErrorCode.VALIDATE_WRONG_CODE, "figures.wrong-code");
    }

    private @Nullable String code(Column column, List<String> known, ErrorCode error, String key) {
        String text = text(column);
        if (known.contains(text)) {
            return text;
        }
        if (!refused(column)) {
            findings.codes(error, column, key, known);
        }
        return null;
    }

    private void flagFormula(Column column, String text) {
        if (PlainText.formula(text)) {
            findings.soft(ErrorCode.SUBMIT_UNSAFE_TEXT, column, "figures.formula");
        }
    }

    private String text(Column column) {
        return texts.getOrDefault(column, "");
    }

    /** True where the text was refused for its characters or length: nothing else is said about it. */
    private boolean refused(Column column) {
        return text(column).isEmpty() && !PlainText.tidy(row.get(column)).isEmpty();
    }
}
