package org.tenzij.figures;

/** Along what a count can be broken down. Each has a total, and parts that add up to it. */
public enum Dimension {
    AREA("area"),
    SEX("sex"),
    AGE("age"),
    FORM("form");

    private final String column;

    Dimension(String column) {
        this.column = column;
    }

    /** The column of the form and the field of the payload. */
    public String column() {
        return column;
    }
}
