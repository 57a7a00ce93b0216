package org.tenzij.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.tenzij.exchange.Digest;
import org.tenzij.receive.Incoming;

/**
 * The folder in which refused input lies as it was received, for an operator to look at. A file is named by its digest: what
 * the giver called it may be a person's name.
 */
public final class Quarantine {
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
        String name = Digest.of(bytes).hex() + "." + extension;
        try {
            Files.createDirectories(folder);
            Path part = Files.createTempFile(folder, "part", null);
            Files.write(part, bytes);
            Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the quarantine folder cannot be written", e);
        }
        return name;
    }
}
