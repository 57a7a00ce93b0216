package org.tenzij.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder of a SQLite store: for the user of this process alone, where the file system knows users. */
final class StoreFolder {
    private StoreFolder() {}

    static Path of(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder == null) {
            throw new IllegalArgumentException("a database file stands in a folder");
        }
        return folder;
    }

    static Path spool(Path file) {
        return of(file).resolve("spool");
    }

    /** Makes what is not there. SQLite gives its side files the permissions of the database file. */
    static void prepare(Path file) {
        try {
            Files.createDirectories(of(file), permissions(file, "rwx------"));
            Files.createDirectories(spool(file), permissions(file, "rwx------"));
        } catch (IOException e) {
            throw StoreFailure.ofDisk(e, false);
        }
    }

    /** Makes the empty database file. Only before SQLite opens it: closing it here later would give SQLite's locks away. */
    static void prepareFile(Path file) {
        try {
            if (Files.notExists(file)) {
                Files.createFile(file, permissions(file, "rw-------"));
            }
        } catch (IOException e) {
            throw StoreFailure.ofDisk(e, false);
        }
    }

    private static FileAttribute<?>[] permissions(Path file, String permissions) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
