package org.tenzij.node.carriage;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.sshd.common.util.threads.CloseableExecutorService;
import org.apache.sshd.common.util.threads.ThreadUtils;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.subsystem.SubsystemFactory;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;
import org.tenzij.exchange.Party;

/**
 * The door of a node: an SFTP server on which each peer can put new files into its own folder, and do nothing else.
 *
 * <p>A peer proves itself by a public key and sees one empty-looking folder; it can neither list nor read nor overwrite nor
 * remove, and other folders do not exist for it. A file whose final name was answered is durable. Limits per peer hold on
 * connections, file size, folder size and number of files. There is one server per node and nothing is shared between two.
 * Source: settled points 16 and 20.
 */
public final class DropServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DropServer.class);

    private final Settings settings;
    private final DropFolders folders;
    private final PickUp pickUp;
    private final Executor executor;
    private final SshServer server;
    private final CloseableExecutorService workers;
    private final ScheduledExecutorService timer;

    /**
     * Where the server stands.
     *
     * @param self the node's own party; names the threads
     * @param host address to listen on, for example 127.0.0.1
     * @param port port to listen on; 0 takes a free one
     * @param folder holds one folder per peer, named by its id; best on a disk of its own, since peers fill it
     */
    public record Settings(Party self, String host, int port, Path folder, DropLimits limits) {}

    /**
     * Prepares the folders: uploads that were left unfinished are removed, complete files stay.
     *
     * @param hostKey the key that peers have pinned: P-256 or Ed25519
     * @param clientKeys the keys with which each peer may enter; a peer that is not in here does not exist
     * @param executor runs the pick-ups; may drop them, then {@link #scan()} finds the files
     * @throws Fault {@code store.unavailable} where a folder cannot be made
     */
    public DropServer(
            Settings settings,
            KeyPair hostKey,
            Map<Party, List<OpenSshKey>> clientKeys,
            PickUp pickUp,
            Executor executor) {
        this.settings = settings;
        this.pickUp = pickUp;
        this.executor = executor;
        folders = new DropFolders(settings.folder(), clientKeys.keySet(), settings.limits());
        String threads = settings.self().id() + "-drop";
        workers = ThreadUtils.newCachedThreadPool(threads + "-sftp");
        timer = ThreadUtils.newSingleThreadScheduledExecutor(threads + "-timer");
        server = SshProfile.server(threads, settings.limits(), timer);
        server.setHost(settings.host());
        server.setPort(settings.port());
        KeyPair key = OpenSshKey.forLibrary(hostKey);
        server.setKeyPairProvider(session -> List.of(key));
        server.setPublickeyAuthenticator(new ClientKeys(clientKeys));
        server.setSubsystemFactories(List.of(new Sftp()));
    }

    /**
     * Opens the door.
     *
     * @throws Fault {@code configure.invalid} where the address cannot be listened on
     */
    public void start() {
        try {
            server.start();
        } catch (IOException e) {
            throw new Fault(
                    ErrorCode.CONFIGURE_INVALID,
                    "the drop server cannot listen",
                    settings.host() + ":" + settings.port(),
                    "choose a free port and an address of this machine",
                    e);
        }
    }

    /** The port that is listened on, once started. */
    public int port() {
        return server.getPort();
    }

    /** How many connections are open now, proved or not; for health and metrics. */
    public int sessions() {
        return server.getActiveSessions().size();
    }

    /**
     * The complete files of all peers: what a start-up and a slow poll look at, should a pick-up have been lost.
     *
     * @throws org.tenzij.exchange.Unavailable {@code store.unavailable} where a folder cannot be read
     */
    public List<Dropped> scan() {
        return folders.complete();
    }

    /**
     * Removes unfinished uploads that are stale by now. Returns how many.
     *
     * @throws org.tenzij.exchange.Unavailable {@code store.unavailable} where a folder cannot be read
     */
    public int sweep(Instant now) {
        return folders.removeParts(now.minus(settings.limits().stale()));
    }

    /** Closes the door and cuts whoever is inside; unfinished uploads are removed. Can be called again. */
    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            LOG.warn("drop.stop-failed cause={}", e.getClass().getSimpleName());
        } finally {
            workers.shutdown();
            timer.shutdownNow();
        }
    }

    private void announce(Party peer, Path file) {
        try {
            executor.execute(() -> pickUp.arrived(peer, file));
        } catch (RejectedExecutionException e) {
            LOG.debug("drop.pick-up-postponed peer={}", peer);
        }
    }

    /** Gives each connection the folder of the party that proved itself on it. */
    private final class Sftp implements SubsystemFactory {
        private final SftpSubsystemFactory library = new SftpSubsystemFactory();

        Sftp() {
            library.setExecutorServiceProvider(() -> ThreadUtils.noClose(workers));
        }

        @Override
        public String getName() {
            return SftpSubsystemFactory.NAME;
        }

        @Override
        public Command createSubsystem(ChannelSession channel) throws IOException {
            Party peer = new Party(channel.getServerSession().getUsername());
            return new DropSubsystem(
                    channel,
                    library,
                    folders.of(peer),
                    settings.limits().uploadsPerSession(),
                    file -> announce(peer, file));
        }
    }
}
