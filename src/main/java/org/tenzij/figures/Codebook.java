package org.tenzij.figures;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tenzij.exchange.Party;

/**
 * The codes the parties count by: the agreement that MoU article 4 leaves open, as one versioned file. A change is a new
 * version; figures name the version they were counted by.
 *
 * <p>Source: MoU 4; payloads.md, annual figures; SDMX for {@code _T} and {@code _Z}.
 */
public final class Codebook {
    private static final Codebook CURRENT = new Codebook(Resources.json("/codebook/codebook-2026.json"));

    /**
     * What is counted.
     *
     * @param agreed one of the five of MoU 4; otherwise a local extra, not comparable
     * @param units what may be counted; the first is the usual one
     * @param breakdowns along what persons may be broken down, the area aside
     */
    public record Indicator(
            String code,
            boolean agreed,
            List<String> offences,
            List<String> units,
            List<Dimension> breakdowns,
            List<String> formOnlyFor) {
        public Indicator {
            offences = List.copyOf(offences);
            units = List.copyOf(units);
            breakdowns = List.copyOf(breakdowns);
            formOnlyFor = List.copyOf(formOnlyFor);
        }
    }

    private final String id;
    private final int firstYear;
    private final long largestCount;
    private final List<String> offences;
    private final Map<String, Indicator> indicators = new LinkedHashMap<>();
    private final Map<Party, String> countries = new LinkedHashMap<>();
    private final Map<Party, List<String>> islands = new LinkedHashMap<>();
    private final Map<Dimension, List<String>> codes = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> labels = new LinkedHashMap<>();

    private Codebook(JsonNode file) {
        id = file.required("id").asText();
        firstYear = file.required("firstYear").asInt();
        largestCount = file.required("largestCount").asLong();
        offences = codes("", file.required("offences"));
        for (JsonNode each : file.required("indicators")) {
            indicators.put(each.required("code").asText(), indicator(each));
        }
        codes("", file.required("indicators"));
        codes("", file.required("areas"));
        for (JsonNode each : file.required("areas")) {
            Party party = new Party(each.required("party").asText());
            countries.put(party, each.required("code").asText());
            islands.put(party, codes("", each.required("parts")));
        }
        for (Dimension dimension : List.of(Dimension.SEX, Dimension.AGE, Dimension.FORM)) {
            codes.put(dimension, codes(dimension.column() + ":", file.required(dimension.column())));
        }
        codes("", file.required("units"));
        codes("status:", file.required("statuses"));
    }

    /** The codebook in force. */
    public static Codebook current() {
        return CURRENT;
    }

    /** The codebook of that id, or nothing where this node does not know it. */
    public static Optional<Codebook> of(String id) {
        return CURRENT.id.equals(id) ? Optional.of(CURRENT) : Optional.empty();
    }

    /** The id that payloads name, for example {@code codebook-2026}. */
    public String id() {
        return id;
    }

    /** No figures are taken of years before this one. */
    public int firstYear() {
        return firstYear;
    }

    /** No count is larger; a larger one is a slip of the pen. */
    public long largestCount() {
        return largestCount;
    }

    public List<String> offences() {
        return offences;
    }

    public List<Indicator> indicators() {
        return List.copyOf(indicators.values());
    }

    public Optional<Indicator> indicator(String code) {
        return Optional.ofNullable(indicators.get(code));
    }

    /** The parties that hand in figures, in the order of the codebook. */
    public List<Party> parties() {
        return List.copyOf(countries.keySet());
    }

    /** The code of the whole country, or nothing for a party that hands in no figures. */
    public Optional<String> country(Party party) {
        return Optional.ofNullable(countries.get(party));
    }

    /** The codes of the parts along that dimension, {@code _T} not among them; for areas the islands of that party. */
    public List<String> parts(Dimension dimension, Party party) {
        return dimension == Dimension.AREA
                ? islands.getOrDefault(party, List.of())
                : codes.getOrDefault(dimension, List.of());
    }

    /** Whether counts of this kind can be broken down so. Sex, age and form are of persons only. */
    public boolean applies(Dimension dimension, Indicator indicator, String offence, String unit) {
        if (dimension == Dimension.AREA) {
            return true;
        }
        return unit.equals("person")
                && indicator.breakdowns().contains(dimension)
                && (dimension != Dimension.FORM || indicator.formOnlyFor().contains(offence));
    }

    /** The word for an offence, indicator, area or unit, in {@code nl} or {@code en}; the code itself where it has none. */
    public String label(String code, String language) {
        Map<String, String> words = labels.getOrDefault(code, Map.of());
        return words.getOrDefault(language, words.getOrDefault("en", code));
    }

    /** The word for a code along a dimension; empty for totals. */
    public String label(Dimension dimension, String code, String language) {
        if (code.equals(Coordinates.TOTAL) || code.equals(Coordinates.NOT_APPLICABLE)) {
            return "";
        }
        return label(dimension == Dimension.AREA ? code : dimension.column() + ":" + code, language);
    }

    /** The word for a status. */
    public String label(Status status, String language) {
        return label("status:" + status.code(), language);
    }

    private List<String> codes(String prefix, JsonNode list) {
        List<String> found = new ArrayList<>();
        for (JsonNode each : list) {
            String code = each.required("code").asText();
            found.add(code);
            Map<String, String> words = new LinkedHashMap<>();
            each.required("label")
                    .properties()
                    .forEach(word -> words.put(word.getKey(), word.getValue().asText()));
            labels.put(prefix + code, words);
        }
        return Collections.unmodifiableList(found);
    }

    private static Indicator indicator(JsonNode each) {
        return new Indicator(
                each.required("code").asText(),
                each.required("agreed").asBoolean(),
                texts(each.required("offences")),
                texts(each.required("units")),
                texts(each.required("breakdowns")).stream()
                        .map(column ->
                                Column.of(column).flatMap(Column::dimension).orElseThrow())
                        .toList(),
                texts(each.path("formOnlyFor")));
    }

    private static List<String> texts(JsonNode list) {
        List<String> found = new ArrayList<>();
        list.forEach(text -> found.add(text.asText()));
        return found;
    }
}
