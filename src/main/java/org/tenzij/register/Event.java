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
    PURGED,
    /** An officer said something about an exchange under a personal certificate. */
    WORD,
    /** A transfer that did not go by this gateway: by telephone, or in a closed envelope. */
    RECORDED_OUTSIDE,
    /** Single cases on one ground became a pattern. */
    WARNED,
    /** The supervisor is to be told of a category of transfers. */
    NOTIFIED,
    /** An exchange waited for a person longer than agreed. */
    ESCALATED,
    /** The sender asked its recipient to give back or destroy what it got. */
    RECALLED;

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
