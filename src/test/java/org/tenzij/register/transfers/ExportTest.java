package org.tenzij.register.transfers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.StrictJson;

/** Three formats that say the same, and nothing that a spreadsheet would calculate. */
class ExportTest {
    private static final Path GOLDEN = Path.of("src/test/resources/vectors/transfers");
    private static final List<Transfer> ALL = Transfers.query(Story.rows(), TransferQuery.ALL);

    private static byte[] written(Export format, List<Transfer> transfers, String language) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(transfers, language, out);
        return out.toByteArray();
    }

    private static int place(Column column) {
        return List.of(Column.values()).indexOf(column);
    }

    private static List<List<String>> csv(byte[] file) {
        List<List<String>> rows = new ArrayList<>();
        for (CsvRecord row : CsvReader.builder().ofCsvRecord(new String(file, StandardCharsets.UTF_8))) {
            rows.add(row.getFields());
        }
        return rows;
    }

    private static List<List<String>> xlsx(byte[] file) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            for (Row row : book.getSheetAt(0)) {
                List<String> cells = new ArrayList<>();
                for (Cell cell : row) {
                    assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
                    cells.add(cell.getStringCellValue());
                }
                rows.add(cells);
            }
        }
        return rows;
    }

    @Test
    void theFilesAreTheGoldenOnes() throws IOException {
        assertThat(new String(written(Export.CSV, ALL, "en"), StandardCharsets.UTF_8))
                .isEqualTo(Files.readString(GOLDEN.resolve("transfers.csv")));
        assertThat(new String(written(Export.JSON, ALL, "en"), StandardCharsets.UTF_8))
                .isEqualTo(Files.readString(GOLDEN.resolve("transfers.json")));
    }

    @Test
    void theSpreadsheetHoldsWhatTheCsvHolds() throws IOException {
        List<List<String>> sheet = xlsx(written(Export.XLSX, ALL, "nl"));
        assertThat(sheet).hasSize(8).isEqualTo(csv(written(Export.CSV, ALL, "nl")));
        assertThat(sheet.getFirst()).startsWith("Uitwisseling", "Soort", "Ontvanger");
    }

    @Test
    void jsonHoldsWhatTheCsvHolds() throws IOException {
        List<List<String>> rows = csv(written(Export.CSV, ALL, "en"));
        JsonNode json = StrictJson.tree(written(Export.JSON, ALL, "nl"), "export");
        assertThat(json).hasSize(7);
        for (int line = 0; line < json.size(); line++) {
            for (Column column : Column.values()) {
                JsonNode value = json.get(line).path(column.key());
                List<String> words = new ArrayList<>();
                value.forEach(word -> words.add(word.asText()));
                String cell = value.isArray() ? String.join(", ", words) : value.isNull() ? "" : value.asText();
                assertThat(cell).isEqualTo(rows.get(line + 1).get(place(column)));
            }
        }
    }

    @Test
    void titlesStayInSightAndAreAsciiAndDifferentInBothLanguages() throws IOException {
        for (String language : List.of("nl", "en")) {
            List<String> titles = Arrays.stream(Column.values())
                    .map(column -> column.title(language))
                    .toList();
            assertThat(titles).doesNotHaveDuplicates().allMatch(StandardCharsets.US_ASCII.newEncoder()::canEncode);
        }
        byte[] file = written(Export.XLSX, ALL, "en");
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            XSSFSheet sheet = book.getSheetAt(0);
            assertThat(sheet.getSheetName()).isEqualTo("Transfers");
            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
            assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
        }
    }

    /** No gate is called that; somebody who altered the store may write it. */
    private static Transfer hostile(String text) {
        return new Transfer(
                Story.id(9),
                text,
                new Party("cw"),
                Instant.EPOCH,
                null,
                Outcome.REFUSED,
                Map.of("gate", text, "class", text),
                List.of(text),
                new Transfer.Way(null, null, 0, null, null, text, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=cmd|' /C calc'!A0",
                "@SUM(1+1)",
                "+1",
                "-2+3",
                "\t=1",
                "\r=1",
                "\n=1",
                " =1",
                "'=1",
                "\"=1",
                "\u200b=1",
                "\u00a0=1",
                "\uff1d1",
                "|calc",
                "%0A=1"
            })
    void aHostileCellIsInert(String text) throws IOException {
        List<Transfer> hostile = List.of(hostile(text));
        List<String> row = csv(written(Export.CSV, hostile, "en")).get(1);
        assertThat(row.get(place(Column.GATES))).startsWith("'").doesNotContain("\t", "\r", "\n");
        assertThat(row.get(place(Column.KIND))).startsWith("'");
        byte[] file = written(Export.XLSX, hostile, "en");
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            Cell cell = book.getSheetAt(0).getRow(1).getCell(place(Column.GATES));
            assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
            assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
            assertThat(cell.getStringCellValue()).doesNotContain("\t", "\r", "\n");
        }
    }

    @ParameterizedTest
    @EnumSource(Export.class)
    void anEmptyRegisterIsAFileToo(Export format) throws IOException {
        byte[] file = written(format, List.of(), "en");
        assertThat(file).isNotEmpty();
        assertThat(Export.of(format.ending())).isEqualTo(format);
        if (format == Export.JSON) {
            assertThat(StrictJson.tree(file, "export")).isEmpty();
        } else {
            assertThat(format == Export.CSV ? csv(file) : xlsx(file)).hasSize(1);
        }
    }

    @Test
    void anotherFormatIsRefused() {
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> Export.of("xls"))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.VALIDATE_WRONG_CODE));
    }
}
