package org.tenzij.register;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.CanonicalJson;
import org.tenzij.exchange.json.StrictJson;

/**
 * One entry of the transfer register.
 *
 * @param event what happened
 * @param at when, by this node's clock
 * @param exchange the message it is about, or null
 * @param peer the other party, or null
 * @param particulars ids, digests, codes, grounds; <b>never payload or names</b>
 */
public record Entry(
        Event event,
        Instant at,
        @Nullable MessageId exchange,
        @Nullable Party peer,
        Map<String, String> particulars) {

    /** Longest entry, in bytes: the tile format stores the length in 16 bits. Source: C2SP tlog-tiles. */
    public static final int MAX_BYTES = 65_535;

    public Entry {
        particulars = Collections.unmodifiableMap(new TreeMap<>(particulars));
    }

    /** The canonical bytes that the leaf hash is taken over. Source: RFC 8785; RFC 6962, section 2.1. */
    public byte[] toBytes() {
        ObjectNode json = StrictJson.object();
        json.put("event", event.wireName());
        json.put("at", at.toString());
        if (exchange != null) {
            json.put("exchange", exchange.value());
        }
        if (peer != null) {
            json.put("peer", peer.id());
        }
        particulars.forEach(json::put);
        byte[] bytes = CanonicalJson.bytes(json);
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("a register entry holds at most " + MAX_BYTES + " bytes");
        }
        return bytes;
    }
}
