package org.tenzij.figures;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.StrictJson;

/**
 * The form a coordinator fills, as CSV: UTF-8 with or without a byte order mark, comma or semicolon, the columns of {@link
 * Column} in any order. Reads nothing but texts and rows; what they mean is judged behind it.
 *
 * <p>Source: RFC 4180.
 */
public final class CsvForm {
    /** Largest file that is read. */
    public static final int MAX_BYTES = 2 * 1024 * 1024;
    /** Most rows below the header. */
    public static final int MAX_ROWS = 5_000;
    /** Most columns of a header. */
    public static final int MAX_COLUMNS = 32;

    private static final int MAX_FIELD = 8_192;
    private static final String MARK = "\uFEFF";

    private final List<Finding> findings = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private @Nullable List<Optional<Column>> header;

    private CsvForm() {}

    /**
     * Reads and judges the form of one party. Never fails: whatever is wrong is among the findings.
     *
     * @param now decides which years are in the future
     */
    public static CheckedFigures read(byte[] file, Party party, Instant now) {
        CsvForm form = parsed(file);
        return CheckedFigures.check(form.rows, Codebook.current(), party, now, form.findings);
    }

    /** The rows of a list that may hold several parties; empty when the file cannot be read. */
    static List<Row> rows(byte[] file) {
        CsvForm form = parsed(file);
        return form.findings.isEmpty() ? List.copyOf(form.rows) : List.of();
    }

    private static CsvForm parsed(byte[] file) {
        CsvForm form = new CsvForm();
        if (file.length > MAX_BYTES) {
            form.hard(ErrorCode.SUBMIT_TOO_LARGE, 0, "", "figures.file-too-large", MAX_BYTES / 1024);
            return form;
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            form.parse(text.startsWith(MARK) ? text.substring(MARK.length()) : text);
        } catch (CharacterCodingException e) {
            form.hard(ErrorCode.VALIDATE_MALFORMED, 0, "", "figures.not-utf8");
        }
        return form;
    }

    private void parse(String text) {
        int number = 0;
        try {
            Iterator<CsvRecord> records = CsvReader.builder()
                    .fieldSeparator(separator(text))
                    .skipEmptyLines(false)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .build(
                            CsvRecordHandler.of(limits -> limits.maxFields(2 * MAX_COLUMNS)
                                    .maxFieldSize(MAX_FIELD)
                                    .maxRecordSize(2 * MAX_COLUMNS * MAX_FIELD)),
                            text)
                    .iterator();
            while (records.hasNext()) {
                List<String> fields = records.next().getFields();
                number++;
                if (fields.stream().allMatch(String::isBlank)) {
                    continue;
                }
                if (header == null) {
                    header = header(number, fields);
                    if (!findings.isEmpty()) {
                        return;
                    }
                } else if (rows.size() == MAX_ROWS) {
                    hard(ErrorCode.SUBMIT_TOO_LARGE, number, "", "figures.too-many-rows", MAX_ROWS);
                    return;
                } else {
                    row(number, fields, header);
                }
            }
        } catch (CsvParseException e) {
            // Its message may quote the file.
            hard(ErrorCode.VALIDATE_MALFORMED, number + 1, "", "figures.unreadable", MAX_COLUMNS);
        }
    }

    private static char separator(String text) {
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        long semicolons = first.chars().filter(c -> c == ';').count();
        return semicolons > first.chars().filter(c -> c == ',').count() ? ';' : ',';
    }

    private List<Optional<Column>> header(int number, List<String> fields) {
        List<Optional<Column>> columns = new ArrayList<>();
        Set<Column> seen = EnumSet.noneOf(Column.class);
        if (fields.size() > MAX_COLUMNS) {
            hard(ErrorCode.SUBMIT_TOO_LARGE, number, "", "figures.too-many-columns", MAX_COLUMNS);
            return columns;
        }
        for (String field : fields) {
            String name = field.strip().toLowerCase(Locale.ROOT);
            Optional<Column> column = Column.of(name);
            columns.add(column);
            // An empty header is what spreadsheets leave behind; a row with something under it is told below.
            if (column.isEmpty() && !name.isEmpty()) {
                hard(
                        ErrorCode.VALIDATE_UNKNOWN_FIELD,
                        number,
                        "",
                        "figures.unknown-column",
                        StrictJson.fieldName(name));
            } else if (column.isPresent() && !seen.add(column.get())) {
                hard(ErrorCode.VALIDATE_MALFORMED, number, name, "figures.column-twice");
            }
        }
        for (Column column : Column.values()) {
            if (column.required() && !seen.contains(column)) {
                hard(ErrorCode.VALIDATE_MALFORMED, number, column.header(), "figures.column-missing");
            }
        }
        return columns;
    }

    private void row(int number, List<String> fields, List<Optional<Column>> columns) {
        Map<Column, String> texts = new EnumMap<>(Column.class);
        boolean fits = fields.size() == columns.size();
        for (int i = 0; i < Math.min(fields.size(), columns.size()); i++) {
            String field = fields.get(i);
            columns.get(i).ifPresent(column -> texts.put(column, PlainText.original(field.strip())));
            fits &= columns.get(i).isPresent() || field.isBlank();
        }
        if (fits) {
            rows.add(new Row(number, texts));
        } else {
            hard(ErrorCode.VALIDATE_MALFORMED, number, "", "figures.ragged", fields.size(), columns.size());
        }
    }

    private void hard(ErrorCode code, int row, String column, String key, Object... arguments) {
        List<Finding.Argument> plain =
                java.util.Arrays.stream(arguments).map(Finding.Argument::plain).toList();
        findings.add(new Finding(Finding.Severity.HARD, code, row, column, key, plain));
    }
}
