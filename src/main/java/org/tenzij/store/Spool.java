package org.tenzij.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.GatewayException;

/**
 * Large bytes as files beside a SQLite database, named by the SHA-256 of what is in them.
 *
 * <p>A file is whole and durable (file, rename and folder synced) before the row that names it. What no row names is removed
 * when the store is opened, once it is an hour old.
 */
final class Spool implements LargeBytes {
    private static final Duration ORPHAN_AGE = Duration.ofHours(1);
    private static final String UNFINISHED = ".part";

    private final Path folder;
    private final Sql sql;
    private final DiskSync disk;

    /** How files become durable; tests look on. */
    interface DiskSync {
        void file(Path file, FileChannel channel) throws IOException;

        void folder(Path folder) throws IOException;
    }

    Spool(Path folder, Sql sql, DiskSync disk) {
        this.folder = folder;
        this.sql = sql;
        this.disk = disk;
    }

    static DiskSync fsync() {
        return new DiskSync() {
            @Override
            public void file(Path file, FileChannel channel) throws IOException {
                channel.force(true);
            }

            @Override
            public void folder(Path folder) throws IOException {
                try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                    channel.force(true);
                }
            }
        };
    }

    @Override
    public void put(Place place, Digest digest, byte[] stored) {
        Path file = file(digest);
        Path unfinished = folder.resolve(digest.hex() + UNFINISHED);
        try {
            if (Files.notExists(file)) {
                write(unfinished, stored);
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            }
            // Also for a file that is there: whoever renamed it may have died before this.
            disk.folder(folder);
        } catch (IOException e) {
            throw failed(e, unfinished, stored.length);
        }
    }

    private void write(Path unfinished, byte[] stored) throws IOException {
        try (FileChannel channel = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(stored);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            disk.file(unfinished, channel);
        }
    }

    private GatewayException failed(IOException failure, Path unfinished, int sizeBytes) {
        // The room left is asked before the unfinished file gives its own room back; no text of the system is trusted.
        boolean noSpaceLeft = false;
        try {
            noSpaceLeft = Files.getFileStore(folder).getUsableSpace() < sizeBytes;
            Files.deleteIfExists(unfinished);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return StoreFailure.ofDisk(failure, noSpaceLeft);
    }

    @Override
    public byte @Nullable [] get(Place place, Digest digest) {
        try {
            return Files.readAllBytes(file(digest));
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw StoreFailure.ofDisk(e, false);
        }
    }

    @Override
    public void drop(Place place, Digest digest) {
        // In a transaction of its own: the one writer of SQLite is held, so no new row can name the file meanwhile.
        sql.transactions().afterCommit(() -> sql.write(jdbc -> removeUnnamed(digest)));
    }

    private boolean removeUnnamed(Digest digest) {
        try {
            return !named(digest.value()) && Files.deleteIfExists(file(digest));
        } catch (IOException e) {
            throw StoreFailure.ofDisk(e, false);
        }
    }

    private boolean named(String digest) {
        return sql.read(jdbc -> jdbc.sql("select count(*) from content where digest = :digest")
                        .param("digest", digest)
                        .query(Long.class)
                        .single())
                > 0;
    }

    /** Removes files that no row names and that were last written an hour or more before that time. */
    void removeOrphans(Instant now) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                boolean old = Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(ORPHAN_AGE));
                if (old && !named("sha256:" + file.getFileName())) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw StoreFailure.ofDisk(e, false);
        }
    }

    private Path file(Digest digest) {
        return folder.resolve(digest.hex());
    }
}
