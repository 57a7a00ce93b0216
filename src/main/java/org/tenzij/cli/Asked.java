package org.tenzij.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.Kind;

/** An offer or a consent request as the node holds it. */
record Asked(Digest payloadSha256, JsonNode payload) {
    static Asked find(NodeClient client, String party, String id, Kind kind) {
        return StreamSupport.stream(client.get("/handshakes").spliterator(), false)
                .filter(one -> one.path("from").asText().equals(party)
                        && one.path("id").asText().equals(id)
                        && one.path("kind").asText().equals(kind.wireName()))
                .map(one -> new Asked(new Digest(one.path("payloadSha256").asText()), one.path("payload")))
                .findFirst()
                .orElseThrow(() -> new Invalid(
                        ErrorCode.STORE_NOT_KEPT,
                        "no such " + kind + " of that party came in here",
                        "ID",
                        "take it from tenzij handshake list"));
    }
}
