package org.tenzij.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;

/** A file for the eyes of its owner, there whole or not at all. */
final class PrivateFile {
    private PrivateFile() {}

    /** Writes the content. */
    interface Content {
        void to(OutputStream out) throws IOException;
    }

    /** Fails with {@code register.unwritable}; then what was there before is as it was. */
    static void write(Path file, Content content) {
        @Nullable Path part = null;
        try {
            Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file stands in a folder");
            part = Files.createTempFile(
                    folder,
                    ".export",
                    ".part",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (OutputStream out = Files.newOutputStream(part)) {
                content.to(out);
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            part = null;
        } catch (IOException e) {
            throw new Fault(
                    ErrorCode.REGISTER_UNWRITABLE,
                    "the file cannot be written",
                    "the file to write",
                    "name a file in a folder that exists and is writable",
                    e);
        } finally {
            remove(part);
        }
    }

    private static void remove(@Nullable Path part) {
        try {
            if (part != null) {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            // The reason it could not be written has been told; an empty part is no harm.
            part.toFile().deleteOnExit();
        }
    }
}
