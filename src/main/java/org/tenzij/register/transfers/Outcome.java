package org.tenzij.register.transfers;

import java.util.Arrays;
import java.util.Locale;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;

/** What became of the wish to send something. What left stays {@link #GRANTED}, whatever was decided afterwards. */
public enum Outcome {
    /** Not decided yet. */
    UNDECIDED,
    GRANTED,
    /** Waits for the word of a person. */
    HELD,
    REFUSED,
    /** Expired before anything left. */
    EXPIRED,
    WITHDRAWN,
    /** It went by another way than this gateway, and was recorded. */
    RECORDED_OUTSIDE;

    /** As it is written: {@code recorded-outside}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads {@link #word}. Fails with {@code validate.wrong-code} on anything else. */
    public static Outcome of(String word) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Invalid(
                        ErrorCode.VALIDATE_WRONG_CODE,
                        "there is no such outcome",
                        "outcome",
                        "use one of "
                                + String.join(
                                        " ",
                                        Arrays.stream(values())
                                                .map(Outcome::word)
                                                .toList())));
    }
}
