package org.tenzij.figures;

import java.util.Comparator;

/**
 * Where a cell stands in the cube of one party. Says what was counted, never how many.
 *
 * <p>The breakdowns {@code area sex age form} hold a code of the codebook, {@link #TOTAL}, or {@link #NOT_APPLICABLE} where
 * the indicator cannot be broken down so.
 */
public record Coordinates(int year, String offence, String indicator, String area, String sex, String age, String form)
        implements Comparable<Coordinates> {
    /** All parts together. Source: SDMX, code {@code _T}. */
    public static final String TOTAL = "_T";
    /** This breakdown does not exist for this count. Source: SDMX, code {@code _Z}. */
    public static final String NOT_APPLICABLE = "_Z";

    private static final Comparator<String> TOTALS_FIRST = Comparator.<String, Boolean>comparing(
                    code -> !code.startsWith("_"))
            .thenComparing(Comparator.naturalOrder());
    private static final Comparator<Coordinates> ORDER = Comparator.comparingInt(Coordinates::year)
            .thenComparing(Coordinates::offence)
            .thenComparing(Coordinates::indicator)
            .thenComparing(Coordinates::area, TOTALS_FIRST)
            .thenComparing(Coordinates::sex, TOTALS_FIRST)
            .thenComparing(Coordinates::age, TOTALS_FIRST)
            .thenComparing(Coordinates::form, TOTALS_FIRST);

    /** The code along that dimension. */
    public String get(Dimension dimension) {
        return switch (dimension) {
            case AREA -> area;
            case SEX -> sex;
            case AGE -> age;
            case FORM -> form;
        };
    }

    /** The same place, moved along one dimension. */
    public Coordinates with(Dimension dimension, String code) {
        return switch (dimension) {
            case AREA -> new Coordinates(year, offence, indicator, code, sex, age, form);
            case SEX -> new Coordinates(year, offence, indicator, area, code, age, form);
            case AGE -> new Coordinates(year, offence, indicator, area, sex, code, form);
            case FORM -> new Coordinates(year, offence, indicator, area, sex, age, code);
        };
    }

    /** True where it is one of several parts along that dimension. */
    public boolean part(Dimension dimension) {
        String code = get(dimension);
        return !code.equals(TOTAL) && !code.equals(NOT_APPLICABLE);
    }

    /** True for the number that MoU article 4 asks for: the whole country, without any breakdown. */
    public boolean whole() {
        return !part(Dimension.AREA) && unbroken();
    }

    /** True without sex, age and form; the area may be an island. */
    public boolean unbroken() {
        return !part(Dimension.SEX) && !part(Dimension.AGE) && !part(Dimension.FORM);
    }

    /** The whole country without any breakdown, of the same year, offence and indicator. */
    public Coordinates wholeOf() {
        return unbrokenOf().with(Dimension.AREA, TOTAL);
    }

    /** The same area without any breakdown. */
    public Coordinates unbrokenOf() {
        Coordinates at = this;
        for (Dimension dimension : Dimension.values()) {
            if (dimension != Dimension.AREA && at.part(dimension)) {
                at = at.with(dimension, TOTAL);
            }
        }
        return at;
    }

    /** The codes that say more than "total", for naming a cell without its value: {@code 2017 SOM SUSPECTS BQ-SA M}. */
    public String name() {
        StringBuilder name = new StringBuilder(year + " " + offence + " " + indicator);
        for (Dimension dimension : Dimension.values()) {
            if (part(dimension)) {
                // "U" alone would not say along which breakdown it is unknown.
                name.append(' ');
                if (dimension != Dimension.AREA) {
                    name.append(dimension.column()).append('=');
                }
                name.append(get(dimension));
            }
        }
        return name.toString();
    }

    @Override
    public int compareTo(Coordinates other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return name();
    }
}
