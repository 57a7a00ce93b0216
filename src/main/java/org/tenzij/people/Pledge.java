package org.tenzij.people;

import java.time.Instant;
import org.tenzij.exchange.Digest;
import org.tenzij.trust.Office;

/** What an officer promises to another party, signed in person: an undertaking or a consent. */
public sealed interface Pledge permits Undertaking, Consent {
    /** The mandate under which it is given. */
    String mandate();

    String officer();

    Office office();

    Instant at();

    Instant validUntil();

    /** On how many exchanges it may be relied. */
    int uses();

    /** The bytes that are signed: canonical JSON. */
    default byte[] toBytes() {
        return Form.bytes(this);
    }

    /** What an approval, a decision record and the register name it by. */
    default Digest id() {
        return Digest.of(toBytes());
    }
}
