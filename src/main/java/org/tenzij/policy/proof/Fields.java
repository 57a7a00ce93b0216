package org.tenzij.policy.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Handling;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.Law;
import org.tenzij.exchange.Party;
import org.tenzij.policy.Anatomy;
import org.tenzij.policy.DataClass;
import org.tenzij.policy.Facts;
import org.tenzij.policy.GroundOutcome;
import org.tenzij.policy.Projection;
import org.tenzij.policy.Request;
import org.tenzij.policy.Side;

/**
 * Looks at every projection there can be: per kind, pair of laws, class and ground, of a message that holds every field of
 * its catalogue and others besides.
 */
final class Fields {
    private static final String STRANGE = "notInAnyCatalogue";

    private final Anatomy set;
    private final Instant now;
    private int projections;

    private Fields(Anatomy set, Instant now) {
        this.set = set;
        this.now = now;
    }

    static ProofReport.Result onlyListed(Anatomy set, Instant now) {
        Fields fields = new Fields(set, now);
        Counterexample found = fields.search();
        return new ProofReport.Result(
                "ONLY-LISTED-FIELDS",
                "LED 4(1)(c)",
                "Een veld dat niet in de catalogus staat, of zwaarder is dan de grond draagt, gaat nooit mee (%d projecties)."
                        .formatted(fields.projections),
                "A field that no catalogue lists, or that is heavier than the ground carries, never leaves (%d projections)."
                        .formatted(fields.projections),
                found);
    }

    private @Nullable Counterexample search() {
        for (Kind kind : Kind.values()) {
            for (Law from : Law.values()) {
                for (Law to : Law.values()) {
                    for (DataClass dataClass : DataClass.values()) {
                        Counterexample found = set.lists(kind) ? at(kind, from, to, dataClass) : null;
                        if (found != null) {
                            return found;
                        }
                    }
                }
            }
        }
        return null;
    }

    private @Nullable Counterexample at(Kind kind, Law from, Law to, DataClass dataClass) {
        for (String basis : List.of("WPG_8", "NON_POLICE")) {
            Request request = request(kind, from, to, dataClass, basis);
            for (GroundOutcome outcome :
                    set.rule().decide(request, Facts.NONE, now).grounds()) {
                Projection projection = outcome.projection();
                String wrong = projection == null ? "" : wrong(request, outcome, projection);
                if (!wrong.isEmpty()) {
                    return new Counterexample(
                            "ONLY-LISTED-FIELDS",
                            wrong + " under " + outcome.clause().id(),
                            kind + " " + dataClass + " under " + from + " to " + to,
                            new Point(java.util.Map.of("processingBasis", basis)),
                            null);
                }
            }
        }
        return null;
    }

    private String wrong(Request request, GroundOutcome outcome, Projection projection) {
        projections++;
        Set<String> listed =
                set.fields(request.kind()).stream().map(Anatomy.Listed::path).collect(Collectors.toSet());
        Set<String> left = new HashSet<>();
        paths(projection.apply(request.payload()), "", left);
        for (String path : left) {
            if (!listed.contains(path)) {
                return path + " leaves, which no catalogue lists";
            }
        }
        for (Anatomy.Listed field : set.fields(request.kind())) {
            boolean heavy = field.dataClass().compareTo(outcome.clause().weight()) > 0;
            if (heavy && projection.kept().stream().anyMatch(path -> plain(path).equals(field.path()))) {
                return field.path() + " leaves, which is too heavy";
            }
        }
        return "";
    }

    private static String plain(String path) {
        return path.replaceAll("\\[\\d+]", "[]");
    }

    private static void paths(JsonNode node, String path, Set<String> found) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> paths(
                            entry.getValue(), path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), found));
        } else if (node.isArray()) {
            node.forEach(element -> paths(element, path + "[]", found));
        } else {
            found.add(path);
        }
    }

    private Request request(Kind kind, Law from, Law to, DataClass dataClass, String basis) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        set.fields(kind).forEach(field -> put(payload, List.of(field.path().split("\\.")), 0));
        payload.put(STRANGE, "x");
        Set<String> necessity = set.fields(kind).stream()
                .map(Anatomy.Listed::path)
                .flatMap(path -> java.util.stream.Stream.of(path, path + "=exact"))
                .collect(Collectors.toSet());
        return new Request(
                null,
                kind,
                new Side(new Party("kw"), null, from, Set.of(from)),
                new Side(new Party("rst"), null, to, Set.of(to)),
                new Handling(List.of("H0"), null, null, null, "DENY", List.of()),
                now.minus(Duration.ofHours(1)),
                now.plus(Duration.ofHours(1)),
                null,
                payload,
                List.of(),
                necessity,
                dataClass,
                null,
                java.util.Map.of("processingBasis", basis),
                null);
    }

    /** Every node on the way also holds a member that nobody listed. */
    private static void put(ObjectNode node, List<String> parts, int next) {
        String part = parts.get(next);
        String name = part.replace("[]", "");
        boolean last = next == parts.size() - 1;
        if (part.endsWith("[]")) {
            ArrayNode array = node.has(name) ? (ArrayNode) node.get(name) : node.putArray(name);
            if (last) {
                array.add("1990-01-01");
            } else {
                ObjectNode element = array.isEmpty() ? array.addObject() : (ObjectNode) array.get(0);
                element.put(STRANGE, "x");
                put(element, parts, next + 1);
            }
        } else if (last) {
            node.put(name, "1990-01-01");
        } else {
            ObjectNode member = node.has(name) ? (ObjectNode) node.get(name) : node.putObject(name);
            member.put(STRANGE, "x");
            put(member, parts, next + 1);
        }
    }
}
