package org.tenzij.register;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Changes the register's folder so that a power cut at any moment leaves whole files, and a checkpoint only over files that
 * are durable.
 */
final class FolderWriter {
    /** Most tiles of a level that can lie between two checkpoints, and so between one checkpoint and a crash. */
    private static final int REACH = (int) (TileLog.ROUND / TilePath.FULL);

    private static final int LEVELS = 8;

    private final RegisterFolder folder;
    private final Disk disk;
    private final Set<Path> unsynced = new LinkedHashSet<>();

    FolderWriter(RegisterFolder folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    /** Makes the register's own folder. */
    void begin() throws IOException {
        make(folder.root());
        sync();
    }

    /** Writes a tile or bundle. Its name is durable after {@link #sync}. */
    void write(TilePath path, byte[] content) throws IOException {
        put(folder.at(path), content);
    }

    /** Makes all that was written durable, then the checkpoint over it. */
    void commit(SignedCheckpoint head) throws IOException {
        sync();
        put(folder.root().resolve(RegisterFolder.CHECKPOINT), head.toBytes());
        sync();
    }

    /** Removes the partial versions at that place, but for the one of a tree of that size, if it is there. */
    void dropPartials(TilePath place, long size) throws IOException {
        boolean keeps = false;
        for (TilePath version : folder.partials(place)) {
            if (version.within(size)) {
                keeps = true;
            } else {
                disk.delete(folder.at(version));
            }
        }
        Path partials = folder.root().resolve(place.partials());
        if (!keeps
                && Files.isDirectory(partials)
                && RegisterFolder.names(partials).isEmpty()) {
            disk.delete(partials);
        }
    }

    /** Removes what a crash left: partial tiles near the edge that a tree of that size does not have. */
    void sweep(long size) throws IOException {
        for (int level = TilePath.ENTRIES; level < LEVELS; level++) {
            long edge = TilePath.hashes(level, size) / TilePath.FULL;
            Set<Path> parents = new LinkedHashSet<>();
            for (long near : new long[] {Math.max(0, edge - REACH), edge, edge + REACH}) {
                parents.add(folder.at(new TilePath(level, near, TilePath.FULL)).getParent());
            }
            for (Path parent : parents) {
                for (String name : RegisterFolder.names(parent)) {
                    Optional<TilePath> place = partialsPlace(parent.resolve(name));
                    if (place.isPresent()) {
                        dropPartials(place.get(), size);
                    }
                }
            }
        }
    }

    private Optional<TilePath> partialsPlace(Path partials) {
        String name = folder.root().relativize(partials).toString().replace('\\', '/');
        return name.endsWith(".p") ? TilePath.parse(name.substring(0, name.length() - 2)) : Optional.empty();
    }

    private void put(Path target, byte[] content) throws IOException {
        Path parent = parent(target);
        make(parent);
        Path part = folder.root().resolve(RegisterFolder.PART);
        disk.write(part, content);
        disk.rename(part, target);
        unsynced.add(parent);
    }

    private void make(Path wanted) throws IOException {
        Deque<Path> missing = new ArrayDeque<>();
        for (Path at = wanted; !Files.isDirectory(at); at = parent(at)) {
            missing.push(at);
        }
        for (Path next : missing) {
            disk.makeFolder(next);
            unsynced.add(parent(next));
        }
    }

    private void sync() throws IOException {
        for (Path changed : unsynced) {
            disk.sync(changed);
        }
        unsynced.clear();
    }

    private static Path parent(Path path) throws IOException {
        Path parent = path.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IOException("the register's folder cannot be the root of a file system");
        }
        return parent;
    }
}
