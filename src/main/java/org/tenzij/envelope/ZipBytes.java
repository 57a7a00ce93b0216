package org.tenzij.envelope;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The numbers and names of a ZIP; whatever lies outside the bytes is refused. */
final class ZipBytes {
    /** Times and owners, as Info-ZIP writes them without {@code -X}: they say nothing about what the file is. */
    private static final int EXTENDED_TIMESTAMP = 0x5455;

    private static final int UNIX_OWNER = 0x7875;

    private final ByteBuffer bytes;
    private final String where;

    ZipBytes(byte[] bytes, String where) {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.where = where;
    }

    int length() {
        return bytes.capacity();
    }

    int u16(int at) {
        within(at, 2);
        return bytes.getShort(at) & 0xffff;
    }

    long u32(int at) {
        within(at, 4);
        return bytes.getInt(at) & 0xffffffffL;
    }

    void expect(int signature, int at) {
        within(at, 4);
        if (bytes.getInt(at) != signature) {
            throw Distrust.container("this is not a whole, plain ZIP", where);
        }
    }

    String name(int at, int length) {
        within(at, length);
        return new String(bytes.array(), at, length, StandardCharsets.ISO_8859_1);
    }

    byte[] copy(int at, int length) {
        within(at, length);
        byte[] copy = new byte[length];
        bytes.get(at, copy);
        return copy;
    }

    /** Refuses extra fields that change the meaning of an entry: ZIP64, other names, encryption. */
    void plainExtra(int at, int length) {
        within(at, length);
        int end = at + length;
        int field = at;
        while (field < end) {
            int id = u16(field);
            if (id != EXTENDED_TIMESTAMP && id != UNIX_OWNER) {
                throw Distrust.container("a file carries a field that is not expected", where);
            }
            field += 4 + u16(field + 2);
        }
        if (field != end) {
            throw Distrust.container("a field of a file is longer than what holds it", where);
        }
    }

    private void within(int at, int length) {
        if (at < 0 || length < 0 || (long) at + length > bytes.capacity()) {
            throw Distrust.container("the ZIP points outside itself", where);
        }
    }
}
