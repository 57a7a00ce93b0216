package org.tenzij.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Refused;
import org.tenzij.trust.Office;

/** One exchange that waits, and the ground under which an officer decides about it, as the node tells it. */
record Waiting(MessageId exchange, JsonNode candidate, Digest policy) {
    /** @param ground the ground meant; null where only one is possible */
    static Waiting of(NodeClient client, String id, @Nullable String ground) {
        JsonNode exchange = client.get("/exchanges/" + id);
        JsonNode explanation = exchange.path("explanation");
        List<JsonNode> candidates = new ArrayList<>();
        explanation.path("waiting").forEach(candidate -> {
            if (ground == null || candidate.path("ground").path("id").asText().equals(ground)) {
                candidates.add(candidate);
            }
        });
        if (!exchange.path("state").asText().equals("HELD") || candidates.isEmpty()) {
            throw new Refused(
                    ErrorCode.APPROVE_NOT_WAITING,
                    "this exchange does not wait for people, or not under that ground",
                    id,
                    "see tenzij approvals list");
        }
        if (candidates.size() > 1) {
            throw new Invalid(
                    ErrorCode.APPROVE_MALFORMED,
                    "more than one ground is possible",
                    "--ground",
                    "name one of "
                            + String.join(
                                    ", ",
                                    candidates.stream()
                                            .map(one -> one.path("ground")
                                                    .path("id")
                                                    .asText())
                                            .toList()));
        }
        return new Waiting(
                new MessageId(id),
                candidates.getFirst(),
                new Digest(explanation.path("policyVersion").asText()));
    }

    String ground() {
        return candidate.path("ground").path("id").asText();
    }

    Digest approvalDigest() {
        return new Digest(candidate.path("approvalDigest").asText());
    }

    /** The facts that still need a word of an officer of that office. */
    List<String> factsOf(Office office) {
        return StreamSupport.stream(candidate.path("missing").spliterator(), false)
                .filter(missing -> StreamSupport.stream(missing.path("offices").spliterator(), false)
                        .anyMatch(one -> one.asText().equals(office.name())))
                .map(missing -> missing.path("fact").asText())
                .toList();
    }

    /** The digest of a template that would do. */
    Digest template(String id) {
        return StreamSupport.stream(candidate.path("templates").spliterator(), false)
                .filter(template -> template.path("id").asText().equals(id))
                .map(template -> new Digest(template.path("digest").asText()))
                .findFirst()
                .orElseThrow(() -> new Invalid(
                        ErrorCode.APPROVE_STALE,
                        "this exchange is not covered by that template",
                        "--template",
                        "approve the exchange itself"));
    }
}
