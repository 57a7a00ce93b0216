package org.tenzij.exchange;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The id of one exchange with one recipient; stable over every retry.
 *
 * <p>A UUID of version 7, so that ids sort by the time they were made. Source: RFC 9562, section 5.7.
 */
public record MessageId(@JsonValue String value) implements Comparable<MessageId> {
    private static final Pattern FORM =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    private static final SecureRandom RANDOM = new SecureRandom();

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MessageId {
        if (!FORM.matcher(value).matches()) {
            throw new Invalid(
                    ErrorCode.VALIDATE_MALFORMED,
                    "a message id is a UUID of version 7 in lower case",
                    "id",
                    "leave the id out; the gateway gives one");
        }
    }

    /** A new id at that time. */
    public static MessageId at(Instant now) {
        long random = RANDOM.nextLong();
        long high = (now.toEpochMilli() << 16) | 0x7000L | (RANDOM.nextInt() & 0x0fffL);
        long low = (random & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new MessageId(new UUID(high, low).toString());
    }

    /** When it was made, to the millisecond. */
    public Instant time() {
        return Instant.ofEpochMilli(UUID.fromString(value).getMostSignificantBits() >>> 16);
    }

    @Override
    public int compareTo(MessageId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
