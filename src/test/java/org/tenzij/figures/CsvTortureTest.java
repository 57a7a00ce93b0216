package org.tenzij.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tenzij.figures.Forms.BQ;
import static org.tenzij.figures.Forms.HEADER;
import static org.tenzij.figures.Forms.NOW;
import static org.tenzij.figures.Forms.told;
import static org.tenzij.figures.Forms.utf8;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tenzij.exchange.json.CanonicalJson;
import org.tenzij.exchange.json.StrictJson;

/** Files nobody should send. Each is refused with a code, none breaks the reader. */
class CsvTortureTest {
    private static final String ROW = "bq,2025,SOM,PROSECUTIONS,,,,,case,0,counted,OM BES,";

    private static List<String> read(byte[] file) {
        CheckedFigures checked = CsvForm.read(file, BQ, NOW);
        assertThat(checked.figures()).isEmpty();
        return told(checked);
    }

    @Test
    void aHugeFileIsNotEvenParsed() {
        assertThat(read(new byte[CsvForm.MAX_BYTES + 1]))
                .containsExactly("HARD submit.too-large 0  figures.file-too-large");
    }

    @Test
    void tooManyRows() {
        StringBuilder form = new StringBuilder(HEADER).append('\n');
        for (int i = 0; i <= CsvForm.MAX_ROWS; i++) {
            form.append(ROW).append('\n');
        }
        assertThat(read(utf8(form.toString())))
                .contains("HARD submit.too-large 5002  figures.too-many-rows")
                .hasSize(1 + CsvForm.MAX_ROWS - 1);
    }

    @Test
    void aMillionColumns() {
        assertThat(read(utf8(",".repeat(1_000_000)))).containsExactly("HARD validate.malformed 1  figures.unreadable");
        assertThat(read(utf8(HEADER + "\n" + ROW + "\n" + ",".repeat(1_000_000))))
                .containsExactly("HARD validate.malformed 3  figures.unreadable");
    }

    @Test
    void aFieldOfAMegabyteAndAQuoteThatNeverCloses() {
        assertThat(read(utf8(HEADER + "\n" + ROW + "x".repeat(1_000_000) + "\n")))
                .containsExactly("HARD validate.malformed 2  figures.unreadable");
        assertThat(read(utf8(HEADER + "\n" + ROW + "\"open\n" + (ROW + "\n").repeat(1000))))
                .containsExactly("HARD validate.malformed 2  figures.unreadable");
    }

    @Test
    void raggedRowsAreToldAndTheOthersJudged() {
        assertThat(read(utf8(HEADER + "\nbq,2025\n" + ROW + ",,more\n" + ROW.replace(",0,", ",-1,") + "\n")))
                .containsExactly(
                        "HARD validate.malformed 2  figures.ragged",
                        "HARD validate.malformed 3  figures.ragged",
                        "HARD validate.wrong-number 4 value figures.negative-number");
    }

    @Test
    void wrongEncodings() {
        String form = HEADER + "\n" + ROW + "\n";
        for (byte[] file : List.of(
                form.getBytes(StandardCharsets.UTF_16),
                ("\uFEFF" + form).getBytes(StandardCharsets.UTF_16LE),
                form.replace("OM BES", "Curaçao").getBytes(StandardCharsets.ISO_8859_1),
                new byte[] {(byte) 0xC0, (byte) 0x80})) {
            assertThat(read(file)).containsExactly("HARD validate.malformed 0  figures.not-utf8");
        }
        assertThat(read(form.getBytes(StandardCharsets.UTF_16LE)))
                .as("valid UTF-8 full of NUL: no column is known")
                .isNotEmpty()
                .allMatch(line -> line.startsWith("HARD"));
    }

    @Test
    void naughtyTextsAreKeptAsTextThroughTheWholeWay() {
        List<String> naughty = List.of(
                "<script>alert(1)</script>",
                "' OR 1=1 --",
                "${jndi:ldap://x}",
                "{{7*7}}",
                "#{T(java.lang.Runtime)}",
                "\"quoted\"",
                "a,b;c",
                "null",
                "NaN",
                "1/0",
                "%s%s%n",
                "../../etc/passwd",
                "ＣＷ",
                "👩‍👧 Ünïcödé",
                "'=1+1",
                "''=1+1",
                "-1",
                "+5",
                "@A1",
                "＝1+1");
        for (String text : naughty) {
            CheckedFigures checked = CsvForm.read(Forms.of(ROW + "\"" + text.replace("\"", "\"\"") + "\""), BQ, NOW);
            AnnualFigures figures = checked.orStop();
            byte[] export = FiguresExport.csv(List.of(figures));
            assertThat(CsvForm.read(export, BQ, NOW).orStop()).as(text).isEqualTo(figures);
            byte[] payload = CanonicalJson.bytes(figures.toPayload());
            assertThat(AnnualFigures.fromPayload(StrictJson.tree(payload, "payload.json"), BQ, NOW))
                    .as(text)
                    .isEqualTo(figures);
        }
        assertThat(naughty).hasSize(20);
    }

    @Test
    void noiseNeverBreaksTheReader() {
        long seed = 20261123;
        Random random = new Random(seed);
        String alphabet = "bq,;\"\n\r 0125SOMTHBcase=+-@'_TÇ\u0000\u202e";
        int refused = 0;
        for (int i = 0; i < 2_000; i++) {
            StringBuilder noise = new StringBuilder(random.nextBoolean() ? HEADER + "\n" + ROW + "\n" : "");
            int length = random.nextInt(200);
            for (int c = 0; c < length; c++) {
                noise.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            CheckedFigures checked = CsvForm.read(utf8(noise.toString()), BQ, NOW);
            assertThat(checked.figures().isEmpty())
                    .as("seed %d, case %d", seed, i)
                    .isEqualTo(!checked.findings().hard().isEmpty());
            refused += checked.figures().isEmpty() ? 1 : 0;
        }
        List<byte[]> mutants = new ArrayList<>();
        byte[] good = utf8(HEADER + "\n" + ROW + "\n");
        for (int i = 0; i < good.length; i++) {
            byte[] mutant = good.clone();
            mutant[i] ^= (byte) 0x80;
            mutants.add(mutant);
        }
        for (byte[] mutant : mutants) {
            assertThat(read(mutant)).containsExactly("HARD validate.malformed 0  figures.not-utf8");
        }
        assertThat(refused).isGreaterThan(1_500);
    }
}
