package org.tenzij.trust;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.tenzij.exchange.GatewayException;
import org.tenzij.exchange.json.StrictJson;

/**
 * What stands in {@code community.json}.
 *
 * @param version grows with every edition, from 1
 * @param example true for generated keys that protect nothing
 */
record CommunityDocument(long version, boolean example, Instant validFrom, Instant validUntil, List<Member> members) {
    CommunityDocument {
        Objects.requireNonNull(validFrom);
        Objects.requireNonNull(validUntil);
        members = List.copyOf(members);
    }

    /** Reads the document strictly; what is wrong is TRUST_BAD_COMMUNITY, with the place the reader named. */
    static CommunityDocument read(byte[] bytes) {
        try {
            return StrictJson.read(bytes, CommunityDocument.class, CommunityFiles.DOCUMENT);
        } catch (GatewayException e) {
            String where = e.where();
            String place = where.startsWith(CommunityFiles.DOCUMENT + ", ")
                    ? where.substring(CommunityFiles.DOCUMENT.length() + 2)
                    : where;
            throw Malformed.community(e.what(), place, e);
        }
    }

    byte[] toBytes() {
        return (StrictJson.toTree(this).toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
