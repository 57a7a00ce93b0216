package org.tenzij.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Unavailable;

/** The right of one process to a folder: a lock of the operating system, which ends with the process however it ends. */
final class StoreLock implements AutoCloseable {
    /**
     * Which folders this process holds. Belongs to the process, as the lock does: closing a second channel on the same file
     * would give the first one's lock away. Source: Javadoc of java.nio.channels.FileLock.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel channel;

    private StoreLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Takes the lock, or fails with {@link Unavailable} {@code store.unavailable} when somebody has it. */
    static StoreLock take(Path folder) {
        Path real;
        try {
            real = folder.toRealPath();
        } catch (IOException e) {
            throw StoreFailure.ofDisk(e, false);
        }
        if (!HELD.add(real)) {
            throw taken();
        }
        boolean held = false;
        try {
            StoreLock lock = locked(real);
            held = true;
            return lock;
        } catch (IOException e) {
            throw StoreFailure.ofDisk(e, false);
        } finally {
            if (!held) {
                HELD.remove(real);
            }
        }
    }

    private static StoreLock locked(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("store.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw taken();
        }
        return new StoreLock(folder, channel);
    }

    private static Unavailable taken() {
        return new Unavailable(
                ErrorCode.STORE_UNAVAILABLE,
                "another process has this store",
                "store.lock",
                "stop the node that runs on this folder, or give this one a folder of its own");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw StoreFailure.ofDisk(e, false);
        } finally {
            HELD.remove(folder);
        }
    }
}
