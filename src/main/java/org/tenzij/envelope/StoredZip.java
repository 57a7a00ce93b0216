package org.tenzij.envelope;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a ZIP of stored files in the given order. Not compressed: the length of a sealed file would tell about its content,
 * and the same files always give the same octets.
 */
final class StoredZip {
    /** What a file adds beside its bytes and twice its name: local header and directory entry. */
    static final int ENTRY_BYTES = 30 + 46;
    /** What stands behind the directory. */
    static final int END_BYTES = 22;

    /**
     * When something was packed is nobody's business. A month after the first moment a ZIP can name, because for that one
     * Java adds a second time in an extra field.
     */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private StoredZip() {}

    static byte[] write(Map<String, byte[]> files) {
        CRC32 crc = new CRC32();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) Math.min(size(files), Integer.MAX_VALUE - 8));
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.US_ASCII)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                crc.reset();
                crc.update(file.getValue());
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(file.getValue().length);
                entry.setCrc(crc.getValue());
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /** How long {@link #write} makes it. */
    static long size(Map<String, byte[]> files) {
        long size = END_BYTES;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            size += ENTRY_BYTES + 2L * file.getKey().length() + file.getValue().length;
        }
        return size;
    }
}
