package org.tenzij.exchange;

import java.util.Arrays;

/** The law that governs one exchange on one side. It attaches to the exchange, never to the organisation as a whole. */
public enum Law {
    /** Caribbean Netherlands: Wpg arts 36a-36g for police data, Wbp BES for border, labour and immigration services. */
    BES,
    /** European Netherlands: Wpg, art. 17a for transfers. */
    NL,
    /** Curaçao. */
    CW,
    /** Sint Maarten. */
    SX,
    /** Aruba. */
    AW;

    /** Reads the code as it stands in a manifest or a request; anything else is refused, never guessed. */
    public static Law of(String code, String where) {
        return Arrays.stream(values())
                .filter(law -> law.name().equals(code))
                .findFirst()
                .orElseThrow(() -> new Invalid(
                        ErrorCode.VALIDATE_WRONG_CODE,
                        "the law is not one of BES, NL, CW, SX, AW",
                        where,
                        "name the law the sender or recipient acts under in this exchange"));
    }
}
