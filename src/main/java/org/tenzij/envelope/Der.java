package org.tenzij.envelope;

import java.util.Arrays;
import org.tenzij.exchange.ErrorCode;

/**
 * Reads DER from front to end and refuses everything else: indefinite lengths, lengths longer than needed, high tag numbers,
 * octets behind the end.
 *
 * <p>A reader for one known shape: the caller says which tag comes next and, with {@link #end}, that nothing else does. It
 * exists because general parsers stop early or mend silently. Fails with {@link org.tenzij.exchange.Untrusted}.
 *
 * <p>Source: ITU-T X.690, section 10; RFC 5652 asks for DER only in places, this profile everywhere.
 */
final class Der {
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int UTC_TIME = 0x17;
    static final int GENERALIZED_TIME = 0x18;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;
    static final int PRIMITIVE_0 = 0x80;
    static final int CONSTRUCTED_0 = 0xa0;
    static final int CONSTRUCTED_1 = 0xa1;
    static final int CONSTRUCTED_2 = 0xa2;
    static final int CONSTRUCTED_4 = 0xa4;

    private final byte[] bytes;
    private final int end;
    private final String where;
    private int at;

    private Der(byte[] bytes, int at, int end, String where) {
        this.bytes = bytes;
        this.at = at;
        this.end = end;
        this.where = where;
    }

    /** A file that is one SEQUENCE from its first to its last octet. */
    static Der file(byte[] bytes, String where) {
        if (bytes.length > 0 && bytes[0] != SEQUENCE) {
            throw Distrust.malformed("the file does not start with a SEQUENCE", where);
        }
        Der file = new Der(bytes, 0, bytes.length, where);
        long valueEnds = bytes.length < 2 ? Long.MAX_VALUE : file.header(ErrorCode.OPEN_TRUNCATED);
        if (valueEnds > bytes.length) {
            throw Distrust.of(ErrorCode.OPEN_TRUNCATED, "the file ends before its content does", where);
        }
        if (valueEnds < bytes.length) {
            throw Distrust.of(ErrorCode.OPEN_TRAILING_BYTES, "octets stand behind the end of the content", where);
        }
        file.at = 0;
        return file;
    }

    /** A value inside a file that was read already. */
    static Der inside(byte[] bytes, String where) {
        return new Der(bytes, 0, bytes.length, where);
    }

    boolean atEnd() {
        return at == end;
    }

    /** True when the next value has this tag. */
    boolean next(int tag) {
        return at < end && (bytes[at] & 0xff) == tag;
    }

    /** Steps into the next value, which must have this tag. */
    Der enter(int tag) {
        int valueEnds = expect(tag);
        Der inner = new Der(bytes, at, valueEnds, where);
        at = valueEnds;
        return inner;
    }

    /** The content octets of the next value, which must have this tag. */
    byte[] value(int tag) {
        int valueEnds = expect(tag);
        byte[] value = Arrays.copyOfRange(bytes, at, valueEnds);
        at = valueEnds;
        return value;
    }

    /** The next value whole, with tag and length. */
    byte[] raw() {
        int start = at;
        at = expectAny();
        return Arrays.copyOfRange(bytes, start, at);
    }

    /** A non-negative INTEGER of one octet, for versions and lengths. */
    int small() {
        byte[] value = value(INTEGER);
        if (value.length != 1 || value[0] < 0) {
            throw Distrust.malformed("a small number is expected", where);
        }
        return value[0];
    }

    /** Says that nothing else may stand here. */
    void end() {
        if (!atEnd()) {
            throw Distrust.malformed("something stands where nothing may stand", where);
        }
    }

    private int expect(int tag) {
        if (!next(tag)) {
            throw Distrust.malformed("another kind of value is expected at octet " + at, where);
        }
        return expectAny();
    }

    private int expectAny() {
        long valueEnds = header(ErrorCode.OPEN_MALFORMED);
        if (valueEnds > end) {
            throw Distrust.malformed("a value is longer than what holds it", where);
        }
        return (int) valueEnds;
    }

    /** Moves behind tag and length and says where the value ends. */
    private long header(ErrorCode ranOut) {
        if (end - at < 2) {
            throw Distrust.of(ranOut, "a value ends within its tag or length", where);
        }
        if ((bytes[at] & 0x1f) == 0x1f) {
            throw Distrust.malformed("a high tag number has no place here", where);
        }
        int first = bytes[at + 1] & 0xff;
        at += 2;
        if (first < 0x80) {
            return (long) at + first;
        }
        int octets = first & 0x7f;
        if (octets == 0 || octets > 4) {
            throw Distrust.malformed("an indefinite or absurd length: this profile is DER only", where);
        }
        if (end - at < octets) {
            throw Distrust.of(ranOut, "a value ends within its length", where);
        }
        long length = 0;
        for (int i = 0; i < octets; i++) {
            length = (length << 8) | (bytes[at++] & 0xff);
        }
        if (length < 0x80 || length >>> (8 * (octets - 1)) == 0) {
            throw Distrust.malformed("a length is written longer than needed: this profile is DER only", where);
        }
        return at + length;
    }
}
