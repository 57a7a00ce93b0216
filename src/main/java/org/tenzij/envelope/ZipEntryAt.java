package org.tenzij.envelope;

import java.util.regex.Pattern;
import org.tenzij.exchange.ErrorCode;

/** One entry as the central directory describes it, with every field judged. {@code offset} is that of its local header. */
record ZipEntryAt(
        String name, int flags, int method, long crc, long packedBytes, long sizeBytes, long offset, int extraBytes) {
    static final int STORED = 0;
    static final int DEFLATED = 8;
    /** Length of the fixed part of an entry of the central directory. */
    static final int FIXED_BYTES = 46;

    private static final int SIGNATURE = 0x02014b50;
    private static final int UNIX = 3;
    private static final Pattern NAME =
            Pattern.compile("(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*/?");

    /** Reads the entry at that place of the directory. */
    static ZipEntryAt read(ZipBytes zip, int at, String where) {
        zip.expect(SIGNATURE, at);
        int flags = zip.u16(at + 8);
        int method = zip.u16(at + 10);
        int nameLength = zip.u16(at + 28);
        int extraLength = zip.u16(at + 30);
        String name = zip.name(at + FIXED_BYTES, nameLength);
        if (!NAME.matcher(name).matches()) {
            throw Distrust.of(ErrorCode.OPEN_UNSAFE_NAME, "a file has a name that could lead elsewhere", where);
        }
        int unixType = zip.u16(at + 4) >> 8 == UNIX ? zip.u16(at + 40) & 0xf000 : 0;
        boolean folder = name.endsWith("/");
        if (unixType != 0 && unixType != (folder ? 0x4000 : 0x8000)) {
            throw Distrust.of(ErrorCode.OPEN_UNSAFE_NAME, "a link or device stands among the files", where);
        }
        // Bits 1 and 2 tell how hard it was compressed, bit 11 that the name is UTF-8; the others hide or move
        // something.
        if ((flags & ~0x0806) != 0) {
            throw Distrust.container("a file is encrypted or its sizes stand behind it", where);
        }
        if (method != STORED && method != DEFLATED) {
            throw Distrust.container("a file is neither stored nor deflated", where);
        }
        if (zip.u16(at + 6) > 20 || zip.u16(at + 32) != 0 || zip.u16(at + 34) != 0) {
            throw Distrust.container("ZIP64, several disks and comments have no place here", where);
        }
        zip.plainExtra(at + FIXED_BYTES + nameLength, extraLength);
        ZipEntryAt entry = new ZipEntryAt(
                name,
                flags,
                method,
                zip.u32(at + 16),
                zip.u32(at + 20),
                zip.u32(at + 24),
                zip.u32(at + 42),
                extraLength);
        if ((method == STORED && entry.packedBytes != entry.sizeBytes) || (folder && entry.sizeBytes != 0)) {
            throw Distrust.container("the sizes of a file do not fit each other", where);
        }
        return entry;
    }

    boolean folder() {
        return name.endsWith("/");
    }

    /** Where the next entry of the directory starts. */
    int next(int at) {
        return at + FIXED_BYTES + name.length() + extraBytes;
    }
}
