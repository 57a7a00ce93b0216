package org.tenzij.node.carriage;

import static org.apache.sshd.sftp.common.SftpConstants.SSH_FX_FAILURE;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FX_NO_SUCH_FILE;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FX_OK;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FX_OP_UNSUPPORTED;
import static org.apache.sshd.sftp.common.SftpConstants.SSH_FX_PERMISSION_DENIED;

import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.server.SftpSubsystem;
import org.apache.sshd.sftp.server.SftpSubsystemConfigurator;

/**
 * The part of SFTP that a drop folder speaks: REALPATH, STAT, LSTAT, OPEN of a new name, WRITE, CLOSE, RENAME to an unused
 * name. Everything else is refused because it is not here, whatever the library underneath can do.
 *
 * <p>The library frames packets and runs the loop; no path of the peer ever reaches the file system, only names that {@link
 * DropName} made. Source: draft-ietf-secsh-filexfer-02 (version 3 of the protocol); settled point 20.
 */
final class DropSubsystem extends SftpSubsystem {
    private static final int VERSION = 3;
    private static final int ROOT_MODE = 0040300;
    private static final int FILE_MODE = 0100200;
    private static final int OPEN_FLAGS = SftpConstants.SSH_FXF_WRITE
            | SftpConstants.SSH_FXF_CREAT
            | SftpConstants.SSH_FXF_TRUNC
            | SftpConstants.SSH_FXF_EXCL;
    private static final int OPEN_NEEDS = SftpConstants.SSH_FXF_WRITE | SftpConstants.SSH_FXF_CREAT;

    private final DropFolder folder;
    private final int uploadsAtMost;
    private final Consumer<Path> arrived;
    private final Map<Integer, Upload> uploads = new HashMap<>();
    private int lastHandle;
    private boolean greeted;

    DropSubsystem(
            ChannelSession channel,
            SftpSubsystemConfigurator library,
            DropFolder folder,
            int uploadsAtMost,
            Consumer<Path> arrived) {
        super(channel, library);
        this.folder = folder;
        this.uploadsAtMost = uploadsAtMost;
        this.arrived = arrived;
    }

    /** Who breaks the protocol is cut off: the library alone would leave the connection open and mute. */
    @Override
    protected void process(Buffer request) throws IOException {
        boolean understood = false;
        try {
            super.process(request);
            understood = true;
        } finally {
            if (!understood) {
                getServerSession().close(true);
            }
        }
    }

    @Override
    protected void doProcess(Buffer request, int length, int type, int id) throws IOException {
        if (greeted == (type == SftpConstants.SSH_FXP_INIT)) {
            throw new ProtocolException("one greeting, and before all else");
        }
        try {
            switch (type) {
                case SftpConstants.SSH_FXP_INIT -> greet(request, id);
                case SftpConstants.SSH_FXP_REALPATH -> realPath(request, id);
                case SftpConstants.SSH_FXP_STAT, SftpConstants.SSH_FXP_LSTAT -> stat(request, id);
                case SftpConstants.SSH_FXP_OPEN -> open(request, id);
                case SftpConstants.SSH_FXP_WRITE -> write(request, id);
                case SftpConstants.SSH_FXP_CLOSE -> close(request, id);
                case SftpConstants.SSH_FXP_RENAME -> rename(request, id);
                case SftpConstants.SSH_FXP_EXTENDED -> throw new Declined(SSH_FX_OP_UNSUPPORTED, "no extensions");
                default -> throw new Declined(SSH_FX_PERMISSION_DENIED, "this folder only takes new files");
            }
        } catch (Declined no) {
            sendStatus(prepareReply(request), id, no.status(), no.sentence());
        } catch (ProtocolException e) {
            throw e;
        } catch (IOException e) {
            log.warn("drop.failed type={} cause={}", type, e.getClass().getSimpleName());
            sendStatus(prepareReply(request), id, SSH_FX_FAILURE, "the folder cannot take this now");
        }
    }

    private void greet(Buffer request, int proposed) throws IOException {
        if (proposed < VERSION) {
            throw new ProtocolException("version 3 of the protocol or later");
        }
        greeted = true;
        version = VERSION;
        Buffer reply = prepareReply(request);
        reply.putByte((byte) SftpConstants.SSH_FXP_VERSION);
        reply.putUInt(VERSION);
        send(reply);
    }

    private void realPath(Buffer request, int id) throws IOException, Declined {
        String path = request.getString();
        String answer = isRoot(path) ? "/" : "/" + known(path).text();
        Buffer reply = prepareReply(request);
        reply.putByte((byte) SftpConstants.SSH_FXP_NAME);
        reply.putUInt(id & 0xffffffffL);
        reply.putUInt(1);
        reply.putString(answer);
        reply.putString(answer);
        reply.putUInt(0);
        send(reply);
    }

    private void stat(Buffer request, int id) throws IOException, Declined {
        String path = request.getString();
        boolean root = isRoot(path);
        OptionalLong size = root ? OptionalLong.empty() : folder.sizeBytes(known(path));
        if (!root && size.isEmpty()) {
            throw new Declined(SSH_FX_NO_SUCH_FILE, "no such file");
        }
        Buffer reply = prepareReply(request);
        reply.putByte((byte) SftpConstants.SSH_FXP_ATTRS);
        reply.putUInt(id & 0xffffffffL);
        if (root) {
            reply.putUInt(SftpConstants.SSH_FILEXFER_ATTR_PERMISSIONS);
            reply.putUInt(ROOT_MODE);
        } else {
            reply.putUInt(SftpConstants.SSH_FILEXFER_ATTR_SIZE | SftpConstants.SSH_FILEXFER_ATTR_PERMISSIONS);
            reply.putLong(size.getAsLong());
            reply.putUInt(FILE_MODE);
        }
        send(reply);
    }

    private void open(Buffer request, int id) throws IOException, Declined {
        DropName name = writable(request.getString());
        int flags = request.getInt();
        if ((flags & ~OPEN_FLAGS) != 0 || (flags & OPEN_NEEDS) != OPEN_NEEDS) {
            throw new Declined(SSH_FX_PERMISSION_DENIED, "files are opened to write a new one only");
        }
        if (uploads.size() >= uploadsAtMost) {
            throw new Declined(SSH_FX_FAILURE, "too many open files");
        }
        Upload upload = folder.begin(name);
        uploads.put(++lastHandle, upload);
        Buffer reply = prepareReply(request);
        reply.putByte((byte) SftpConstants.SSH_FXP_HANDLE);
        reply.putUInt(id & 0xffffffffL);
        reply.putUInt(Integer.BYTES);
        reply.putUInt(lastHandle);
        send(reply);
    }

    private void write(Buffer request, int id) throws IOException, Declined {
        Upload upload = uploads.get(handle(request));
        if (upload == null) {
            throw new Declined(SSH_FX_FAILURE, "no such handle");
        }
        long offset = request.getLong();
        int length = request.getInt();
        if (length < 0 || length > request.available()) {
            throw new ProtocolException("a write is as long as it says");
        }
        upload.write(offset, request.array(), request.rpos(), length);
        sendStatus(prepareReply(request), id, SSH_FX_OK, "written");
    }

    private void close(Buffer request, int id) throws IOException, Declined {
        Upload upload = uploads.remove(handle(request));
        if (upload == null) {
            throw new Declined(SSH_FX_FAILURE, "no such handle");
        }
        upload.close();
        sendStatus(prepareReply(request), id, SSH_FX_OK, "stored");
    }

    private void rename(Buffer request, int id) throws IOException, Declined {
        DropName part = writable(request.getString());
        Path complete = folder.complete(part, writable(request.getString()));
        sendStatus(prepareReply(request), id, SSH_FX_OK, "arrived");
        arrived.accept(complete);
    }

    /** A connection that ends leaves nothing half written behind: who comes back begins anew under another name. */
    @Override
    protected void closeAllHandles() {
        // The library interrupts this thread when the connection ends, and an interrupted thread cannot use a channel.
        boolean interrupted = Thread.interrupted();
        for (Upload upload : uploads.values()) {
            try {
                upload.abandon();
            } catch (IOException e) {
                log.warn("drop.abandon-failed cause={}", e.getClass().getSimpleName());
            }
        }
        uploads.clear();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The library would open a view of the machine's file system here; this server has none to offer. */
    @Override
    public void setFileSystem(FileSystem ignored) {}

    private static int handle(Buffer request) {
        byte[] handle = request.getBytes();
        return handle.length == Integer.BYTES ? ByteBuffer.wrap(handle).getInt() : 0;
    }

    private static boolean isRoot(String path) {
        return path.isEmpty() || path.equals(".") || path.equals("/") || path.equals("/.");
    }

    private static DropName known(String path) throws Declined {
        return DropName.ofPath(path).orElseThrow(() -> new Declined(SSH_FX_NO_SUCH_FILE, "no such file"));
    }

    private static DropName writable(String path) throws Declined {
        return DropName.ofPath(path)
                .orElseThrow(() -> new Declined(SSH_FX_PERMISSION_DENIED, "this name is not taken here"));
    }
}
