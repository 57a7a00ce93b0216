package org.tenzij.register;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
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

    private static final Set<String> FIXED = Set.of("event", "at", "exchange", "peer");

    public Entry {
        if (!Collections.disjoint(FIXED, particulars.keySet())) {
            throw new IllegalArgumentException("a particular may not take the place of a fixed field");
        }
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

    /**
     * Reads what {@link #toBytes} wrote. Fails with {@link Invalid} {@code register.bad-entry} where the bytes are not exactly
     * the canonical form, {@code register.unknown-event} where they are but the event is not one of ours.
     *
     * @param where names the entry in the error, for example its index
     */
    public static Entry read(byte[] bytes, String where) {
        JsonNode tree;
        try {
            tree = StrictJson.tree(bytes, where);
        } catch (Invalid e) {
            throw bad("it is not JSON", where);
        }
        if (!tree.isObject() || !Arrays.equals(bytes, CanonicalJson.bytes(tree))) {
            throw bad("it is not one JSON object in canonical form", where);
        }
        Map<String, String> fields = new TreeMap<>();
        tree.properties().forEach(field -> {
            if (!field.getValue().isTextual()) {
                throw bad("a field is not a string", where);
            }
            fields.put(field.getKey(), field.getValue().textValue());
        });
        return of(fields, where);
    }

    private static Entry of(Map<String, String> fields, String where) {
        String event = fields.remove("event");
        Instant at = instant(fields.remove("at"));
        if (event == null || at == null) {
            throw bad("its event or its time is missing", where);
        }
        String exchange = fields.remove("exchange");
        String peer = fields.remove("peer");
        try {
            return new Entry(
                    Event.of(event)
                            .orElseThrow(() -> new Invalid(
                                    ErrorCode.REGISTER_UNKNOWN_EVENT,
                                    "an entry of the register has an event that this release does not know",
                                    where,
                                    "read it with a newer release; if there is none, treat it as an alteration")),
                    at,
                    exchange == null ? null : new MessageId(exchange),
                    peer == null ? null : new Party(peer),
                    fields);
        } catch (Invalid e) {
            throw e.code() == ErrorCode.REGISTER_UNKNOWN_EVENT ? e : bad("its exchange or peer is not an id", where);
        }
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            Instant at = text == null ? null : Instant.parse(text);
            return at != null && at.toString().equals(text) ? at : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static Invalid bad(String what, String where) {
        return new Invalid(
                ErrorCode.REGISTER_BAD_ENTRY,
                "an entry of the register cannot be read: " + what,
                where,
                "treat it as an alteration; compare with a copy of the register");
    }
}
