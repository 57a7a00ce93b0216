package org.tenzij.envelope;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Reads a ZIP that every other program reads alike: entries lie one behind the other from the first octet, in the order of
 * the central directory, which ends the file; local headers say what the directory says; names are plain and differ in more
 * than case.
 *
 * <p>Sizes are judged before memory is taken, so a bomb costs nothing. {@code java.util.zip} promises none of this.
 *
 * <p>Source: PKWARE APPNOTE 6.3, sections 4.3 and 4.4; ISO/IEC 21320-1.
 */
final class StrictZip {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int LOCAL_BYTES = 30;

    private final ZipBytes zip;
    private final ZipLimits limits;
    private final String where;

    private StrictZip(byte[] bytes, ZipLimits limits, String where) {
        this.zip = new ZipBytes(bytes, where);
        this.limits = limits;
        this.where = where;
    }

    /**
     * All files by name, in their order in the ZIP. Folders are left out; each must be empty itself and hold a file.
     *
     * @throws org.tenzij.exchange.Untrusted {@code OPEN_BAD_CONTAINER} or {@code OPEN_UNSAFE_NAME}
     */
    static Map<String, byte[]> read(byte[] bytes, ZipLimits limits, String where) {
        StrictZip zip = new StrictZip(bytes, limits, where);
        List<ZipEntryAt> directory = zip.directory();
        zip.differentNames(directory);
        Map<String, byte[]> files = new LinkedHashMap<>();
        long at = 0;
        for (ZipEntryAt entry : directory) {
            if (entry.offset() != at) {
                throw Distrust.container("octets lie between the files, or files lie over each other", where);
            }
            int start = zip.localHeader(entry);
            byte[] content = zip.content(entry, start);
            if (!entry.folder()) {
                files.put(entry.name(), content);
            }
            at = start + entry.packedBytes();
        }
        if (at != zip.directoryStart()) {
            throw Distrust.container("octets lie between the files and their directory", where);
        }
        return Collections.unmodifiableMap(files);
    }

    /** The first entry's name and method, for forms that prescribe them. Call it on what {@link #read} accepted. */
    static boolean startsWithStored(byte[] bytes, String name) {
        ZipBytes zip = new ZipBytes(bytes, "container");
        return zip.u16(8) == ZipEntryAt.STORED
                && zip.u16(28) == 0
                && zip.name(LOCAL_BYTES, zip.u16(26)).equals(name);
    }

    private long directoryStart() {
        return zip.u32(zip.length() - END_BYTES + 16);
    }

    private List<ZipEntryAt> directory() {
        int end = zip.length() - END_BYTES;
        zip.expect(END_SIGNATURE, end);
        int count = zip.u16(end + 10);
        // Disk numbers and the length of a comment are zero; with the end at the very end nothing can hide behind it.
        if (zip.u32(end + 4) != 0 || zip.u16(end + 8) != count || zip.u16(end + 20) != 0) {
            throw Distrust.container("several disks and comments have no place here", where);
        }
        long start = directoryStart();
        if (start + zip.u32(end + 12) != end) {
            throw Distrust.container("the directory does not end where the ZIP ends", where);
        }
        if (count > limits.entries()) {
            throw Distrust.container("it holds more than " + limits.entries() + " files", where);
        }
        List<ZipEntryAt> entries = new ArrayList<>(count);
        long total = 0;
        int at = (int) start;
        for (int i = 0; i < count; i++) {
            ZipEntryAt entry = ZipEntryAt.read(zip, at, where);
            total += entry.sizeBytes();
            if (total > limits.totalBytes()) {
                throw Distrust.container("it unpacks to more than " + limits.totalBytes() + " bytes", where);
            }
            if (limits.storedOnly() && (entry.method() != ZipEntryAt.STORED || entry.folder())) {
                throw Distrust.container("its files are to be stored, without folders", where);
            }
            entries.add(entry);
            at = entry.next(at);
        }
        if (at != end) {
            throw Distrust.container("the directory holds more than it counts", where);
        }
        return entries;
    }

    private void differentNames(List<ZipEntryAt> directory) {
        Set<String> names = new HashSet<>();
        for (ZipEntryAt entry : directory) {
            if (!names.add(entry.name().toLowerCase(Locale.ROOT))) {
                throw Distrust.container("two files have the same name", where);
            }
        }
        for (ZipEntryAt folder : directory) {
            if (folder.folder()
                    && directory.stream()
                            .noneMatch(file -> !file.folder() && file.name().startsWith(folder.name()))) {
                throw Distrust.container("a folder holds no file", where);
            }
        }
    }

    /** Compares the local header with the directory; says where the content starts. */
    private int localHeader(ZipEntryAt entry) {
        int at = (int) entry.offset();
        zip.expect(LOCAL_SIGNATURE, at);
        int nameLength = zip.u16(at + 26);
        int extraLength = zip.u16(at + 28);
        boolean same = zip.u16(at + 6) == entry.flags()
                && zip.u16(at + 4) <= 20
                && zip.u16(at + 8) == entry.method()
                && zip.u32(at + 14) == entry.crc()
                && zip.u32(at + 18) == entry.packedBytes()
                && zip.u32(at + 22) == entry.sizeBytes()
                && zip.name(at + LOCAL_BYTES, nameLength).equals(entry.name());
        if (!same) {
            throw Distrust.container("a file's own header contradicts the directory", where);
        }
        zip.plainExtra(at + LOCAL_BYTES + nameLength, extraLength);
        return at + LOCAL_BYTES + nameLength + extraLength;
    }

    private byte[] content(ZipEntryAt entry, int start) {
        if (entry.packedBytes() > zip.length()) {
            throw Distrust.container("a file is longer than the ZIP", where);
        }
        byte[] packed = zip.copy(start, (int) entry.packedBytes());
        byte[] content = entry.method() == ZipEntryAt.STORED
                ? packed
                : ZipInflate.inflated(packed, (int) entry.sizeBytes(), where);
        CRC32 crc = new CRC32();
        crc.update(content);
        // In a bundle each file is sealed and stands or falls alone: one that was damaged must not fail the others.
        if (!limits.storedOnly() && crc.getValue() != entry.crc()) {
            throw Distrust.container("a file was damaged", where);
        }
        return content;
    }
}
