package org.tenzij.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.tenzij.demo.DemoNetwork;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.Party;
import org.tenzij.receive.Incoming;
import org.tenzij.register.Entry;
import org.tenzij.register.EntryRows;
import org.tenzij.send.Outgoing;
import org.tenzij.trust.ExampleCommunity;
import org.tenzij.trust.NodeKeys;
import org.tenzij.trust.OfficerKey;
import org.tenzij.trust.Seat;
import org.tenzij.web.RunningNode;

/** Real nodes over a community whose authorities' keys the test holds; each node can be stopped and started by itself. */
final class TestNetwork implements AutoCloseable {
    static final int ALL = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final Path folder;
    final ExampleCommunity community;
    private final InstantSource clock;
    private final Map<String, Integer> ports = new TreeMap<>();
    private final Map<String, DemoNetwork> running = new TreeMap<>();

    /** A community of these parties; no node runs yet. */
    TestNetwork(Path folder, String... parties) {
        this(folder, Clock.systemUTC(), parties);
    }

    private TestNetwork(Path folder, InstantSource clock, String... parties) {
        this.folder = folder;
        this.clock = clock;
        freePorts(parties);
        this.community = ExampleCommunity.generate(
                folder,
                ports.entrySet().stream()
                        .map(seat -> Seat.local(seat.getKey(), seat.getValue()))
                        .toList(),
                Instant.now());
    }

    static TestNetwork start(Path folder, String... parties) {
        TestNetwork network = new TestNetwork(folder, parties);
        network.startAll(Map.of(), parties);
        return network;
    }

    /** As {@link #start(Path, String...)}, with all nodes under that clock. */
    static TestNetwork under(InstantSource clock, Path folder, String... parties) {
        TestNetwork network = new TestNetwork(folder, clock, parties);
        network.startAll(Map.of(), parties);
        return network;
    }

    private void freePorts(String... parties) {
        List<ServerSocket> taken = new ArrayList<>();
        try {
            for (String party : parties) {
                ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                taken.add(free);
                ports.put(party, free.getLocalPort());
            }
            for (ServerSocket socket : taken) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An officer of that party hands it in, signed. */
    Submitting.Taken handIn(String party, String officer, byte[] request, String key) {
        Path file = folder(party).resolve("officers").resolve(officer + ".p12");
        byte[] signature = OfficerKey.open(file.toString(), null).sign(request);
        return node(party).intake().request(request, key, signature).exchanges().getFirst();
    }

    void startAll(Map<String, Object> more, String... parties) {
        try (ExecutorService starters = Executors.newFixedThreadPool(2)) {
            Map<String, Future<DemoNetwork>> starting = new TreeMap<>();
            for (String party : parties) {
                starting.put(party, starters.submit(() -> DemoNetwork.start(folder, to(party), more, clock)));
            }
            for (Map.Entry<String, Future<DemoNetwork>> one : starting.entrySet()) {
                running.put(one.getKey(), one.getValue().get());
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    void start(String party, Map<String, Object> more) {
        running.put(party, DemoNetwork.start(folder, to(party), more, clock));
    }

    void stop(String party) {
        DemoNetwork one = running.remove(party);
        if (one != null) {
            one.close();
        }
    }

    RunningNode node(String party) {
        DemoNetwork one = running.get(party);
        assertThat(one).as("node " + party).isNotNull();
        return one.node(party);
    }

    List<String> parties() {
        return List.copyOf(running.keySet());
    }

    Path folder(String party) {
        return folder.resolve(party);
    }

    NodeKeys keys(String party) {
        return NodeKeys.load(folder(party).resolve("keys"));
    }

    int sftpPort(String party) {
        Integer port = ports.get(party);
        assertThat(port).isNotNull();
        return port;
    }

    /** Every durable entry of that node's register, in order. */
    List<Entry> entries(String party) {
        EntryRows rows = node(party).entries();
        int durable = (int) Math.min(rows.size(), 10_000);
        List<Entry> entries = new ArrayList<>();
        for (byte[] entry : rows.read(0, 10_000)) {
            entries.add(Entry.read(entry, "entry " + entries.size()));
        }
        assertThat(entries).hasSizeGreaterThanOrEqualTo(durable);
        // Containers with receipts leave whenever some are due; they are no part of what a test does.
        entries.removeIf(entry -> "receipt".equals(entry.particulars().get("kind")));
        return entries;
    }

    List<Incoming.Message> messages(String party) {
        return node(party).incoming().messages(null, ALL);
    }

    Incoming.Message message(String sender, String at, Submitting.Taken taken) {
        return node(at).incoming().find(new Party(sender), taken.id()).orElseThrow();
    }

    Outgoing.Exchange exchange(String sender, Submitting.Taken taken) {
        return node(sender).outgoing().find(taken.id()).orElseThrow();
    }

    /** Waits until the exchange stands there, and answers it. */
    Outgoing.Exchange await(String sender, Submitting.Taken taken, Outgoing.State state) {
        until(
                () -> "exchange to " + taken.recipient() + " is "
                        + exchange(sender, taken).state() + ", not " + state,
                () -> exchange(sender, taken).state() == state);
        return exchange(sender, taken);
    }

    /** The quarantine copy of these bytes at that node; waits for it. */
    byte[] quarantined(String party, byte[] bytes, String extension) throws IOException {
        Path copy = folder(party).resolve("quarantine").resolve(Digest.of(bytes).hex() + "." + extension);
        until(() -> "no copy in quarantine", () -> Files.exists(copy));
        return Files.readAllBytes(copy);
    }

    /** How many messages and completed exchanges every running node has. */
    Map<String, List<Integer>> standing() {
        Map<String, List<Integer>> standing = new TreeMap<>();
        for (String party : parties()) {
            List<Outgoing.Exchange> sent = node(party).outgoing().list(ALL);
            standing.put(party, List.of(messages(party).size(), sent.size(), (int) sent.stream()
                    .filter(one -> one.state() == Outgoing.State.COMPLETED)
                    .count()));
        }
        return standing;
    }

    static void until(java.util.function.Supplier<String> otherwise, BooleanSupplier so) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!so.getAsBoolean()) {
            assertThat(Instant.now()).as(otherwise.get()).isBefore(end);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    /** Small figures of that party that no clause refuses; {@code year} makes them others. */
    static byte[] figures(String party, int year) {
        return figures(party, year, "Invented for the test");
    }

    static byte[] figures(String party, int year, String source) {
        return ("party,year,offence,indicator,unit,value,status,source\n"
                        + party + "," + year + ",THB,PROSECUTIONS,case,7,counted," + source + "\n"
                        + party + "," + year + ",THB,INVESTIGATIONS,case,12,counted," + source + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    static List<Party> to(String... parties) {
        return Stream.of(parties).map(Party::new).toList();
    }

    @Override
    public void close() {
        running.values().parallelStream().forEach(DemoNetwork::close);
        running.clear();
    }
}
