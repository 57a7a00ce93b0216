package org.tenzij.register;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an entry of the transfer register records. Names are the steps' own verbs. */
public enum Event {
    CONFIGURED,
    SUBMITTED,
    DECIDED,
    APPROVED,
    SEALED,
    CARRIED,
    RECEIPT_VERIFIED,
    REFUSED_BY_RECIPIENT,
    EXPIRED,
    WITHDRAWN,
    RECEIVED,
    ADMITTED,
    REFUSED,
    LOOKED_UP,
    /** Somebody said something about an exchange: a second person, a promise of another party, a delegation. */
    WORD,
    /** It waited for people too long. */
    ESCALATED,
    /** Single cases become a pattern. */
    WARNED,
    /** The supervisor has to be told of a category. */
    NOTIFIED,
    RECALLED,
    RECORDED_OUTSIDE,
    PURGED;

    /** The name in the register: {@code receipt-verified}. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The event with that name in the register; none where this release does not know it. */
    public static Optional<Event> of(String wireName) {
        return Arrays.stream(values())
                .filter(event -> event.wireName().equals(wireName))
                .findFirst();
    }
}
