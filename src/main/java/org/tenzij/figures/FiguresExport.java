package org.tenzij.figures;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Figures as files for other programs: our own form as CSV, and SDMX-CSV. UTF-8, comma, lines ended by CR LF; texts that a
 * spreadsheet would take for a formula carry an apostrophe in front.
 *
 * <p>Source: RFC 4180; SDMX-CSV 2.0; settled point 24 (import and export only).
 */
public final class FiguresExport {
    private static final String STRUCTURE = "datastructure";
    private static final String STRUCTURE_ID = "TENZIJ:ANNUAL_FIGURES(1.0.0)";
    private static final List<String> SDMX_HEADER = List.of(
            "STRUCTURE",
            "STRUCTURE_ID",
            "ACTION",
            "FREQ",
            "REF_AREA",
            "OFFENCE",
            "INDICATOR",
            "SEX",
            "AGE",
            "FORM",
            "TIME_PERIOD",
            "OBS_VALUE",
            "UNIT_MEASURE",
            "OBS_STATUS",
            "CONF_STATUS",
            "COMMENT");

    private FiguresExport() {}

    /** The form that {@link CsvForm} reads back to the same figures. */
    public static byte[] csv(List<AnnualFigures> all) {
        List<String> header = Arrays.stream(Column.values()).map(Column::header).toList();
        return write(
                header,
                writer -> all.forEach(
                        figures -> figures.cells().forEach(cell -> writer.writeRecord(row(figures, cell)))));
    }

    /**
     * SDMX-CSV 2.0, one row per cell. Because {@code OBS_STATUS} has one letter for two of our statuses, the comment starts
     * with the status in words; the source follows. {@code CONF_STATUS}: F for public numbers, C for confidential ones, N
     * (not for publication) for all others.
     */
    public static byte[] sdmxCsv(List<AnnualFigures> all, PublicFigures published) {
        return write(
                SDMX_HEADER,
                writer -> all.forEach(figures ->
                        figures.cells().forEach(cell -> writer.writeRecord(sdmxRow(figures, cell, published)))));
    }

    private static List<String> row(AnnualFigures figures, Cell cell) {
        Coordinates at = cell.at();
        return List.of(
                figures.party().id(),
                String.valueOf(at.year()),
                at.offence(),
                at.indicator(),
                at.area(),
                at.sex(),
                at.age(),
                at.form(),
                cell.unit(),
                number(cell),
                cell.status().code(),
                PlainText.neutral(cell.source()),
                PlainText.neutral(cell.comment()));
    }

    private static List<String> sdmxRow(AnnualFigures figures, Cell cell, PublicFigures published) {
        Coordinates at = cell.at();
        Codebook codebook = Codebook.of(figures.codebook()).orElseThrow();
        String area = at.part(Dimension.AREA)
                ? at.area()
                : codebook.country(figures.party()).orElseThrow();
        String confidentiality =
                cell.status() == Status.CONFIDENTIAL ? "C" : published.contains(figures.party(), cell) ? "F" : "N";
        String comment =
                cell.status().code() + "; " + cell.source() + (cell.comment().isEmpty() ? "" : "; " + cell.comment());
        return List.of(
                STRUCTURE,
                STRUCTURE_ID,
                "I",
                "A",
                area,
                at.offence(),
                at.indicator(),
                at.sex(),
                at.age(),
                at.form(),
                String.valueOf(at.year()),
                number(cell),
                cell.unit(),
                cell.status().sdmx(),
                confidentiality,
                PlainText.neutral(comment));
    }

    private static String number(Cell cell) {
        return cell.value() == null ? "" : String.valueOf(cell.value());
    }

    /** Writes the rows behind the header. */
    private interface Rows {
        void to(CsvWriter writer);
    }

    private static byte[] write(List<String> header, Rows rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            writer.writeRecord(header);
            rows.to(writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
