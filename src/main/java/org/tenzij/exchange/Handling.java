package org.tenzij.exchange;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the recipient is told to do and not to do with what it gets.
 *
 * @param codes Europol handling codes, a set: {@code H0 H1 H2 H3}
 * @param bpg Dutch statutory code {@code BPG_A|B|C}, or null
 * @param tlp Traffic Light Protocol, only for non-personal material, or null
 * @param retainUntil last day on which the recipient may keep it
 * @param onward {@code DENY}; whoever wants to pass it on asks
 * @param purposes codes of {@code law.md}, for example {@code POLICE_STATISTICS}; use for anything else is not allowed
 */
public record Handling(
        List<String> codes,
        @Nullable String bpg,
        @Nullable String tlp,
        @Nullable LocalDate retainUntil,
        String onward,
        List<String> purposes) {
    private static final String DENY = "DENY";

    public Handling {
        if (onward != null && !onward.equals(DENY)) {
            throw new Invalid(
                    ErrorCode.VALIDATE_WRONG_CODE,
                    "onward is a code, and this version knows DENY alone",
                    "handling.onward",
                    "write DENY; consent to pass it on is asked for with tenzij handshake ask");
        }
        codes = List.copyOf(codes);
        purposes = List.copyOf(purposes);
    }
}
