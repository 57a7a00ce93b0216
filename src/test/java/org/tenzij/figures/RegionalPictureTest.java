package org.tenzij.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;

class RegionalPictureTest {
    private static final Instant AT = Instant.parse("2026-11-23T16:19:00Z");
    private static final FiguresTexts EN = FiguresTexts.in("en");
    private static final MessageId SX_1 = new MessageId("01980000-0000-7000-8000-000000000001");
    private static final MessageId SX_2 = new MessageId("01980000-0000-7000-8000-000000000002");

    private static Received received(String file, String party, MessageId message, long sequence) {
        return new Received(Forms.demo(file, party), message, sequence, AT);
    }

    private static RegionalPicture all() {
        return RegionalPicture.of(
                List.of(
                        received("sx-2015-2017.csv", "sx", SX_1, 1),
                        received("cw-2018-2020.csv", "cw", SX_1, 1),
                        received("cw-2022.csv", "cw", SX_2, 2),
                        received("aw-2015-2021.csv", "aw", SX_1, 1),
                        received("bq-2017-2019.csv", "bq", SX_1, 1)),
                Codebook.current().parties());
    }

    @Test
    void completenessSaysNumberReasonOrMissing() {
        List<PictureTable> tables = all().completeness(EN);
        assertThat(tables)
                .extracting(PictureTable::title)
                .containsExactly("Completeness: human trafficking", "Completeness: people smuggling");
        PictureTable thb = tables.getFirst();
        assertThat(thb.columns())
                .extracting(PictureTable.Heading::text)
                .containsExactly(
                        "Party",
                        "Year",
                        "victims",
                        "investigations",
                        "suspects",
                        "prosecutions",
                        "judgments",
                        "Received (UTC-4)");
        assertThat(all().years()).containsExactly(2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022);
        assertThat(thb.rows()).as("4 parties, 8 years").hasSize(32);
        PictureTable.Line sx = row(thb, "sx", 2017);
        assertThat(sx.cells())
                .extracting(PictureTable.Field::text)
                .containsExactly(
                        "Sint Maarten",
                        "2017",
                        "not reported",
                        "1",
                        "missing",
                        "1 (persons)",
                        "missing",
                        "2026-11-23 12:19");
        assertThat(sx.cells())
                .extracting(PictureTable.Field::state)
                .containsExactly(
                        PictureTable.State.TEXT,
                        PictureTable.State.TEXT,
                        PictureTable.State.STATUS,
                        PictureTable.State.NUMBER,
                        PictureTable.State.MISSING,
                        PictureTable.State.NUMBER,
                        PictureTable.State.MISSING,
                        PictureTable.State.TEXT);
        assertThat(sx.provenance()).isEqualTo(new PictureTable.Provenance(SX_1, AT));
        PictureTable.Line nothing = row(thb, "sx", 2020);
        assertThat(nothing.provenance()).isNull();
        assertThat(nothing.cells().get(2).state()).isEqualTo(PictureTable.State.MISSING);
        assertThat(row(thb, "bq", 2018).cells().get(5).text())
                .as("zero is a number")
                .isEqualTo("0 (cases)");
    }

    private static PictureTable.Line row(PictureTable table, String party, int year) {
        return table.rows().stream()
                .filter(row -> row.party().equals(new Party(party)) && row.year() == year)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theTableHoldsEveryCellWithItsSourceInTwoLanguages() {
        PictureTable table = all().table(FiguresTexts.in("nl"));
        assertThat(table.rows()).hasSize(30).allSatisfy(row -> {
            assertThat(row.cells()).hasSize(table.columns().size());
            assertThat(row.provenance()).isNotNull();
        });
        assertThat(table.rows().stream()
                        .filter(row -> row.party().equals(Forms.BQ) && row.year() == 2019)
                        .map(row -> row.cells().stream()
                                .limit(8)
                                .map(PictureTable.Field::text)
                                .toList()))
                .contains(List.of(
                        "Caribisch Nederland",
                        "2019",
                        "mensenhandel of mensensmokkel",
                        "grensregistraties (lokale extra, niet vergelijkbaar)",
                        "totaal",
                        "13",
                        "registraties",
                        "voorlopig"));
    }

    @Test
    void theLatestMessageOfAPartyAndYearHoldsAsAWhole() {
        AnnualFigures corrected = CsvForm.read(
                        Forms.of("sx,2016,THB,VICTIMS,,,,,person,97,counted,police,corrected"), Forms.SX, Forms.NOW)
                .orStop();
        Received first = received("sx-2015-2017.csv", "sx", SX_1, 1);
        Received second = new Received(corrected, SX_2, 2, AT.minusSeconds(60));
        for (List<Received> order : List.of(List.of(first, second), List.of(second, first))) {
            RegionalPicture picture = RegionalPicture.of(order, List.of(Forms.SX));
            assertThat(picture.latest(Forms.SX, 2016))
                    .as("by number, not by arrival")
                    .contains(second);
            assertThat(picture.latest(Forms.SX, 2015)).contains(first);
            assertThat(picture.latest(Forms.SX, 2020)).isEmpty();
            PictureTable.Line row = row(picture.completeness(EN).getFirst(), "sx", 2016);
            assertThat(row.cells().get(2).text()).isEqualTo("97");
            assertThat(row.cells().get(3).state()).isEqualTo(PictureTable.State.MISSING);
            assertThat(picture.table(EN).rows()).hasSize(2 + 1 + 3);
        }
    }

    @Test
    void theTextTableIsAligned() {
        String text = TextTable.render(all().completeness(EN).getFirst());
        List<String> lines = text.lines().toList();
        assertThat(lines).hasSize(1 + 2 + 32);
        assertThat(lines.get(0)).isEqualTo("Completeness: human trafficking");
        assertThat(lines.get(1))
                .startsWith("Party                  Year        victims  investigations  suspects  prosecutions");
        assertThat(lines.get(2)).startsWith("---------------------  ----  -------------  --------------");
        assertThat(lines)
                .contains(
                        "Sint Maarten           2016             96               3         5   6 (persons)      missing  2026-11-23 12:19");
        assertThat(lines).anyMatch(line -> line.startsWith("Curaçao                2018             44  "));
    }

    @Test
    void provisionalNumbersSaySo() {
        AnnualFigures figures = Forms.figures("bq,2025,THB,VICTIMS,,,,,person,12,provisional,KPCN,");
        PictureTable table = RegionalPicture.of(List.of(new Received(figures, SX_1, 1, AT)), List.of(Forms.BQ))
                .completeness(FiguresTexts.in("nl"))
                .getFirst();
        assertThat(table.rows().getFirst().cells().get(2).text()).isEqualTo("12 (voorlopig)");
    }
}
