package org.tenzij.policy;

import java.util.EnumSet;
import java.util.Set;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.Kind;

/** Reads where a clause applies: regimes and kinds, one by one or by a word for many. */
final class ScopeReader {
    private ScopeReader() {}

    static Scope read(Section section) {
        return new Scope(regimes(section, "from"), regimes(section, "to"), kinds(section));
    }

    static Scope everywhere() {
        return new Scope(EnumSet.allOf(Regime.class), EnumSet.allOf(Regime.class), EnumSet.allOf(Kind.class));
    }

    private static Set<Regime> regimes(Section section, String key) {
        Set<Regime> found = EnumSet.noneOf(Regime.class);
        for (String word : section.texts(key)) {
            switch (word) {
                case "any" -> found.addAll(EnumSet.allOf(Regime.class));
                case "governed" ->
                    EnumSet.allOf(Regime.class).stream()
                            .filter(Regime::governed)
                            .forEach(found::add);
                case "outside" ->
                    EnumSet.allOf(Regime.class).stream()
                            .filter(regime -> !regime.governed())
                            .forEach(found::add);
                default -> found.add(section.as(key, word, ScopeReader::regime));
            }
        }
        if (found.isEmpty()) {
            throw section.bad(key, "is missing or empty", "name regimes, or any, governed, outside");
        }
        return found;
    }

    private static Regime regime(String word) {
        for (Regime regime : Regime.values()) {
            if (regime.name().equals(word)) {
                return regime;
            }
        }
        throw new Invalid(ErrorCode.VALIDATE_WRONG_CODE, "unknown regime", "regime", "name a regime of README.md");
    }

    static Set<Kind> kinds(Section section) {
        Set<Kind> found = EnumSet.noneOf(Kind.class);
        for (String word : section.texts("kinds")) {
            switch (word) {
                case "any" -> found.addAll(EnumSet.allOf(Kind.class));
                case "content" ->
                    EnumSet.allOf(Kind.class).stream()
                            .filter(kind -> !kind.betweenGateways())
                            .forEach(found::add);
                case "case-linked" ->
                    EnumSet.allOf(Kind.class).stream().filter(Kind::caseLinked).forEach(found::add);
                default -> found.add(section.as("kinds", word, name -> Kind.of(name, "kinds")));
            }
        }
        if (found.isEmpty()) {
            throw section.bad("kinds", "is missing or empty", "name kinds, or any, content, case-linked");
        }
        return found;
    }
}
