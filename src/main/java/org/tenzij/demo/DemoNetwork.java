package org.tenzij.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;
import org.tenzij.exchange.GatewayException;
import org.tenzij.exchange.Party;
import org.tenzij.node.NodeFolder;
import org.tenzij.trust.ExampleCommunity;
import org.tenzij.trust.Seat;
import org.tenzij.web.RunningNode;

/** The nodes of a made-up community, started over one folder; started again over the same folder they go on. */
public final class DemoNetwork implements AutoCloseable {
    /** The six parties, and the European Netherlands, which joined by files alone. */
    public static final List<Party> PARTIES = List.of("bq", "cw", "sx", "aw", "rst", "kw", "nl").stream()
            .map(Party::new)
            .toList();

    private static final String LOOPBACK = "127.0.0.1";
    private static final int STARTED_AT_ONCE = 2;

    private final Path folder;
    private final InstantSource clock;
    private final Map<Party, RunningNode> nodes = new TreeMap<>();

    private DemoNetwork(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Starts these parties' nodes under {@code folder/<party>/}; makes community and keys where there are none yet.
     *
     * @param more properties over the defaults, the same for every node
     */
    public static DemoNetwork start(Path folder, List<Party> parties, Map<String, Object> more) {
        return start(folder, parties, more, Clock.systemUTC());
    }

    /** As {@link #start(Path, List, Map)}, under that clock. */
    public static DemoNetwork start(Path folder, List<Party> parties, Map<String, Object> more, InstantSource clock) {
        DemoNetwork network = new DemoNetwork(folder.toAbsolutePath(), clock);
        if (Files.notExists(network.folder.resolve("community").resolve("community.json"))) {
            ExampleCommunity.generate(network.folder, seats(parties), Instant.now());
        }
        parties.forEach(network::configure);
        try {
            network.startAll(parties, more);
            return network;
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }

    private void startAll(List<Party> parties, Map<String, Object> more) {
        try (ExecutorService starters = Executors.newFixedThreadPool(STARTED_AT_ONCE)) {
            Map<Party, Future<RunningNode>> starting = new TreeMap<>();
            parties.forEach(party -> starting.put(party, starters.submit(() -> start(party, more))));
            for (Map.Entry<Party, Future<RunningNode>> one : starting.entrySet()) {
                nodes.put(one.getKey(), started(one.getKey(), one.getValue()));
            }
        }
    }

    private static RunningNode started(Party party, Future<RunningNode> starting) {
        try {
            return starting.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting", e);
        } catch (ExecutionException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof GatewayException ours) {
                    throw ours;
                }
            }
            throw new Fault(
                    ErrorCode.CONFIGURE_INVALID, "a node did not start", "node " + party, "see the log above", e);
        }
    }

    private RunningNode start(Party party, Map<String, Object> more) {
        Map<String, Object> properties = new HashMap<>(NodeFolder.properties(folder(party)));
        properties.putAll(more);
        return RunningNode.start(properties, clock);
    }

    /** Writes what the node of that party is configured with, so that every command finds it in the node's folder. */
    private void configure(Party party) {
        Path community = folder.resolve("community");
        Map<String, String> properties = new TreeMap<>();
        properties.put("tenzij.node.party", party.id());
        properties.put("tenzij.node.profile", "EXAMPLE");
        properties.put("tenzij.node.folder", folder(party).toString());
        properties.put("tenzij.node.community", community.toString());
        properties.put("tenzij.node.scheme-authority", CommunityFolder.schemeAuthority(community));
        properties.put("tenzij.drop.port", String.valueOf(CommunityFolder.sftpPort(community, party)));
        properties.put("server.port", "0");
        NodeFolder.write(folder(party), properties);
    }

    private static List<Seat> seats(List<Party> parties) {
        List<ServerSocket> taken = new ArrayList<>();
        try {
            List<Seat> seats = new ArrayList<>();
            for (Party party : parties) {
                ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                taken.add(free);
                seats.add(new Seat(party, LOOPBACK, free.getLocalPort()));
            }
            return seats;
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on loopback", e);
        } finally {
            taken.forEach(DemoNetwork::release);
        }
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public RunningNode node(Party party) {
        return Objects.requireNonNull(nodes.get(party), party::id);
    }

    public RunningNode node(String party) {
        return node(new Party(party));
    }

    public List<RunningNode> nodes() {
        return List.copyOf(nodes.values());
    }

    /** Everything of one party. */
    public Path folder(Party party) {
        return folder.resolve(party.id());
    }

    public Path folder() {
        return folder;
    }

    @Override
    public void close() {
        nodes.values().parallelStream().forEach(RunningNode::close);
        nodes.clear();
    }
}
