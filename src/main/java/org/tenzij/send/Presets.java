package org.tenzij.send;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Handling;
import org.tenzij.exchange.Invalid;
import org.tenzij.policy.PolicySet;
import org.tenzij.policy.Preset;

/** What the presets that a sender chose add to its request. They fill in and add; they take nothing away and change nothing. */
record Presets(List<Preset> chosen, Set<String> necessity) {
    static Presets of(PolicySet policies, RequestFile request) {
        List<Preset> chosen = new ArrayList<>();
        Set<String> necessity = new HashSet<>(request.necessity());
        for (String id : request.presets()) {
            Preset preset = policies.preset(id)
                    .filter(known -> known.kinds().contains(request.kind()))
                    .orElseThrow(() -> new Invalid(
                            ErrorCode.VALIDATE_WRONG_CODE,
                            "there is no such preset for messages of this kind",
                            "presets",
                            "use one of policies/presets.yaml"));
            chosen.add(preset);
            necessity.addAll(preset.necessity());
        }
        return new Presets(List.copyOf(chosen), Set.copyOf(necessity));
    }

    /** @param made the day the request was made */
    Handling on(Handling handling, LocalDate made) {
        Set<String> codes = new LinkedHashSet<>(handling.codes());
        String bpg = handling.bpg();
        LocalDate retain = handling.retainUntil();
        for (Preset preset : chosen) {
            Preset.Codes more = preset.handling();
            if (more != null) {
                codes.addAll(more.codes());
                bpg = bpg == null ? more.bpg() : bpg;
            }
            Integer days = preset.retainDays();
            if (retain == null && days != null) {
                retain = made.plusDays(days);
            }
        }
        return new Handling(List.copyOf(codes), bpg, handling.tlp(), retain, handling.onward(), handling.purposes());
    }

    /** Grades the statements that nobody graded. */
    void mark(ObjectNode payload) {
        chosen.stream()
                .map(Preset::statement)
                .filter(Objects::nonNull)
                .forEach(marks -> payload.path("statements").forEach(statement -> mark(statement, marks)));
    }

    private static void mark(JsonNode statement, Preset.Marks marks) {
        if (statement instanceof ObjectNode open
                && !open.has("factType")
                && !open.has("source")
                && !open.has("information")) {
            open.put("factType", marks.factType());
            open.put("source", marks.source());
            open.put("information", marks.information());
        }
    }
}
