package org.tenzij.trust;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.GatewayException;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.StrictJson;

/**
 * What stands in {@code officers/<party>.json}.
 *
 * @param version grows with every edition, from 1
 * @param validUntil end of this edition, exclusive: whoever holds a newer one back gains no more time than this
 * @param zone whose days the appointments and mandates count, for example {@code America/Kralendijk}
 */
record OfficersDocument(
        Party party, long version, Instant validUntil, ZoneId zone, List<Officer> officers, List<Mandate> mandates) {
    OfficersDocument {
        Objects.requireNonNull(party);
        Objects.requireNonNull(validUntil);
        Objects.requireNonNull(zone);
        officers = List.copyOf(officers);
        mandates = List.copyOf(mandates);
    }

    /** Reads the list of that party. Fails with {@code trust.bad-officers}, naming the place, never a value. */
    static OfficersDocument read(byte[] bytes, Member member, String file) {
        OfficersDocument document;
        try {
            document = StrictJson.read(bytes, OfficersDocument.class, file);
        } catch (GatewayException e) {
            // The reader of certificates serves the community file first and names that.
            String where = e.where().replace(CommunityFiles.DOCUMENT + ", ", file + ", ");
            throw new Invalid(ErrorCode.TRUST_BAD_OFFICERS, e.what(), where, remedy(), e);
        }
        new OfficersRules(member, file).check(document);
        return document;
    }

    /** Returns only while this edition holds. */
    void requireCurrent(Instant now, String file) {
        if (!now.isBefore(validUntil)) {
            throw bad("this edition of the list has ended", file);
        }
    }

    /** The day it is at that party. */
    LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, zone);
    }

    byte[] toBytes() {
        return (StrictJson.toTree(this).toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static Invalid bad(String what, String where) {
        return new Invalid(ErrorCode.TRUST_BAD_OFFICERS, what, where, remedy());
    }

    private static String remedy() {
        return "ask that party's authority for a mended list of officers";
    }
}
