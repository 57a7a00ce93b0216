package org.tenzij.register.transfers;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The register as comma separated values. Source: RFC 4180. */
final class TransferCsv {
    private TransferCsv() {}

    @SuppressWarnings("resource") // whoever opened the stream closes it
    static void write(List<Transfer> transfers, String language, OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        csv.writeRecord(Column.titles(language));
        for (Transfer transfer : transfers) {
            csv.writeRecord(Column.cells(transfer).stream().map(Inert::quoted).toList());
        }
        csv.flush();
    }
}
