package org.tenzij.figures;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.CanonicalJson;
import org.tenzij.exchange.json.StrictJson;

/** {@code payload.json} of annual figures, field by field as it stands there. */
record PayloadForm(
        @Nullable String kind,
        @Nullable String codebook,
        @Nullable String party,
        @Nullable List<Integer> years,
        @Nullable List<@Nullable CellForm> cells) {
    private static final String WHERE = "payload.json";

    /** One cell; {@code value} is absent where the status says why there is none, {@code comment} where it is empty. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CellForm(
            @Nullable Integer year,
            @Nullable String offence,
            @Nullable String indicator,
            @Nullable String area,
            @Nullable String sex,
            @Nullable String age,
            @Nullable String form,
            @Nullable String unit,
            @Nullable String status,
            @Nullable Long value,
            @Nullable String source,
            @Nullable String comment) {

        static CellForm of(Cell cell) {
            Coordinates at = cell.at();
            return new CellForm(
                    at.year(),
                    at.offence(),
                    at.indicator(),
                    at.area(),
                    at.sex(),
                    at.age(),
                    at.form(),
                    cell.unit(),
                    cell.status().code(),
                    cell.value(),
                    cell.source(),
                    cell.comment().isEmpty() ? null : cell.comment());
        }

        Row row(int number, @Nullable String party) {
            Map<Column, String> texts = new EnumMap<>(Column.class);
            put(texts, Column.PARTY, party);
            put(texts, Column.YEAR, year);
            put(texts, Column.OFFENCE, offence);
            put(texts, Column.INDICATOR, indicator);
            put(texts, Column.AREA, area);
            put(texts, Column.SEX, sex);
            put(texts, Column.AGE, age);
            put(texts, Column.FORM, form);
            put(texts, Column.UNIT, unit);
            put(texts, Column.STATUS, status);
            put(texts, Column.VALUE, value);
            put(texts, Column.SOURCE, source);
            put(texts, Column.COMMENT, comment);
            return new Row(number, texts);
        }

        private static void put(Map<Column, String> texts, Column column, @Nullable Object value) {
            if (value != null) {
                texts.put(column, value.toString());
            }
        }
    }

    static JsonNode of(AnnualFigures figures) {
        List<@Nullable CellForm> cells = new ArrayList<>();
        figures.cells().forEach(cell -> cells.add(CellForm.of(cell)));
        return StrictJson.toTree(new PayloadForm(
                Kind.ANNUAL_FIGURES.wireName(),
                figures.codebook(),
                figures.party().id(),
                figures.years(),
                cells));
    }

    static AnnualFigures read(JsonNode payload, Party sender, Instant now) {
        PayloadForm form = StrictJson.convert(payload, PayloadForm.class, WHERE);
        if (!Kind.ANNUAL_FIGURES.wireName().equals(form.kind) || form.cells == null) {
            throw malformed("the payload is not one of annual figures");
        }
        if (form.cells.size() > CsvForm.MAX_ROWS) {
            throw new Invalid(
                    ErrorCode.SUBMIT_TOO_LARGE,
                    "the payload holds more than " + CsvForm.MAX_ROWS + " cells",
                    WHERE,
                    "send fewer years at once");
        }
        Codebook codebook = Codebook.of(String.valueOf(form.codebook))
                .orElseThrow(() -> new Invalid(
                        ErrorCode.VALIDATE_WRONG_CODE,
                        "the codebook is not known here",
                        WHERE + ", codebook",
                        "use " + Codebook.current().id()));
        List<Row> rows = new ArrayList<>();
        for (CellForm cell : form.cells) {
            if (cell == null) {
                throw malformed("a cell is null");
            }
            rows.add(cell.row(rows.size() + 1, form.party));
        }
        CheckedFigures checked = CheckedFigures.check(rows, codebook, sender, now, List.of());
        checked.findings().invalid().ifPresent(invalid -> {
            throw invalid;
        });
        AnnualFigures figures = checked.figures().orElseThrow();
        // One content, one form: what is compared, rounded or signed later is the same on both sides.
        if (!CanonicalJson.text(figures.toPayload()).equals(CanonicalJson.text(payload))) {
            throw malformed("the payload is not in the order and form of the codebook");
        }
        return figures;
    }

    private static Invalid malformed(String what) {
        return new Invalid(ErrorCode.VALIDATE_MALFORMED, what, WHERE, "let the gateway make the payload from the form");
    }
}
