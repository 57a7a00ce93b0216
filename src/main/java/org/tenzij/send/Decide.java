package org.tenzij.send;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.Law;
import org.tenzij.exchange.Party;
import org.tenzij.people.Matter;
import org.tenzij.people.OnFile;
import org.tenzij.policy.Attachment;
import org.tenzij.policy.Decision;
import org.tenzij.policy.Facts;
import org.tenzij.policy.Grant;
import org.tenzij.policy.Held;
import org.tenzij.policy.Refusal;
import org.tenzij.policy.Request;
import org.tenzij.policy.Rule;
import org.tenzij.policy.Side;
import org.tenzij.trust.Community;
import org.tenzij.trust.Member;

/**
 * Asks the rule whether a message may leave to its recipient. Anything but a grant stops it.
 *
 * <p>Source: LED 35-38; Wpg 17a, 22, 36e.
 */
public final class Decide {
    private final Supplier<Rule> rules;
    private final Community community;
    private final OnFile file;

    /**
     * @param rules the rule in force now; a new policy set makes a new one
     * @param file what this node has on file: words of officers, undertakings, consents, origins
     */
    public Decide(Supplier<Rule> rules, Community community, OnFile file) {
        this.rules = rules;
        this.community = community;
        this.file = file;
    }

    /** The rule's answer at that time. */
    public Judged decide(ValidMessage message, Instant now) {
        return switch (decision(message, now)) {
            case Grant grant -> new GrantedMessage(message, grant, reliedOn(message, grant, now));
            case Held held -> new StoppedMessage(message, held);
            case Refusal refusal -> new StoppedMessage(message, refusal);
        };
    }

    /** How heavy a message is decides which words cover it; so the rule is asked once without them. */
    private Decision decision(ValidMessage message, Instant now) {
        Rule rule = rules.get();
        Facts gateway = Facts.gateway(message.gatewayFacts());
        if (message.kind().betweenGateways()) {
            return rule.decide(request(message, null), gateway, now);
        }
        Matter matter = message.matter();
        Facts known = gateway.and(file.known(matter, now));
        Decision without = rule.decide(request(message, null), known, now);
        OnFile.Said said = file.said(matter, without.dataClass(), now);
        return said.facts().assertions().isEmpty()
                ? without
                : rule.decide(request(message, said.undertaking()), known.and(said.facts()), now);
    }

    private List<Digest> reliedOn(ValidMessage message, Grant grant, Instant now) {
        return message.kind().betweenGateways()
                ? List.of()
                : file.reliedOn(message.matter(), grant.request().undertaking(), now);
    }

    /** What the rule is asked about a message. */
    private Request request(ValidMessage message, @Nullable Digest undertaking) {
        RequestFile asked = message.submission().request();
        return new Request(
                message.id(),
                message.kind(),
                new Side(
                        message.sender().party(),
                        message.sender().authority(),
                        message.sender().actingUnderLawOf(),
                        mayActUnder(message.sender().party())),
                new Side(
                        message.recipient().party(),
                        message.recipient().authority(),
                        message.recipient().actingUnderLawOf(),
                        mayActUnder(message.recipient().party())),
                message.handling(),
                message.id().time(),
                message.expiresAt(),
                asked.thread(),
                message.payload(),
                asked.attachments().stream().map(Decide::attachment).toList(),
                message.necessity(),
                asked.declaredClass(),
                undertaking,
                facts(asked),
                asked.redaction());
    }

    private Set<Law> mayActUnder(Party party) {
        return community.find(party).map(Member::mayActUnder).orElse(Set.of());
    }

    private static Attachment attachment(RequestFile.Attachment file) {
        return new Attachment(file.name(), file.mediaType(), file.content().length, Digest.of(file.content()));
    }

    private static Map<String, Object> facts(RequestFile file) {
        Map<String, Object> facts = new HashMap<>();
        file.facts().forEach((id, value) -> facts.put(id, value(value)));
        return facts;
    }

    private static Object value(JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isTextual()) {
            return value.textValue();
        }
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        throw new Invalid(
                ErrorCode.VALIDATE_MALFORMED,
                "a fact is not true, false, a word or a whole number",
                "facts",
                "write it as policies/facts.yaml declares it");
    }
}
