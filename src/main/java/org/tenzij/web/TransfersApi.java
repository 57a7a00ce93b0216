package org.tenzij.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tenzij.register.EntryRows;
import org.tenzij.register.transfers.Export;
import org.tenzij.register.transfers.Summary;
import org.tenzij.register.transfers.Transfer;
import org.tenzij.register.transfers.TransferQuery;
import org.tenzij.register.transfers.Transfers;

/** The transfer register by HTTP: the lines of a period, in three formats, and how many there are of each. */
@RestController
@RequestMapping("/api/v1/transfers")
class TransfersApi {
    private final EntryRows rows;

    TransfersApi(EntryRows rows) {
        this.rows = rows;
    }

    /** The question as it stands in the address. */
    record Asked(
            @Nullable String from,
            @Nullable String to,
            @Nullable String recipient,
            @Nullable String ground,
            @Nullable String outcome,
            @Nullable String kind) {
        TransferQuery query() {
            return TransferQuery.of(from, to, recipient, ground, outcome, kind);
        }
    }

    /** The lines asked for, oldest first; JSON unless {@code format} or {@code Accept} names another. */
    @GetMapping
    void transfers(
            @ModelAttribute Asked asked,
            @RequestParam(name = "format", defaultValue = "") String format,
            @RequestParam(name = "lang", defaultValue = "en") String language,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Export export = format.isEmpty() ? accepted(request.getHeader(HttpHeaders.ACCEPT)) : Export.of(format);
        List<Transfer> transfers = Transfers.query(rows, asked.query());
        response.setContentType(export.mediaType());
        if (export != Export.JSON) {
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"transfers." + export.ending() + "\"");
        }
        export.write(transfers, language, response.getOutputStream());
    }

    private static Export accepted(@Nullable String accept) {
        String wanted = accept == null ? "" : accept.toLowerCase(Locale.ROOT);
        if (wanted.startsWith("text/csv")) {
            return Export.CSV;
        }
        return wanted.startsWith(Export.XLSX.mediaType()) ? Export.XLSX : Export.JSON;
    }

    /** How many were given, held and refused, to whom, on which ground or at which gate. */
    @GetMapping("/summary")
    Summary summary(@ModelAttribute Asked asked) {
        return Summary.of(Transfers.query(rows, asked.query()));
    }
}
