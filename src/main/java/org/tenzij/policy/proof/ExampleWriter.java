package org.tenzij.policy.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.policy.Anatomy;
import org.tenzij.policy.Asserter;
import org.tenzij.policy.Decision;
import org.tenzij.policy.FactDeclaration;
import org.tenzij.policy.Grant;
import org.tenzij.policy.Held;
import org.tenzij.policy.Refusal;
import org.tenzij.policy.Side;
import org.tenzij.policy.WorkedCase;

/** Writes a point down as a request that comes to it, and plays it. Facts that follow from a message are written into one. */
final class ExampleWriter {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();

    private final Anatomy set;
    private final Instant now;

    /**
     * For that set.
     *
     * @param now the moment at which the requests are asked
     */
    ExampleWriter(Anatomy set, Instant now) {
        this.set = set;
        this.now = now;
    }

    ExampleFile write(String name, Cell cell, Point point) {
        ObjectNode tree = StrictJson.object();
        tree.put("now", now.toString());
        ExampleContent content = new ExampleContent(set, cell, point);
        ObjectNode request = tree.putObject("request");
        request.put("kind", cell.kind().wireName());
        side(request.putObject("sender"), cell.crossing().sender());
        side(request.putObject("recipient"), cell.crossing().recipient());
        content.handling(request.putObject("handling"));
        request.put("createdAt", now.minus(Duration.ofHours(1)).toString());
        request.put("expiresAt", now.plus(Duration.ofDays(30)).toString());
        request.put("declaredClass", cell.fixed().name());
        content.write(request);
        content.assumed(tree);
        facts(tree.putObject("facts"), point);
        String file = file(name);
        String yaml = text(tree);
        return new ExampleFile(file, yaml, play(file, yaml));
    }

    private static String file(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + ".yaml";
    }

    private static void side(ObjectNode tree, Side side) {
        tree.put("party", side.party().id());
        tree.put("law", side.law().name());
        var may = tree.putArray("mayActUnder");
        side.mayActUnder().stream().sorted().forEach(law -> may.add(law.name()));
    }

    private void facts(ObjectNode tree, Point point) {
        for (FactDeclaration fact : set.facts()) {
            Object value = point.known().get(fact.id());
            if (value != null && !fact.derived()) {
                Asserter by = fact.asserters().stream().sorted().findFirst().orElse(Asserter.GATEWAY);
                tree.withObjectProperty(by.word()).set(fact.id(), StrictJson.toTree(value));
            }
        }
    }

    private String play(String file, String yaml) {
        WorkedCase asked = WorkedCase.read(file, yaml.getBytes(StandardCharsets.UTF_8));
        return answer(asked.decide(set.set()));
    }

    static String answer(Decision decision) {
        return switch (decision) {
            case Grant grant -> "granted under " + grant.ground().id();
            case Held held -> "held";
            case Refusal refusal -> "refused, " + refusal.headline().id();
        };
    }

    private static String text(ObjectNode tree) {
        try {
            return YAML.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of ours can be written", e);
        }
    }
}
