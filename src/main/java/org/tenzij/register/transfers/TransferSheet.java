package org.tenzij.register.transfers;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;

/**
 * The register as a spreadsheet: titles that stay in sight, every cell a text. Rows are written away as they come, so memory
 * does not grow with their number.
 */
final class TransferSheet {
    private static final int IN_MEMORY = 100;
    private static final int WIDTH = 24 * 256;

    private TransferSheet() {}

    static void write(List<Transfer> transfers, String language, OutputStream out) throws IOException {
        if (transfers.size() >= SpreadsheetVersion.EXCEL2007.getMaxRows()) {
            throw new Invalid(
                    ErrorCode.VALIDATE_WRONG_CODE,
                    "a spreadsheet does not hold that many rows",
                    "format",
                    "ask for a shorter period, or for csv");
        }
        try (SXSSFWorkbook book = new SXSSFWorkbook(IN_MEMORY)) {
            SXSSFSheet sheet = book.createSheet(language.equals("nl") ? "Verstrekkingen" : "Transfers");
            sheet.createFreezePane(1, 1);
            CellStyle text = quoted(book);
            List<String> titles = Column.titles(language);
            put(sheet.createRow(0), titles, bold(book, text));
            int number = 1;
            for (Transfer transfer : transfers) {
                put(sheet.createRow(number++), Column.cells(transfer), text);
            }
            for (int column = 0; column < titles.size(); column++) {
                sheet.setColumnWidth(column, WIDTH);
            }
            book.write(out);
        }
    }

    private static void put(Row row, List<String> texts, CellStyle style) {
        for (int column = 0; column < texts.size(); column++) {
            Cell cell = row.createCell(column);
            cell.setCellValue(fitting(Inert.plain(texts.get(column))));
            cell.setCellStyle(style);
        }
    }

    private static String fitting(String text) {
        int longest = SpreadsheetVersion.EXCEL2007.getMaxTextLength();
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    /** Stays a text even when somebody edits the cell. */
    private static CellStyle quoted(SXSSFWorkbook book) {
        CellStyle style = book.createCellStyle();
        style.setQuotePrefixed(true);
        style.setDataFormat(book.createDataFormat().getFormat("@"));
        return style;
    }

    private static CellStyle bold(SXSSFWorkbook book, CellStyle like) {
        CellStyle style = book.createCellStyle();
        style.cloneStyleFrom(like);
        Font font = book.createFont();
        font.setBold(true);
        style.setFont(font);
        return style;
    }
}
