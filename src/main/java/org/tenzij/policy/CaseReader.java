package org.tenzij.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.Handling;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.Law;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;

/** Reads a worked case. */
final class CaseReader {
    private CaseReader() {}

    static WorkedCase read(YamlFile file) {
        Section all = file.section();
        Sentence title = null;
        if (all.has("title")) {
            Section words = all.section("title");
            title = words.sentence();
            words.end();
        }
        Map<String, Object> bySender = new LinkedHashMap<>();
        Map<String, Object> approved = new LinkedHashMap<>();
        Facts facts = facts(all, bySender, approved);
        WorkedCase read = new WorkedCase(
                file.name(),
                title,
                request(all.section("request"), bySender),
                facts,
                approved,
                all.words("assume", Instrument.Type.class),
                instant(all, "now"),
                all.has("expect") ? expected(all.section("expect")) : null,
                all.has("receive") ? receiving(all.section("receive")) : null);
        all.end();
        return read;
    }

    private static Request request(Section section, Map<String, Object> bySender) {
        Request request = new Request(
                section.has("exchange") ? section.as("exchange", section.text("exchange"), MessageId::new) : null,
                section.as("kind", section.text("kind"), kind -> Kind.of(kind, "kind")),
                side(section.section("sender")),
                side(section.section("recipient")),
                handling(section.section("handling")),
                instant(section, "createdAt"),
                instant(section, "expiresAt"),
                section.has("thread") ? section.text("thread") : null,
                section.any("payload"),
                attachments(section),
                Set.copyOf(section.texts("necessity")),
                section.has("declaredClass") ? section.word("declaredClass", DataClass.class) : null,
                section.has("undertaking") ? section.as("undertaking", section.text("undertaking"), Digest::new) : null,
                bySender,
                redaction(section));
        section.end();
        return request;
    }

    private static @Nullable Redaction redaction(Section request) {
        if (!request.has("redaction")) {
            request.text("redaction", "");
            return null;
        }
        List<Redaction.Text> texts = new ArrayList<>();
        for (Section text : request.sections("redaction")) {
            List<Redaction.Cut> cuts = new ArrayList<>();
            if (text.has("cuts")) {
                for (Section cut : text.sections("cuts")) {
                    cuts.add(new Redaction.Cut(Math.toIntExact(cut.number("from")), Math.toIntExact(cut.number("to"))));
                    cut.end();
                }
            } else {
                text.text("cuts", "");
            }
            texts.add(new Redaction.Text(text.text("path"), text.as("sha256", text.text("sha256"), Digest::new), cuts));
            text.end();
        }
        return new Redaction(texts);
    }

    private static Side side(Section section) {
        Side side = new Side(
                section.as("party", section.text("party"), Party::new),
                section.has("authority") ? section.text("authority") : null,
                section.word("law", Law.class),
                section.words("mayActUnder", Law.class));
        section.text("authority", "");
        section.end();
        return side;
    }

    private static Handling handling(Section section) {
        Handling handling = new Handling(
                section.texts("codes"),
                section.has("bpg") ? section.text("bpg") : null,
                section.has("tlp") ? section.text("tlp") : null,
                section.has("retainUntil") ? section.date("retainUntil") : null,
                section.text("onward"),
                section.texts("purposes"));
        section.end();
        return handling;
    }

    private static List<Attachment> attachments(Section section) {
        List<Attachment> attachments = new ArrayList<>();
        if (section.has("attachments")) {
            for (Section one : section.sections("attachments")) {
                attachments.add(new Attachment(
                        one.text("name"),
                        one.text("mediaType"),
                        one.number("sizeBytes"),
                        one.as("sha256", one.text("sha256"), Digest::new)));
                one.end();
            }
        }
        return attachments;
    }

    private static Facts facts(Section all, Map<String, Object> bySender, Map<String, Object> approved) {
        List<Assertion> assertions = new ArrayList<>();
        if (!all.has("facts")) {
            all.text("facts", "");
            return Facts.NONE;
        }
        Section section = all.section("facts");
        for (Asserter by : Asserter.values()) {
            if (!section.has(by.word())) {
                continue;
            }
            section.section(by.word()).node().properties().forEach(fact -> {
                Object value = value(section, by.word(), fact.getValue());
                if (by == Asserter.SENDER) {
                    bySender.put(fact.getKey(), value);
                } else if (by == Asserter.APPROVER) {
                    approved.put(fact.getKey(), value);
                } else {
                    assertions.add(new Assertion(fact.getKey(), value, by));
                }
            });
        }
        section.end();
        return new Facts(assertions);
    }

    private static Object value(Section section, String by, JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isIntegralNumber()) {
            return value.longValue();
        }
        if (value.isTextual()) {
            return value.textValue();
        }
        throw section.bad(by, "has a fact that is not true, false, a word or a number", "mend it");
    }

    private static WorkedCase.Expected expected(Section section) {
        WorkedCase.Expected expected = new WorkedCase.Expected(
                section.text("decision").toLowerCase(Locale.ROOT),
                section.text("class", ""),
                section.text("ground", ""),
                section.texts("failed"),
                section.texts("kept"),
                section.texts("removed"),
                section.texts("duties"),
                section.texts("ignored"),
                section.texts("missing"),
                section.has("unless") ? section.texts("unless") : null);
        section.end();
        return expected;
    }

    private static WorkedCase.Receiving receiving(Section section) {
        WorkedCase.Receiving receiving = new WorkedCase.Receiving(
                section.text("ground"),
                section.word("class", DataClass.class),
                section.words("duties", Duty.class),
                section.number("longestRetentionDays"));
        section.end();
        return receiving;
    }

    private static Instant instant(Section section, String key) {
        try {
            return Instant.parse(section.text(key));
        } catch (DateTimeException e) {
            throw section.bad(key, "is not a moment", "write it as \"2026-11-24T12:00:00Z\"");
        }
    }
}
