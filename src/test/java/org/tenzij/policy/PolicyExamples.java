package org.tenzij.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The shipped policy set and its worked cases, as a start for tests of other rooms too. */
final class PolicyExamples {
    static final SortedMap<String, byte[]> FILES = PolicyFiles.read(Path.of("policies"));
    static final PolicySet SET = PolicySet.of(FILES);
    static final Set<Duty> ALL_DUTIES = EnumSet.allOf(Duty.class);
    static final Rule RULE = new Rule(SET, ALL_DUTIES, Pseudonyms.PLACEHOLDER);

    private PolicyExamples() {}

    /** The case whose file name ends so, without number and extension. */
    static WorkedCase worked(String name) {
        return SET.cases().stream()
                .filter(worked -> worked.name().matches("cases/\\d+-" + name + "\\.yaml"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }

    /** The same case with things written otherwise in its file: what stands there, and what stands there instead. */
    static WorkedCase rewritten(String name, String... fromTo) {
        String text = new String(FILES.get(worked(name).name()), StandardCharsets.UTF_8);
        for (int i = 0; i < fromTo.length; i += 2) {
            text = PolicyParts.changed(text, fromTo[i], fromTo[i + 1]);
        }
        return WorkedCase.read("cases/rewritten.yaml", text.getBytes(StandardCharsets.UTF_8));
    }

    static Decision decide(PolicySet set, WorkedCase worked) {
        return worked.decide(set);
    }

    /** The shipped files and one more clause file. */
    static SortedMap<String, byte[]> filesWith(String name, String text) {
        SortedMap<String, byte[]> files = new TreeMap<>(FILES);
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
        return files;
    }

    /** A clause file with one clause of that id; {@code body} holds everything but id, source, title and review. */
    static String clause(String id, String body) {
        return """
                clauses:
                  - id: %s
                    source: [{text: Test, article: "1", read: V}]
                    title: {nl: n, en: e, es: s, pap_CW: c, pap_AW: a}
                    review: "2099-12-31"
                """.formatted(id) + body.indent(4);
    }

    static Request with(Request request, Map<String, Object> asserted, JsonNode payload) {
        return new Request(
                request.exchange(),
                request.kind(),
                request.sender(),
                request.recipient(),
                request.handling(),
                request.createdAt(),
                request.expiresAt(),
                request.thread(),
                payload,
                request.attachments(),
                request.necessity(),
                request.declaredClass(),
                request.undertaking(),
                asserted,
                request.redaction());
    }

    static Request asserting(Request request, String fact, Object value) {
        Map<String, Object> asserted = new HashMap<>(request.asserted());
        asserted.put(fact, value);
        return with(request, asserted, request.payload());
    }
}
