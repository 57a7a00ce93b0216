package org.tenzij.figures;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Party;

/**
 * All feeds side by side: who reported what of which year, and what is missing.
 *
 * <p>Of one party and year the newest message holds, as a whole; where each row comes from stays with it. Source: MoU 4;
 * report 4.3 (a regional picture through the RST central team).
 */
public final class RegionalPicture {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.ofHours(-4));

    private record Feed(Party party, int year) {}

    private final List<Party> parties;
    private final TreeSet<Integer> years = new TreeSet<>();
    private final Map<Feed, Received> latest = new HashMap<>();

    private RegionalPicture(List<Received> received, List<Party> parties) {
        this.parties = List.copyOf(parties);
        for (Received each : received) {
            for (int year : each.figures().years()) {
                years.add(year);
                latest.merge(
                        new Feed(each.figures().party(), year),
                        each,
                        (known, other) -> other.sequence() > known.sequence() ? other : known);
            }
        }
    }

    /** The picture of everything received, in any order. {@code parties}: who should report, in the order to show. */
    public static RegionalPicture of(List<Received> received, List<Party> parties) {
        return new RegionalPicture(received, parties);
    }

    /** The years anyone reported on, ascending. */
    public List<Integer> years() {
        return List.copyOf(years);
    }

    /** The message that holds for that party and year. */
    public Optional<Received> latest(Party party, int year) {
        return Optional.ofNullable(latest.get(new Feed(party, year)));
    }

    /**
     * One table for each agreed offence: a row for each party and year, a column for each agreed indicator, in it the
     * number, why there is none, or that it is missing.
     */
    public List<PictureTable> completeness(FiguresTexts texts) {
        Codebook codebook = Codebook.current();
        List<PictureTable> tables = new ArrayList<>();
        for (String offence : codebook.offences()) {
            List<Codebook.Indicator> indicators = codebook.indicators().stream()
                    .filter(each -> each.agreed() && each.offences().contains(offence))
                    .toList();
            if (!indicators.isEmpty()) {
                tables.add(completeness(offence, indicators, texts));
            }
        }
        return tables;
    }

    private PictureTable completeness(String offence, List<Codebook.Indicator> indicators, FiguresTexts texts) {
        Codebook codebook = Codebook.current();
        List<PictureTable.Heading> head = new ArrayList<>();
        head.add(heading("picture.party", texts));
        head.add(heading("picture.year", texts));
        indicators.forEach(
                each -> head.add(new PictureTable.Heading(codebook.label(each.code(), texts.language()), true)));
        head.add(heading("picture.received", texts));
        List<PictureTable.Line> rows = new ArrayList<>();
        for (Party party : parties) {
            for (int year : years) {
                Received feed = latest.get(new Feed(party, year));
                PictureWords words = new PictureWords(codebook, texts, party);
                List<PictureTable.Field> fields = new ArrayList<>();
                fields.add(PictureWords.words(words.party()));
                fields.add(PictureWords.words(String.valueOf(year)));
                indicators.forEach(each -> fields.add(words.value(cell(feed, year, offence, each), each)));
                fields.add(PictureWords.words(feed == null ? "" : time(feed.receivedAt())));
                rows.add(new PictureTable.Line(party, year, fields, provenance(feed)));
            }
        }
        String title = texts.text("picture.completeness", codebook.label(offence, texts.language()));
        return new PictureTable(title, head, rows);
    }

    /** Every cell that holds, breakdowns and local extras included, with its source and message. */
    public PictureTable table(FiguresTexts texts) {
        Codebook codebook = Codebook.current();
        List<PictureTable.Heading> head = new ArrayList<>();
        for (String key : List.of(
                "party",
                "year",
                "offence",
                "indicator",
                "breakdown",
                "value",
                "unit",
                "status",
                "source",
                "comment",
                "message",
                "received")) {
            head.add(new PictureTable.Heading(texts.text("picture." + key), key.equals("value")));
        }
        List<PictureTable.Line> rows = new ArrayList<>();
        for (Party party : parties) {
            PictureWords words = new PictureWords(codebook, texts, party);
            for (int year : years) {
                Received feed = latest.get(new Feed(party, year));
                if (feed == null) {
                    continue;
                }
                for (Cell cell : feed.figures().cells()) {
                    if (cell.at().year() == year) {
                        List<PictureTable.Field> fields = new ArrayList<>(words.row(cell));
                        fields.add(PictureWords.words(feed.message().value()));
                        fields.add(PictureWords.words(time(feed.receivedAt())));
                        rows.add(new PictureTable.Line(party, year, fields, provenance(feed)));
                    }
                }
            }
        }
        return new PictureTable(texts.text("picture.all"), head, rows);
    }

    private static @Nullable Cell cell(
            @Nullable Received feed, int year, String offence, Codebook.Indicator indicator) {
        if (feed == null) {
            return null;
        }
        return feed.figures().cells().stream()
                .filter(cell -> cell.at().whole()
                        && cell.at().year() == year
                        && cell.at().offence().equals(offence)
                        && cell.at().indicator().equals(indicator.code()))
                .findFirst()
                .orElse(null);
    }

    private static PictureTable.@Nullable Provenance provenance(@Nullable Received feed) {
        return feed == null ? null : new PictureTable.Provenance(feed.message(), feed.receivedAt());
    }

    private static PictureTable.Heading heading(String key, FiguresTexts texts) {
        return new PictureTable.Heading(texts.text(key), false);
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }
}
