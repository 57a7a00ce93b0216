package org.tenzij.policy.proof;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tenzij.exchange.Digest;
import org.tenzij.policy.Anatomy;
import org.tenzij.policy.Instrument;
import org.tenzij.policy.Purpose;

/** What stands in an example message so that the facts that follow from a message come out as wanted. */
final class ExampleContent {
    private static final String TEXT = "An invented remark.";
    private static final String THREAD = "EXAMPLE-1";

    private final Anatomy set;
    private final Cell cell;
    private final Point point;
    private final List<Anatomy.Listed> fields;

    ExampleContent(Anatomy set, Cell cell, Point point) {
        this.set = set;
        this.cell = cell;
        this.point = point;
        this.fields = set.fields(cell.kind());
    }

    private boolean is(String fact) {
        return Boolean.TRUE.equals(point.known().get(fact));
    }

    private boolean isNot(String fact) {
        return Boolean.FALSE.equals(point.known().get(fact));
    }

    private boolean lists(String path) {
        return fields.stream().anyMatch(field -> field.path().equals(path));
    }

    void handling(ObjectNode handling) {
        ArrayNode codes = handling.putArray("codes");
        if (!isNot("recipientTold")) {
            codes.add("H0");
            handling.put("retainUntil", "2030-12-31");
        }
        handling.put("onward", "DENY");
        ArrayNode named = handling.putArray("purposes");
        purposes().forEach(named::add);
    }

    /** The first one or two purposes that are what the point says of them; none where no purposes are. */
    private List<String> purposes() {
        List<Purpose> all = List.copyOf(set.set().purposes());
        List<List<Purpose>> choices = new ArrayList<>();
        all.forEach(one -> choices.add(List.of(one)));
        all.forEach(one -> all.forEach(other -> choices.add(List.of(one, other))));
        return choices.stream().filter(this::fits).findFirst().orElse(List.of()).stream()
                .map(Purpose::id)
                .distinct()
                .toList();
    }

    private boolean fits(List<Purpose> purposes) {
        return purposes.stream().allMatch(Purpose::led) == is("purposeLed")
                && purposes.stream().allMatch(Purpose::statistics) == is("purposeStatistics")
                && purposes.stream().allMatch(Purpose::knowledge) == is("purposeKnowledge");
    }

    void write(ObjectNode request) {
        ObjectNode payload = request.putObject("payload");
        payload.put("kind", cell.kind().wireName());
        if (is("codebookNamed") && lists("codebook")) {
            payload.put("codebook", "codebook-2026");
        }
        if (is("oneCase")) {
            request.put("thread", THREAD);
        }
        text(request, payload);
        person(payload);
        if (isNot("everyStatementGraded") && lists("statements[].factType")) {
            payload.putArray("statements").addObject().put("factType", "UNMARKED");
        }
        if (!isNot("necessityStated")) {
            ArrayNode necessity = request.putArray("necessity");
            fields.stream()
                    .filter(field ->
                            field.dataClass().personal() || cell.fixed().personal())
                    .forEach(field -> necessity.add(field.path()));
        }
    }

    private void text(ObjectNode request, ObjectNode payload) {
        if (!is("freeTextPresent")) {
            return;
        }
        fields.stream()
                .filter(field -> field.freeText() && !field.path().contains("."))
                .filter(field -> field.dataClass().compareTo(cell.fixed()) <= 0)
                .findFirst()
                .ifPresent(field -> {
                    if (field.path().endsWith("[]")) {
                        payload.putArray(field.path().replace("[]", "")).add(TEXT);
                    } else {
                        payload.put(field.path(), TEXT);
                    }
                    if (is("freeTextCleared")) {
                        request.putArray("redaction")
                                .addObject()
                                .put("path", field.path().replace("[]", "[0]"))
                                .put(
                                        "sha256",
                                        Digest.of(TEXT.getBytes(StandardCharsets.UTF_8))
                                                .value());
                    }
                });
    }

    private void person(ObjectNode payload) {
        boolean unsettled = is("personUnclassified");
        boolean uncategorised = isNot("everyPersonCategorised");
        if (!lists("subjects[].category") || !(unsettled || uncategorised)) {
            return;
        }
        ArrayNode subjects = payload.putArray("subjects");
        if (unsettled) {
            subjects.addObject().put("category", "UNCLASSIFIED");
        }
        if (uncategorised) {
            subjects.addObject().put("category", "NOT_ON_THE_LIST");
        }
    }

    /** Instruments that the example takes to be in force. */
    void assumed(ObjectNode tree) {
        List<String> types = new ArrayList<>();
        for (Instrument.Type type : Instrument.Type.values()) {
            if (is(type.fact())) {
                types.add(type.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            }
        }
        if (!types.isEmpty()) {
            ArrayNode assume = tree.putArray("assume");
            types.forEach(assume::add);
        }
    }
}
