package org.tenzij.send;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Handling;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.Law;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.policy.DataClass;
import org.tenzij.policy.Redaction;

/**
 * What a user hands in: one document for one or more recipients, as JSON.
 *
 * @param recipients to whom; an empty list means nobody
 * @param handling what the recipient may do with it; null means the strictest for the kind
 * @param expiresAt after this nothing is sent or admitted any more; null means the node's default
 * @param necessity paths of the personal fields that the sender says are necessary
 * @param declaredClass raises the class the gateway computes, never lowers it
 * @param facts what the sender asserts, by the ids of {@code policies/facts.yaml}
 * @param presets ids of {@code policies/presets.yaml}: each adds its necessity and its handling codes
 * @param urgent danger to life: shown first, and an oral approval may be recorded
 * @param redaction what a person took out of the free texts, after looking at each
 * @param outside set where the message went already, by telephone or envelope: it is judged and recorded, not carried
 */
public record RequestFile(
        Kind kind,
        From sender,
        List<To> recipients,
        @Nullable Handling handling,
        @Nullable Instant expiresAt,
        @Nullable String thread,
        @Nullable MessageId supersedes,
        List<String> necessity,
        @Nullable DataClass declaredClass,
        Map<String, JsonNode> facts,
        ObjectNode payload,
        List<Attachment> attachments,
        List<String> presets,
        @Nullable Boolean urgent,
        @Nullable Redaction redaction,
        @Nullable Outside outside) {
    private static final Map<String, JsonNode> NO_POLICE_DATA = Map.of(
            "processingBasis", TextNode.valueOf("NON_POLICE"),
            "originHandling", TextNode.valueOf("OWN"),
            "removalDatePassed", BooleanNode.FALSE);

    public RequestFile {
        presets = presets == null ? List.of() : List.copyOf(presets);
        recipients = recipients == null ? List.of() : List.copyOf(recipients);
        necessity = necessity == null ? List.of() : List.copyOf(necessity);
        facts = facts == null ? Map.of() : new TreeMap<>(facts);
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
    }

    /** True where the sender says that it is urgent. */
    boolean pressing() {
        return urgent != null && urgent;
    }

    /** A request about no one: what officers or nodes have to say to each other, not police data, their own. */
    public static RequestFile plain(Kind kind, From sender, List<To> recipients, ObjectNode payload) {
        return new RequestFile(
                kind,
                sender,
                recipients,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                NO_POLICE_DATA,
                payload,
                List.of(),
                List.of(),
                null,
                null,
                null);
    }

    /** The same request for one of its recipients alone. */
    RequestFile alone(To recipient) {
        return new RequestFile(
                kind,
                sender,
                List.of(recipient),
                handling,
                expiresAt,
                thread,
                supersedes,
                necessity,
                declaredClass,
                facts,
                payload,
                attachments,
                presets,
                urgent,
                redaction,
                outside);
    }

    /** How it went, where it went outside the gateway. */
    public record Outside(Channel channel, Instant at) {
        /** By what. */
        public enum Channel {
            TELEPHONE,
            ENVELOPE,
            IN_PERSON
        }
    }

    /** Who sends, and the law it says it acts under; null means the party's own default. */
    public record From(
            Party party,
            @Nullable String authority,
            @Nullable Law actingUnderLawOf) {}

    /** A recipient; its law is what its own party says of itself in the community file, never what the sender says. */
    public record To(Party party, @Nullable String authority) {}

    /** A file that travels beside the payload. {@code name} has no folder; {@code content} is base64 in JSON. */
    public record Attachment(String name, String mediaType, byte[] content) {}
}
