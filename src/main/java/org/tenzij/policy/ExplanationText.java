package org.tenzij.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Writes an explanation out, one fact per line: the answer first, then why, then what would change it. */
final class ExplanationText {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final JsonNode explanation;
    private final String language;
    private final ResourceBundle words;
    private final StringBuilder out = new StringBuilder();

    ExplanationText(JsonNode explanation, Locale locale) {
        this.explanation = explanation;
        this.language = locale.getLanguage().equals("nl") ? "nl" : "en";
        this.words = ResourceBundle.getBundle("org.tenzij.policy.explanation", Locale.of(language), NO_FALLBACK);
    }

    String text() {
        JsonNode sender = explanation.path("sender");
        JsonNode recipient = explanation.path("recipient");
        line(
                0,
                "head",
                words.getString("outcome." + explanation.path("outcome").asText()),
                explanation.path("kind").asText(),
                sender.path("party").asText(),
                sender.path("regime").asText(),
                recipient.path("party").asText(),
                recipient.path("regime").asText());
        line(0, "class", explanation.path("dataClass").asText());
        granted();
        waiting();
        failed();
        unless();
        besides();
        ignored();
        line(
                0,
                "foot",
                explanation.path("policyVersion").asText(),
                explanation.path("decidedAt").asText());
        return out.toString();
    }

    private void granted() {
        if (!explanation.has("ground")) {
            return;
        }
        clause(0, "ground", explanation.path("ground"));
        fields(explanation.path("fields"));
        line(0, "duties", list(explanation.path("duties")));
        line(0, "until", explanation.path("expiresAt").asText());
    }

    private void fields(JsonNode fields) {
        for (JsonNode field : fields) {
            line(
                    1,
                    field.path("disposition").asText(),
                    field.path("path").asText(),
                    field.path("clause").asText());
        }
    }

    private void waiting() {
        for (JsonNode candidate : explanation.path("waiting")) {
            clause(0, "waiting", candidate.path("ground"));
            candidate.path("missing").forEach(change -> change(1, change));
            fields(candidate.path("fields"));
            line(1, "binds", candidate.path("approvalDigest").asText());
        }
    }

    private void failed() {
        if (explanation.path("failed").isEmpty()) {
            return;
        }
        line(0, "failed");
        for (JsonNode gate : explanation.path("failed")) {
            clause(1, "gate", gate);
            if (!gate.path("places").isEmpty()) {
                line(2, "places", list(gate.path("places")));
            }
            gate.path("conditions").forEach(condition -> condition(2, condition));
        }
    }

    private void condition(int depth, JsonNode condition) {
        String value = words.getString("value." + condition.path("value").asText());
        line(depth, "condition", condition.path("id").asText(), said(condition), value);
        if (!condition.path("missing").isEmpty()) {
            line(depth + 1, "missing", list(condition.path("missing")));
        }
    }

    private void unless() {
        if (!explanation.has("unless")) {
            return;
        }
        line(0, explanation.path("unless").isEmpty() ? "unless.none" : "unless");
        for (JsonNode one : explanation.path("unless")) {
            boolean possible =
                    one.path("reachable").asBoolean() && one.path("cannot").isEmpty();
            clause(1, possible ? "unless.open" : "unless.closed", one.path("ground"));
            one.path("closed").forEach(gate -> line(2, "plain", said(gate)));
            one.path("remaining")
                    .forEach(gate -> line(2, "remaining", gate.path("id").asText(), said(gate)));
            if (!one.path("canBeSupplied").isEmpty()) {
                line(2, "can");
                one.path("canBeSupplied").forEach(change -> change(3, change));
            }
            if (!one.path("cannot").isEmpty()) {
                line(2, "cannot");
                one.path("cannot").forEach(change -> change(3, change));
            }
        }
    }

    private void besides() {
        if (explanation.path("besides").isEmpty()) {
            return;
        }
        line(1, "besides");
        for (JsonNode change : explanation.path("besides")) {
            change(2, change);
            if (!change.path("canBeSupplied").asBoolean()) {
                line(3, "cannot.one");
            }
        }
    }

    private void change(int depth, JsonNode change) {
        line(
                depth,
                change.path("by").isEmpty() ? "change.derived" : "change",
                change.path("fact").asText(),
                change.path("value").asText(),
                said(change),
                StreamSupport.stream(change.path("by").spliterator(), false)
                        .map(by -> words.getString("by." + by.asText()))
                        .collect(Collectors.joining(", ")));
        if (change.has("remedy")) {
            line(depth + 1, "remedy", said(change.path("remedy")));
        }
    }

    private void ignored() {
        for (JsonNode one : explanation.path("ignored")) {
            String by = words.getString("by." + one.path("by").asText());
            line(0, "ignored", one.path("fact").asText(), by, said(one));
        }
    }

    private void clause(int depth, String key, JsonNode clause) {
        line(
                depth,
                key,
                clause.path("id").asText(),
                said(clause),
                clause.path("source").asText());
    }

    private String said(JsonNode sentence) {
        return sentence.path(language).asText();
    }

    private static String list(JsonNode texts) {
        return StreamSupport.stream(texts.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }

    private void line(int depth, String key, Object... parts) {
        out.append("  ".repeat(depth))
                .append(MessageFormat.format(words.getString(key), parts))
                .append('\n');
    }
}
