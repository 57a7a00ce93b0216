package org.tenzij.register;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A disk that fails at its n-th move: by a full disk, by the death of the process, or by a power cut, which also takes back
 * changes of names that were not synced, for each folder from some moment on.
 */
final class FailingDisk implements Disk {
    enum Way {
        FULL,
        KILLED,
        POWER_CUT
    }

    /** The process is gone. */
    static final class Gone extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private interface Undo {
        void run() throws IOException;
    }

    private record Change(Path folder, Undo undo) {}

    private final Way way;
    private final long failAt;
    private final Random random;
    private final List<Change> unsynced = new ArrayList<>();
    private long moves;
    private boolean failed;

    /** @param failAt which move fails, counted from 1; 0 for none */
    FailingDisk(Way way, long failAt, long seed) {
        this.way = way;
        this.failAt = failAt;
        this.random = new Random(seed);
    }

    static FailingDisk counting() {
        return new FailingDisk(Way.KILLED, 0, 0);
    }

    long moves() {
        return moves;
    }

    boolean failed() {
        return failed;
    }

    private boolean fails() {
        return ++moves == failAt;
    }

    private void fail() throws IOException {
        failed = true;
        if (way == Way.FULL) {
            throw new IOException("No space left on device");
        }
        if (way == Way.POWER_CUT) {
            Map<Path, Integer> kept = new HashMap<>();
            unsynced.forEach(change -> kept.merge(change.folder(), 1, Integer::sum));
            kept.replaceAll((folder, changes) -> random.nextInt(changes + 1));
            List<Change> lost = new ArrayList<>();
            for (Change change : unsynced) {
                if (Objects.requireNonNull(kept.merge(change.folder(), -1, Integer::sum)) < 0) {
                    lost.addFirst(change);
                }
            }
            for (Change change : lost) {
                change.undo().run();
            }
        }
        throw new Gone();
    }

    @Override
    public void write(Path file, byte[] content) throws IOException {
        if (fails()) {
            Files.write(file, Arrays.copyOf(content, random.nextInt(content.length + 1)));
            fail();
        }
        Files.write(file, content);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        if (fails()) {
            fail();
        }
        byte[] before = Files.exists(to) ? Files.readAllBytes(to) : null;
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        changed(to, () -> restore(to, before));
    }

    @Override
    public void makeFolder(Path folder) throws IOException {
        if (fails()) {
            fail();
        }
        Files.createDirectory(folder);
        changed(folder, () -> remove(folder));
    }

    @Override
    public void sync(Path folder) throws IOException {
        if (fails()) {
            fail();
        }
        unsynced.removeIf(change -> change.folder().equals(folder));
    }

    @Override
    public void delete(Path file) throws IOException {
        if (fails()) {
            fail();
        }
        if (Files.isDirectory(file)) {
            Files.delete(file);
            changed(file, () -> Files.createDirectories(file));
        } else if (Files.exists(file)) {
            byte[] before = Files.readAllBytes(file);
            Files.delete(file);
            changed(file, () -> restore(file, before));
        }
    }

    private void changed(Path name, Undo undo) {
        unsynced.add(new Change(Objects.requireNonNull(name.getParent()), undo));
    }

    private static void restore(Path file, byte @Nullable [] before) throws IOException {
        if (before == null) {
            Files.deleteIfExists(file);
        } else if (Files.isDirectory(Objects.requireNonNull(file.getParent()))) {
            Files.write(file, before);
        }
    }

    static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
