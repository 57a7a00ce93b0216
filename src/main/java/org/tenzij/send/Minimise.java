package org.tenzij.send;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;
import org.tenzij.exchange.json.CanonicalJson;
import org.tenzij.policy.Attachment;
import org.tenzij.policy.Grant;
import org.tenzij.policy.Projection;

/**
 * Keeps what the decision covers and drops the rest: what is signed afterwards is only what may leave.
 *
 * <p>Source: LED 4(1)(c); Wpg 3(2).
 */
public final class Minimise {
    /** The path of the payload inside a container. */
    public static final String PAYLOAD = "content/payload.json";

    /** The files that may leave. Fails with {@link Fault} when the payload is not the one that was judged. */
    public MinimisedMessage minimise(GrantedMessage granted) {
        ValidMessage message = granted.message();
        Grant grant = granted.grant();
        Projection projection = grant.projection();
        JsonNode payload = projection.apply(message.payload());
        Set<Digest> kept =
                projection.attachments().stream().map(Attachment::sha256).collect(Collectors.toSet());
        SortedMap<String, byte[]> content = new TreeMap<>();
        SortedMap<String, String> mediaTypes = new TreeMap<>();
        byte[] bytes = CanonicalJson.bytes(payload);
        if (!Digest.of(bytes).equals(grant.projectionDigest())) {
            throw new Fault(
                    ErrorCode.MINIMISE_MISMATCH,
                    "the projection is not the one that was granted",
                    "exchange " + message.id(),
                    "report this to the maintainers; nothing left");
        }
        content.put(PAYLOAD, bytes);
        mediaTypes.put(PAYLOAD, "application/json");
        for (RequestFile.Attachment attachment : message.submission().request().attachments()) {
            if (kept.contains(Digest.of(attachment.content()))) {
                content.put("content/" + attachment.name(), attachment.content());
                mediaTypes.put("content/" + attachment.name(), attachment.mediaType());
            }
        }
        return new MinimisedMessage(granted, content, mediaTypes);
    }
}
