package org.tenzij.figures;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The columns of the form, in the order in which it is written. */
public enum Column {
    PARTY(true),
    YEAR(true),
    OFFENCE(true),
    INDICATOR(true),
    AREA(false),
    SEX(false),
    AGE(false),
    FORM(false),
    UNIT(true),
    VALUE(true),
    STATUS(true),
    SOURCE(true),
    COMMENT(false);

    private final boolean required;

    Column(boolean required) {
        this.required = required;
    }

    /** Whether a form without this column is refused. */
    public boolean required() {
        return required;
    }

    /** The name in the header row: lower case. */
    public String header() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The dimension this column holds, if it is one. */
    Optional<Dimension> dimension() {
        return Arrays.stream(Dimension.values())
                .filter(dimension -> dimension.column().equals(header()))
                .findFirst();
    }

    static Column of(Dimension dimension) {
        return valueOf(dimension.name());
    }

    static Optional<Column> of(String header) {
        return Arrays.stream(values())
                .filter(column -> column.header().equals(header))
                .findFirst();
    }
}
