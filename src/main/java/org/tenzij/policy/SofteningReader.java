package org.tenzij.policy;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what leaves instead of a field: {@code generalise} or {@code pseudonymise} in a file of {@code fields/}. */
final class SofteningReader {
    private static final String GENERALISE = "generalise";
    private static final String PSEUDONYMISE = "pseudonymise";
    private static final Pattern DOMAIN = Pattern.compile("[a-z][a-z0-9-]{0,30}");

    private SofteningReader() {}

    /** The softening that a field declares; null for none. */
    static @Nullable Softening read(Section field, Map<String, Clause> clauses) {
        boolean coarse = field.has(GENERALISE);
        boolean keyed = field.has(PSEUDONYMISE);
        field.skip(GENERALISE);
        field.skip(PSEUDONYMISE);
        if (coarse && keyed) {
            throw field.bad(PSEUDONYMISE, "stands beside generalise", "keep one of them");
        }
        if (coarse) {
            Section section = field.section(GENERALISE);
            Softening softening = new Softening.Generalise(section.word("to", Coarser.class), terms(section, clauses));
            section.end();
            return softening;
        }
        if (keyed) {
            Section section = field.section(PSEUDONYMISE);
            String domain = section.text("domain");
            if (!DOMAIN.matcher(domain).matches()) {
                throw section.bad("domain", "is not a word in small letters", "write for example document");
            }
            Softening softening = new Softening.Pseudonymise(domain, terms(section, clauses));
            section.end();
            return softening;
        }
        return null;
    }

    private static Softening.Terms terms(Section section, Map<String, Clause> clauses) {
        Clause by = clauses.get(section.text("by"));
        if (by == null || by.effect() != Effect.REMOVE) {
            throw section.bad("by", "names no clause that removes", "name a clause with effect: remove");
        }
        return new Softening.Terms(
                by.id(),
                choice(section, "when", "always", "transfer"),
                choice(section, "exact", "allowed", "never"),
                section.has("class") ? section.word("class", DataClass.class) : pseudonymised(section));
    }

    private static DataClass pseudonymised(Section section) {
        section.skip("class");
        return DataClass.PSEUDONYMISED;
    }

    /** True for the first word, false for the second; nothing else is read. */
    private static boolean choice(Section section, String key, String yes, String no) {
        String word = section.text(key);
        if (!word.equals(yes) && !word.equals(no)) {
            throw section.bad(key, "has a word that is not known", "write " + yes + " or " + no);
        }
        return word.equals(yes);
    }
}
