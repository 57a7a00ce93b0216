package org.tenzij.send;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.Law;
import org.tenzij.exchange.Party;
import org.tenzij.policy.Attachment;
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
    private final Rule rule;
    private final Community community;

    public Decide(Rule rule, Community community) {
        this.rule = rule;
        this.community = community;
    }

    /** The rule's answer at that time. */
    public Judged decide(ValidMessage message, Instant now) {
        return switch (rule.decide(request(message), Facts.gateway(message.gatewayFacts()), now)) {
            case Grant grant -> new GrantedMessage(message, grant);
            case Held held -> new StoppedMessage(message, held);
            case Refusal refusal -> new StoppedMessage(message, refusal);
        };
    }

    /** What the rule is asked about a message. */
    private Request request(ValidMessage message) {
        RequestFile file = message.submission().request();
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
                file.thread(),
                message.payload(),
                file.attachments().stream().map(Decide::attachment).toList(),
                Set.copyOf(file.necessity()),
                file.declaredClass(),
                null,
                facts(file));
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
