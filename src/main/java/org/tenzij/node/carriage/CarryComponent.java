package org.tenzij.node.carriage;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.Party;

/**
 * The only way out of a route: {@code to: carry:aw}, or {@code carry:{{peer}}} in a template, sends the {@link Parcel} in the
 * body to the drop folder that this node has at that party.
 *
 * <p>An address names a party and nothing else; host, port and keys come from validated records, so neither a route nor a
 * message can point anywhere else, and an unknown party or any option stops the route from starting. Register it under the
 * name {@value #SCHEME} before routes are loaded. On success the peer has the file durably (our server) or complete (another
 * one); a file that was there already counts as carried.
 *
 * <p>Fails with {@code carry.unreachable} (away, hanging, cut), {@code carry.denied} (key, permission or quota) as {@code
 * Unavailable}, and {@code carry.wrong-host-key} as {@code Untrusted}; {@code Invalid} where the body is no parcel.
 *
 * <p>Camel's SFTP client is not safe for two threads, so each worker that sends at the same moment has its own producer and
 * connection, which Camel pools and keeps: one connection per peer and worker.
 *
 * <p>A peer may run OpenSSH instead of our drop server (ForceCommand internal-sftp, a chroot per party). That is a weaker
 * profile: a user there can list, read and overwrite its own files, renaming replaces silently, and an answered file need not
 * have reached the disk. Give it the chroot: without one, a start folder that is missing sends files to the user's home. The receipt, not the carriage, is what proves delivery in either case.
 */
public final class CarryComponent extends DefaultComponent {
    /** The name under which routes know this component. */
    public static final String SCHEME = "carry";

    private final Map<Party, PeerEndpoint> peers;
    private volatile @Nullable ScheduledExecutorService watch;

    public CarryComponent(Map<Party, PeerEndpoint> peers) {
        this.peers = new TreeMap<>(peers);
    }

    /** The address of a party's drop folder in a route. */
    public static String uri(Party peer) {
        return SCHEME + ":" + peer.id();
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> options) {
        PeerEndpoint peer = peers.get(new Party(remaining));
        ScheduledExecutorService clock = watch;
        if (peer == null || clock == null) {
            throw new Invalid(
                    ErrorCode.CONFIGURE_INVALID,
                    "a route carries to a party that has no endpoint",
                    "route",
                    "add the party's endpoint, or correct the peer parameter of the route");
        }
        return new CarryEndpoint(uri, this, peer, clock);
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        watch = getCamelContext().getExecutorServiceManager().newScheduledThreadPool(this, "carry-watch", 1);
    }

    @Override
    protected void doShutdown() throws Exception {
        ScheduledExecutorService clock = watch;
        if (clock != null) {
            getCamelContext().getExecutorServiceManager().shutdownNow(clock);
        }
        super.doShutdown();
    }
}
