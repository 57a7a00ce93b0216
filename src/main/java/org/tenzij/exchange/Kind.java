package org.tenzij.exchange;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What travels. One payload schema, one field catalogue and one set of clauses belong to each kind. */
public enum Kind {
    ANNUAL_FIGURES,
    BEST_PRACTICE,
    INTERCEPTION,
    FOLLOW_UP,
    SIGNAL,
    REQUEST,
    ANSWER,
    DIGEST,
    OFFER,
    UNDERTAKING,
    CONSENT_REQUEST,
    CONSENT,
    CORRECTION,
    RECALL,
    CONTACT_LIST,
    BOTTLENECK,
    RECEIPT,
    HEARTBEAT,
    RESEND_REQUEST;

    /** The name on the wire: {@code annual-figures}. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** True for the messages of gateways among themselves: they carry no sequence and are not receipted. */
    public boolean betweenGateways() {
        return this == RECEIPT || this == HEARTBEAT || this == RESEND_REQUEST;
    }

    /** True for kinds about a case: they end only when a person has opened them. */
    public boolean caseLinked() {
        return switch (this) {
            case INTERCEPTION, FOLLOW_UP, SIGNAL, REQUEST, ANSWER, CORRECTION, RECALL -> true;
            default -> false;
        };
    }

    /** True for what officers promise each other before data may leave: offers, undertakings, consents. */
    public boolean handshake() {
        return this == OFFER || this == UNDERTAKING || this == CONSENT_REQUEST || this == CONSENT;
    }

    /** True for kinds that only a named officer hands in. */
    public boolean officerSpeaks() {
        return caseLinked() || handshake();
    }

    @JsonCreator
    static Kind read(String wireName) {
        return of(wireName, "kind");
    }

    /** Reads a wire name; anything else is refused. */
    public static Kind of(String wireName, String where) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName().equals(wireName))
                .findFirst()
                .orElseThrow(() -> new Invalid(
                        ErrorCode.VALIDATE_WRONG_CODE,
                        "the kind of message is unknown",
                        where,
                        "use a kind of the protocol, for example annual-figures"));
    }

    @Override
    public String toString() {
        return wireName();
    }
}
