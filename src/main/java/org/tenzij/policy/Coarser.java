package org.tenzij.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a value is made coarser. What cannot be read gives nothing, so that it is taken out and never passed. */
enum Coarser {
    /** {@code 1990-01-01} to {@code 1990}. */
    YEAR,
    /** {@code 1990-01-01} to {@code 1990-01}. */
    MONTH,
    /** A moment to its day, as written where it was noted. */
    DAY,
    /** A number rounded to one tenth; of a position about eleven kilometres. */
    GRID_0_1,
    /** {@code Ana María Ejemplo} to {@code A. M. E.} */
    INITIALS,
    /** A part of a country to the country: {@code BQ-BO} to {@code BQ}. */
    COUNTRY;

    private static final Pattern DATE =
            Pattern.compile("(\\d{4})(-\\d\\d(-\\d\\d(T[0-9:.]{4,18}(Z|[+-]\\d\\d:\\d\\d))?)?)?");
    private static final Pattern PLACE = Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,3})?");
    private static final int MOST_NAMES = 12;

    /** The coarser value, or null where the value cannot be read. */
    @Nullable
    JsonNode of(JsonNode value) {
        return switch (this) {
            case YEAR -> date(value, 4);
            case MONTH -> date(value, 7);
            case DAY -> date(value, 10);
            case GRID_0_1 -> grid(value);
            case INITIALS -> initials(value);
            case COUNTRY -> country(value);
        };
    }

    private static @Nullable JsonNode date(JsonNode value, int length) {
        String text = value.isTextual() ? value.textValue().strip() : "";
        if (!DATE.matcher(text).matches()) {
            return null;
        }
        try {
            if (text.length() >= 10) {
                LocalDate.parse(text.substring(0, 10));
            } else if (text.length() == 7) {
                YearMonth.parse(text);
            }
        } catch (DateTimeException e) {
            return null;
        }
        return TextNode.valueOf(text.substring(0, Math.min(length, text.length())));
    }

    private static @Nullable JsonNode grid(JsonNode value) {
        if (!value.isNumber()) {
            return null;
        }
        BigDecimal rounded =
                value.decimalValue().setScale(1, RoundingMode.HALF_UP).stripTrailingZeros();
        return DecimalNode.valueOf(rounded.scale() < 0 ? rounded.setScale(0, RoundingMode.UNNECESSARY) : rounded);
    }

    /** Where a word is written with signs that each say a whole syllable or word, its first sign says too much. */
    private static @Nullable JsonNode initials(JsonNode value) {
        List<String> initials = new ArrayList<>();
        for (String name : value.isTextual() ? value.textValue().strip().split("[\\s.\\-‐–]+") : new String[0]) {
            int first =
                    name.codePoints().filter(Character::isLetter).findFirst().orElse(-1);
            if (first < 0) {
                continue;
            }
            if (!Character.isAlphabetic(first) || !spelled(first) || initials.size() == MOST_NAMES) {
                return null;
            }
            initials.add(Character.toString(first).toUpperCase(Locale.ROOT) + ".");
        }
        return initials.isEmpty() ? null : TextNode.valueOf(String.join(" ", initials));
    }

    private static boolean spelled(int letter) {
        return switch (Character.UnicodeScript.of(letter)) {
            case LATIN, GREEK, CYRILLIC, ARMENIAN, GEORGIAN, ARABIC, HEBREW -> true;
            default -> false;
        };
    }

    private static @Nullable JsonNode country(JsonNode value) {
        String text = value.isTextual() ? value.textValue().strip() : "";
        return PLACE.matcher(text).matches() ? TextNode.valueOf(text.substring(0, 2)) : null;
    }
}
