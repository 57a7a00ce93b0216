package org.tenzij.node.carriage;

import static org.apache.sshd.sftp.common.SftpConstants.SSH_FX_FAILURE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * A file on its way into a drop folder, under its temporary name, written from its first byte to its last.
 *
 * <p>Used by one connection and never by two threads at once.
 */
final class Upload {
    private final DropFolder folder;
    private final DropName name;
    private final FileChannel channel;
    private final long sizeBytesAtMost;
    private long written;
    private boolean failed;

    Upload(DropFolder folder, DropName name, FileChannel channel, long sizeBytesAtMost) {
        this.folder = folder;
        this.name = name;
        this.channel = channel;
        this.sizeBytesAtMost = sizeBytesAtMost;
    }

    DropName name() {
        return name;
    }

    /** Takes the next bytes. What cannot be taken whole makes the upload fail, and its bytes are removed at once. */
    void write(long offset, byte[] bytes, int from, int length) throws Declined, IOException {
        if (failed) {
            throw new Declined(SSH_FX_FAILURE, "this upload has failed");
        }
        boolean taken = false;
        try {
            if (offset != written) {
                throw new Declined(SSH_FX_FAILURE, "files are written in order");
            }
            if (length > sizeBytesAtMost - written) {
                throw new Declined(SSH_FX_FAILURE, "the file is too large");
            }
            folder.reserve(name, length);
            ByteBuffer rest = ByteBuffer.wrap(bytes, from, length);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            written += length;
            taken = true;
        } finally {
            if (!taken) {
                abandon();
            }
        }
    }

    /** Makes the content durable; only then can the file be completed. */
    void close() throws Declined, IOException {
        if (failed) {
            throw new Declined(SSH_FX_FAILURE, "this upload has failed");
        }
        boolean durable = false;
        try (channel) {
            channel.force(true);
            durable = true;
        } finally {
            if (durable) {
                folder.closed(name);
            } else {
                abandon();
            }
        }
    }

    /** Ends an upload that will never be whole, and frees its space. */
    void abandon() throws IOException {
        if (failed) {
            return;
        }
        failed = true;
        try (channel) {
            folder.abandon(name);
        }
    }
}
