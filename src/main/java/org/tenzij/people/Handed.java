package org.tenzij.people;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Handling;
import org.tenzij.exchange.Law;

/** How messages of others were handed over: under which code, in which waters. */
public final class Handed {
    /** From the lightest to the strictest. */
    private static final List<String> CODES = List.of("NO_CODE", "H0", "H1", "H3", "BPG_A", "H2", "BPG_B", "BPG_C");

    private Handed() {}

    /** The strictest code on a message, as the fact {@code knownOrigin} has it. A code that is not known counts as the strictest. */
    public static String code(Handling handling) {
        int strictest = 0;
        for (String code : handling.codes()) {
            strictest = Math.max(strictest, rank(code));
        }
        String bpg = handling.bpg();
        return CODES.get(bpg == null ? strictest : Math.max(strictest, rank(bpg)));
    }

    private static int rank(String code) {
        int rank = CODES.indexOf(code);
        return rank < 0 ? CODES.size() - 1 : rank;
    }

    static String strictest(List<Origins.Origin> origins) {
        return origins.stream()
                .map(Origins.Origin::handling)
                .reduce((one, other) -> rank(one) >= rank(other) ? one : other)
                .orElse("NONE");
    }

    /** The law of the waters that a hand-over reports; null where it reports none that is known. */
    public static @Nullable Law waters(JsonNode payload) {
        String waters = payload.path("waters").asText("");
        return Arrays.stream(Law.values())
                .filter(law -> law.name().equals(waters))
                .findFirst()
                .orElse(null);
    }
}
