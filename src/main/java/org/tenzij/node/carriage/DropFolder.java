package org.tenzij.node.carriage;

import static org.apache.sshd.sftp.common.SftpConstants.SSH_FX_FAILURE;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FX_NO_SUCH_FILE;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FX_PERMISSION_DENIED;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One peer's drop folder: new files come in under a temporary name and get an unused final one; nothing else can be done.
 *
 * <p>Belongs to one running node. A file whose completion was answered is durable. Source: settled point 20.
 */
final class DropFolder {
    private final Path path;
    private final DropLimits limits;
    private final Quota quota;
    private final Map<String, Long> open = new HashMap<>();

    DropFolder(Path path, DropLimits limits) throws IOException {
        this.path = path;
        this.limits = limits;
        this.quota = new Quota(limits.folderSizeBytes(), limits.folderFiles());
        Files.createDirectories(path.toAbsolutePath().getParent());
        if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(path, permissions("rwx------"));
        }
        removeParts(Instant.MAX);
        recount();
    }

    /** Begins a file under a temporary name that nobody has used. */
    synchronized Upload begin(DropName name) throws Declined, IOException {
        if (!name.part()) {
            throw new Declined(SSH_FX_PERMISSION_DENIED, "files are uploaded under a temporary name");
        }
        if (!quota.takesFile()
                && (!quota.mayRecount(System.nanoTime()) || !recount().takesFile())) {
            throw new Declined(SSH_FX_FAILURE, "the folder is full");
        }
        FileChannel channel;
        try {
            channel = FileChannel.open(
                    file(name),
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    permissions("rw-------"));
        } catch (FileAlreadyExistsException e) {
            throw new Declined(SSH_FX_FAILURE, "the file exists");
        }
        open.put(name.text(), 0L);
        quota.addFile();
        return new Upload(this, name, channel, limits.fileSizeBytes());
    }

    /** Sets space aside before it is written, so that the quota holds at every moment. */
    synchronized void reserve(DropName name, int bytes) throws Declined, IOException {
        if (!quota.takes(bytes)
                && (!quota.mayRecount(System.nanoTime()) || !recount().takes(bytes))) {
            throw new Declined(SSH_FX_FAILURE, "the folder is full");
        }
        quota.add(bytes);
        open.merge(name.text(), (long) bytes, Long::sum);
    }

    synchronized void closed(DropName name) {
        open.remove(name.text());
    }

    private void discard(DropName part) throws IOException {
        long size = attributes(file(part)).map(BasicFileAttributes::size).orElse(0L);
        if (Files.deleteIfExists(file(part))) {
            quota.removeFile(size);
        }
    }

    synchronized void abandon(DropName name) throws IOException {
        Long reserved = open.remove(name.text());
        if (Files.deleteIfExists(file(name)) && reserved != null) {
            quota.removeFile(reserved);
        }
    }

    /** Gives a finished upload its final name and makes it durable. Where the name is used, the upload came too late and goes. */
    Path complete(DropName part, DropName name) throws Declined, IOException {
        if (!part.becomes(name)) {
            throw new Declined(SSH_FX_PERMISSION_DENIED, "a file gets the final name of its own id");
        }
        Path complete = file(name);
        synchronized (this) {
            if (open.containsKey(part.text())) {
                throw new Declined(SSH_FX_FAILURE, "the upload is still open");
            }
            if (Files.exists(complete, LinkOption.NOFOLLOW_LINKS)) {
                discard(part);
                throw new Declined(SSH_FX_FAILURE, "the file exists");
            }
            try {
                Files.move(file(part), complete, StandardCopyOption.ATOMIC_MOVE);
            } catch (NoSuchFileException e) {
                throw new Declined(SSH_FX_NO_SUCH_FILE, "no such file");
            }
        }
        boolean durable = false;
        try (FileChannel folder = FileChannel.open(path, StandardOpenOption.READ)) {
            folder.force(true);
            durable = true;
        } finally {
            // A name that may not survive a power cut must not look like an arrival to the sender who asks again.
            if (!durable) {
                Files.deleteIfExists(complete);
            }
        }
        return complete;
    }

    /** The size of a file of that name; empty where there is none. */
    OptionalLong sizeBytes(DropName name) throws IOException {
        return attributes(file(name))
                .map(found -> OptionalLong.of(found.size()))
                .orElseGet(OptionalLong::empty);
    }

    /** The complete files, in the order of their ids, which is about the order in which they were made. */
    List<Path> complete() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file ->
                            DropName.of(name(file)).filter(name -> !name.part()).isPresent())
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Removes unfinished uploads that nobody writes and that were last written before that time. Returns how many. */
    synchronized int removeParts(Instant before) throws IOException {
        int removed = 0;
        for (Path file : files()) {
            boolean part = DropName.of(name(file)).filter(DropName::part).isPresent();
            if (part && !open.containsKey(name(file)) && modified(file).isBefore(before)) {
                removed += Files.deleteIfExists(file) ? 1 : 0;
            }
        }
        recount();
        return removed;
    }

    /** Others take files away without telling; what is on the disk, and what is being written, is the truth. */
    private synchronized Quota recount() throws IOException {
        long bytes = 0;
        List<Path> files = files();
        for (Path file : files) {
            if (!open.containsKey(name(file))) {
                bytes += attributes(file).map(BasicFileAttributes::size).orElse(0L);
            }
        }
        for (long reserved : open.values()) {
            bytes += reserved;
        }
        quota.set(bytes, files.size(), System.nanoTime());
        return quota;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static Instant modified(Path file) throws IOException {
        return attributes(file)
                .map(found -> found.lastModifiedTime().toInstant())
                .orElse(Instant.MAX);
    }

    private static Optional<BasicFileAttributes> attributes(Path file) throws IOException {
        try {
            return Optional.of(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private Path file(DropName name) {
        return path.resolve(name.text());
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static FileAttribute<?> permissions(String mode) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
    }
}
