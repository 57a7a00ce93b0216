package org.tenzij.register.transfers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.MessageId;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.CanonicalJson;
import org.tenzij.exchange.json.StrictJson;

/**
 * What the supervisor or the member state of origin is to be told: a category of transfers, or one transfer. No personal data.
 *
 * @param to who is to be told
 * @param source the articles of the ground
 * @param instruments ids of those relied on
 * @param exchange the one it is about; null where the category is told once for all of them
 * @param at of the first yes in the category, or of this one
 *     <p>Source: LED 35(2), 37(2), 38(3); Wpg 17a(2)(b), 17a(3), 17a(4).
 */
public record Notice(
        Addressee to,
        Party sender,
        String ground,
        String source,
        List<String> instruments,
        Party recipient,
        Kind kind,
        String dataClass,
        @Nullable MessageId exchange,
        Instant at) {
    /** Who is to be told. */
    public enum Addressee {
        SUPERVISOR,
        /** The other member state whose data they were: the sender's own register says which. */
        ORIGIN
    }

    public Notice {
        instruments = instruments.stream().sorted().toList();
    }

    /** What makes it another notice: everything but the time. */
    public Digest category() {
        ObjectNode tree = toTree();
        tree.remove("at");
        return Digest.of(CanonicalJson.bytes(tree));
    }

    /** Of the notice as it is written in JSON. */
    public Digest digest() {
        return Digest.of(CanonicalJson.bytes(toTree()));
    }

    public ObjectNode toTree() {
        return (ObjectNode) StrictJson.toTree(this);
    }

    /** Reads what {@link #toTree} gave. */
    public static Notice read(byte[] json, String where) {
        return StrictJson.read(json, Notice.class, where);
    }
}
