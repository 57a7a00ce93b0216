package org.tenzij.node.carriage;

import java.time.Duration;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;

/**
 * How much one peer may take of a drop server, so that it delays nobody but itself.
 *
 * @param fileSizeBytes largest file; counted while it is written
 * @param folderSizeBytes largest sum of all files of one peer, unfinished ones included
 * @param folderFiles most files of one peer, unfinished ones included
 * @param sessionsPerPeer most connections of one peer at a time
 * @param waitingSessions most connections that have not proved who they are yet, all peers together
 * @param uploadsPerSession most files open at a time on one connection
 * @param authentication how long a connection may take to prove who it is
 * @param idle how long a connection may be silent; senders that keep theirs open say so more often, and one that died without
 *     a word gives its place back
 * @param stale how old an unfinished upload becomes before it is removed
 */
public record DropLimits(
        long fileSizeBytes,
        long folderSizeBytes,
        int folderFiles,
        int sessionsPerPeer,
        int waitingSessions,
        int uploadsPerSession,
        Duration authentication,
        Duration idle,
        Duration stale) {
    private static final long MEBIBYTE = 1024 * 1024;

    public DropLimits {
        boolean positive = fileSizeBytes > 0
                && folderSizeBytes >= fileSizeBytes
                && folderFiles > 0
                && sessionsPerPeer > 0
                && waitingSessions > 0
                && uploadsPerSession > 0
                && authentication.isPositive()
                && idle.isPositive()
                && stale.isPositive();
        if (!positive) {
            throw new Invalid(
                    ErrorCode.CONFIGURE_INVALID,
                    "every limit of the drop folders is above zero, and a folder holds at least one largest file",
                    "drop limits",
                    "correct the limits");
        }
    }

    /** Files of 33 MiB (a full bundle and its frame), folders of 2 GiB or 10,000 files, 8 connections per peer. */
    public static DropLimits standard() {
        return new DropLimits(
                33 * MEBIBYTE,
                2048 * MEBIBYTE,
                10_000,
                8,
                64,
                8,
                Duration.ofSeconds(20),
                Duration.ofMinutes(2),
                Duration.ofHours(6));
    }
}
