package org.tenzij.figures;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a cell is: a number, or the reason why there is none. Zero is a number; a blank is neither.
 *
 * <p>Source: payloads.md (zero is not blank); SDMX code list CL_OBS_STATUS for the letters.
 */
public enum Status {
    /** Somebody counted; the number may be zero. */
    COUNTED("counted", true, "A"),
    /** A number that will change. */
    PROVISIONAL("provisional", true, "P"),
    /** Nobody counts this. */
    NOT_COLLECTED("not-collected", false, "L"),
    /** There is a number, and nobody knows it. */
    UNKNOWN("unknown", false, "O"),
    /** There cannot be a number. */
    NOT_APPLICABLE("not-applicable", false, "M"),
    /** There is a number, and it is withheld. */
    CONFIDENTIAL("confidential", false, "Q"),
    /** The body that counts did not report. */
    NOT_REPORTED("not-reported", false, "O");

    private final String code;
    private final boolean number;
    private final String sdmx;

    Status(String code, boolean number, String sdmx) {
        this.code = code;
        this.number = number;
        this.sdmx = sdmx;
    }

    /** The code in forms and payloads. */
    public String code() {
        return code;
    }

    /** True where the cell holds a number, false where it says why there is none. */
    public boolean number() {
        return number;
    }

    /** The letter of OBS_STATUS; {@code O} stands for two of ours, so exports repeat the code in words. */
    public String sdmx() {
        return sdmx;
    }

    /** Finds a status by its code. */
    public static Optional<Status> of(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code.equals(code))
                .findFirst();
    }
}
