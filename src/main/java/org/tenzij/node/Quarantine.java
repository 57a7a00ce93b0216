package org.tenzij.node;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import org.tenzij.exchange.Digest;
import org.tenzij.receive.Incoming;

/**
 * The folder in which refused input lies as it was received, for an operator to look at. A file is named by its digest: what
 * the giver called it may be a person's name.
 */
public final class Quarantine {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path folder;
    private final Incoming incoming;

    Quarantine(Path folder, Incoming incoming) {
        this.folder = folder;
        this.incoming = incoming;
    }

    /** Keeps a sealed envelope that was refused. The store keeps it too; this copy is for the operator's eyes. */
    void keep(Incoming.Arrival arrival) {
        keep(incoming.sealed(arrival), "tzj");
    }

    /** Keeps these bytes and answers the name they have here. */
    String keep(byte[] bytes, String extension) {
        return keep(new ByteArrayInputStream(bytes), extension);
    }

    /** Keeps a copy of a file that is too large to be held in memory, and answers its name here. */
    String copy(Path file, String extension) {
        try (InputStream in = Files.newInputStream(file)) {
            return keep(in, extension);
        } catch (IOException e) {
            throw new UncheckedIOException("a refused file cannot be read", e);
        }
    }

    private String keep(InputStream from, String extension) {
        MessageDigest digest = Digest.running();
        try {
            Files.createDirectories(folder, OWNER_ONLY);
            Path part = Files.createTempFile(folder, "part", null);
            Files.copy(new DigestInputStream(from, digest), part, StandardCopyOption.REPLACE_EXISTING);
            String name = Digest.ofRaw(digest.digest()).hex() + "." + extension;
            Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return name;
        } catch (IOException e) {
            throw new UncheckedIOException("the quarantine folder cannot be written", e);
        }
    }
}
