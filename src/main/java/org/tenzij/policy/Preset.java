package org.tenzij.policy;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Kind;

/**
 * Codes behind words: what a user chooses in one go. The node expands it into a request; it decides nothing.
 *
 * @param kinds the kinds of message it is offered for
 * @param necessity entries of the statement of necessity; empty where it says nothing of it
 * @param handling handling codes; null where it says nothing of them
 * @param retainDays how long the recipient may keep it, in days; null where it says nothing of it
 * @param statement marks for each statement; null where it says nothing of them
 */
public record Preset(
        String id,
        Sentence title,
        Set<Kind> kinds,
        List<String> necessity,
        @Nullable Codes handling,
        @Nullable Integer retainDays,
        @Nullable Marks statement) {
    /** Handling codes as in a request. */
    public record Codes(
            List<String> codes,
            @Nullable String bpg,
            @Nullable String onward) {
        public Codes {
            codes = List.copyOf(codes);
        }
    }

    /** Fact or assessment, source grade, information grade. */
    public record Marks(String factType, String source, String information) {}

    public Preset {
        kinds = Set.copyOf(kinds);
        necessity = List.copyOf(necessity);
    }
}
