package org.tenzij.figures;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Party;

/** Small forms for tests. All counts in them are invented. */
public final class Forms {
    /** A moment in 2026 on the islands. */
    public static final Instant NOW = Instant.parse("2026-11-23T16:00:00Z");

    public static final Party BQ = new Party("bq");
    public static final Party SX = new Party("sx");
    public static final String HEADER =
            "party,year,offence,indicator,area,sex,age,form,unit,value,status,source,comment";

    private Forms() {}

    /** A form of these rows below {@link #HEADER}. */
    public static byte[] of(String... rows) {
        return utf8(HEADER + "\n" + String.join("\n", rows) + "\n");
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static CheckedFigures check(String... rows) {
        return CsvForm.read(of(rows), BQ, NOW);
    }

    /** Figures that must be right. */
    public static AnnualFigures figures(String... rows) {
        return check(rows).orStop();
    }

    /** A row of bq, 2025, smuggling suspects. */
    public static String suspects(String area, String sex, String value) {
        return "bq,2025,SOM,SUSPECTS," + area + "," + sex + ",,,person," + value + ",counted,KPCN,";
    }

    /** The same without a number. */
    public static String hidden(String area, String sex, String status) {
        return "bq,2025,SOM,SUSPECTS," + area + "," + sex + ",,,person,," + status + ",KPCN,";
    }

    /** What was found: {@code code row column key}, in order. */
    public static List<String> told(CheckedFigures checked) {
        return checked.findings().all().stream().map(Forms::told).toList();
    }

    public static String told(Finding finding) {
        ErrorCode code = finding.code();
        return finding.severity() + " " + code + " " + finding.row() + " " + finding.column() + " " + finding.key();
    }

    static AnnualFigures demo(String file, String party) {
        return demoForm(file, party).orStop();
    }

    static CheckedFigures demoForm(String file, String party) {
        return CsvForm.read(Resources.bytes("/demo/" + file), new Party(party), NOW);
    }
}
