package org.tenzij.policy;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads {@code gates.yaml} and {@code handling.yaml}. */
final class WordReader {
    private WordReader() {}

    static Map<Check, Gate> gates(YamlFile file) {
        Section all = file.section();
        Section gates = all.section("gates");
        Map<Check, Gate> found = new LinkedHashMap<>();
        for (Check check : Check.values()) {
            Section section = gates.section(check.id()).named("gate " + check.id());
            found.put(check, new Gate(check.id(), ClauseReader.source(section.section("source")), section.sentence()));
            section.end();
        }
        gates.end();
        all.end();
        return found;
    }

    static Map<String, HandlingCode> handling(YamlFile file) {
        Section all = file.section();
        Map<String, HandlingCode> found = new LinkedHashMap<>();
        all.sectionsById("codes").forEach((code, unnamed) -> {
            Section section = unnamed.named("handling code " + code);
            found.put(
                    code,
                    new HandlingCode(
                            code, section.sentence(), section.words("duties", Duty.class), section.flag("personal")));
            section.end();
        });
        all.end();
        return found;
    }
}
