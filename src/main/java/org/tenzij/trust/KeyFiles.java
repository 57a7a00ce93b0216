package org.tenzij.trust;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;

/** Files that only the node's own user may touch. A key that others could have read is not a key any more. */
final class KeyFiles {
    private static final int MAX_BYTES = 1024 * 1024;
    private static final Set<PosixFilePermission> OWNER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private KeyFiles() {}

    /** Returns only if nobody but the owner has any right on the file or folder, and this can be told. */
    static void requirePrivate(Path file) {
        try {
            if (!OWNER.containsAll(Files.getPosixFilePermissions(file))) {
                throw open(file, null);
            }
        } catch (NoSuchFileException e) {
            throw missing(file, e);
        } catch (IOException | UnsupportedOperationException e) {
            throw open(file, e);
        }
    }

    static byte[] read(Path file) {
        requirePrivate(file);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length == 0 || bytes.length > MAX_BYTES) {
                throw damaged(file, null);
            }
            return bytes;
        } catch (IOException e) {
            throw missing(file, e);
        }
    }

    /** The text of a small file, without the line end behind it. */
    static String line(Path file) {
        return new String(read(file), StandardCharsets.UTF_8).stripTrailing();
    }

    /** Makes the folder for its owner only; what is above it is made as usual. */
    static void makeFolder(Path folder) throws IOException {
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** Writes a new file for its owner only, durably; an existing one is never replaced. */
    static void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel out = FileChannel.open(
                file,
                EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            out.force(true);
        }
    }

    static Fault missing(Path file, Exception cause) {
        return new Fault(
                ErrorCode.TRUST_MISSING_KEY,
                "a key file is missing or cannot be read",
                CommunityFiles.name(file),
                "restore it from the key backup; the node makes no new one by itself",
                cause);
    }

    static Fault damaged(Path file, @Nullable Exception cause) {
        String what = "a key file does not hold the key it should, or the password does not open it";
        String remedy = "restore it from the key backup; the node makes no new one by itself";
        return cause == null
                ? new Fault(ErrorCode.TRUST_MISSING_KEY, what, CommunityFiles.name(file), remedy)
                : new Fault(ErrorCode.TRUST_MISSING_KEY, what, CommunityFiles.name(file), remedy, cause);
    }

    private static Fault open(Path file, @Nullable Exception cause) {
        String what = "others than its owner may use this file or folder, or this cannot be told";
        String remedy = "chmod 600 the file, 700 the folder; if others could read it, replace the key";
        return cause == null
                ? new Fault(ErrorCode.TRUST_OPEN_PERMISSIONS, what, CommunityFiles.name(file), remedy)
                : new Fault(ErrorCode.TRUST_OPEN_PERMISSIONS, what, CommunityFiles.name(file), remedy, cause);
    }
}
