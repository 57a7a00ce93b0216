package org.tenzij.policy;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Reads {@code gates.yaml}, {@code handling.yaml}, and the offices of {@code facts.yaml}. */
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

    /** The offices that {@code facts.yaml} declares at its head. */
    static Set<String> offices(Section all) {
        Set<String> offices = new LinkedHashSet<>();
        all.sectionsById("offices").forEach((id, unnamed) -> {
            Section section = unnamed.named("office " + id);
            section.sentence();
            section.end();
            offices.add(id);
        });
        return offices;
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
