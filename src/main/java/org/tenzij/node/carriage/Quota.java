package org.tenzij.node.carriage;

import java.util.concurrent.TimeUnit;

/**
 * What a drop folder holds and may hold.
 *
 * <p>The count only falls when the folder is counted anew, so it is never too low; and that happens once a second at most, so
 * a peer at its limit cannot keep the disk busy. Guarded by its folder.
 */
final class Quota {
    private static final long BETWEEN_COUNTS_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final long bytesAtMost;
    private final int filesAtMost;
    private long bytes;
    private int files;
    private long countedAt;
    private boolean counted;

    Quota(long bytesAtMost, int filesAtMost) {
        this.bytesAtMost = bytesAtMost;
        this.filesAtMost = filesAtMost;
    }

    boolean takesFile() {
        return files < filesAtMost;
    }

    boolean takes(long more) {
        return more <= bytesAtMost - bytes;
    }

    void addFile() {
        files++;
    }

    void add(long more) {
        bytes += more;
    }

    void removeFile(long size) {
        files--;
        bytes -= size;
    }

    void set(long bytesFound, int filesFound, long nowNanos) {
        bytes = bytesFound;
        files = filesFound;
        countedAt = nowNanos;
        counted = true;
    }

    boolean mayRecount(long nowNanos) {
        return !counted || nowNanos - countedAt >= BETWEEN_COUNTS_NANOS;
    }
}
