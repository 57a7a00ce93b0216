package org.tenzij.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.Manifest;
import org.tenzij.exchange.json.CanonicalJson;

/**
 * Holds a peer's decision record against what came with it. The sender's law is not judged again here.
 *
 * <p>Source: house.md, settled: Admit. Fails with {@code admit.bad-decision}.
 */
public final class DecisionCheck {
    private static final String WHERE = "decision.json";

    private DecisionCheck() {}

    /**
     * The record, if it is whole, unexpired, is the one the signed manifest names, and fits kind, parties, laws, content and
     * attachments.
     *
     * @param bytes {@code decision.json} as it came
     * @param payload {@code content/payload.json}, read strictly
     */
    public static DecisionRecord check(byte[] bytes, Manifest manifest, JsonNode payload, Instant now) {
        DecisionRecord record = DecisionRecord.parse(bytes, WHERE);
        require(Digest.of(bytes).equals(manifest.decision()), "the manifest names another decision record");
        require(now.isBefore(record.expiresAt()), "the decision has expired");
        require(!record.decidedAt().isAfter(record.expiresAt()), "the decision ended before it was made");
        require(record.kind() == manifest.kind(), "the decision is about another kind of message");
        require(
                record.sender().equals(manifest.sender().party())
                        && record.senderLaw() == manifest.sender().actingUnderLawOf(),
                "the decision is another sender's");
        require(
                record.recipient().equals(manifest.recipient().party())
                        && record.recipientLaw() == manifest.recipient().actingUnderLawOf()
                        && Objects.equals(
                                record.authority(), manifest.recipient().authority()),
                "the decision is for another recipient");
        require(
                record.content().equals(Digest.of(CanonicalJson.bytes(payload))),
                "the decision is about another content");
        Set<String> granted = new HashSet<>(record.kept());
        granted.addAll(record.generalised());
        granted.addAll(record.pseudonymised());
        int listed = record.kept().size()
                + record.generalised().size()
                + record.pseudonymised().size();
        require(granted.size() == listed, "the decision says two things of one field");
        require(granted.containsAll(paths(payload)), "the content has a field that was not granted");
        require(
                attachments(manifest).equals(Set.copyOf(record.attachments())),
                "the attachments are not those granted");
        return record;
    }

    private static Set<Digest> attachments(Manifest manifest) {
        Set<Digest> found = new HashSet<>();
        manifest.parts().stream()
                .filter(part -> !part.path().equals("content/payload.json"))
                .forEach(part -> found.add(part.sha256()));
        manifest.segmented().forEach(part -> found.add(part.sha256()));
        return found;
    }

    /** The catalogue paths of everything that has a value; an empty list or object says nothing of its own. */
    private static Set<String> paths(JsonNode payload) {
        Set<String> found = new HashSet<>();
        collect(payload, "", found);
        return found;
    }

    private static void collect(JsonNode value, String path, Set<String> found) {
        if (value.isObject()) {
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                collect(entry.getValue(), path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), found);
            }
        } else if (value.isArray()) {
            value.forEach(entry -> collect(entry, path + "[]", found));
        } else if (!value.isNull()) {
            found.add(path);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw DecisionRecord.bad(otherwise, WHERE);
        }
    }
}
