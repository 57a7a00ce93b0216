package org.tenzij.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.tenzij.demo.DemoNetwork;
import org.tenzij.exchange.Party;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.figures.CsvForm;
import org.tenzij.node.FiguresRequest;
import org.tenzij.trust.Side;
import org.tenzij.web.RunningNode;

/**
 * Exchanges per second end to end between two nodes in one JVM: submitted, decided, sealed, carried over SFTP, opened,
 * admitted, receipted, receipt verified; durable store, policy and register on both ends.
 *
 * <p>Arguments: exchanges per round, then the numbers of senders.
 */
public final class Throughput {
    private static final Party FROM = new Party("sx");
    private static final Party TO = new Party("rst");
    private static final int WARM_UP = 500;

    private Throughput() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        int exchanges = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 2_000;
        int[] senders = arguments.length > 1
                ? IntStream.range(1, arguments.length)
                        .map(i -> Integer.parseInt(arguments[i]))
                        .toArray()
                : new int[] {1, 8};
        Path folder = Files.createTempDirectory("tenzij-bench");
        Instant begun = Instant.now();
        try (DemoNetwork network = DemoNetwork.start(folder, List.of(FROM, TO), Map.of())) {
            System.out.printf(
                    "two nodes ready after %.1f s%n",
                    Duration.between(begun, Instant.now()).toMillis() / 1000.0);
            byte[] request = request();
            System.out.printf("request %d bytes, payload %d bytes%n", request.length, payloadBytes(request));
            round(network.node(FROM), request, WARM_UP, 8, "warm-up");
            for (int count : senders) {
                round(network.node(FROM), request, exchanges, count, "senders=" + count);
            }
        }
        System.exit(0);
    }

    private static void round(RunningNode node, byte[] request, int exchanges, int senders, String name)
            throws InterruptedException, ExecutionException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        Instant begun = Instant.now();
        try (ExecutorService pool = Executors.newFixedThreadPool(senders)) {
            List<Future<?>> running = IntStream.range(0, senders)
                    .<Future<?>>mapToObj(sender -> pool.submit(() -> {
                        for (int i = sender; i < exchanges; i += senders) {
                            node.intake().request(request, name + "/" + i);
                        }
                    }))
                    .toList();
            for (Future<?> one : running) {
                one.get();
            }
        }
        Duration submitted = Duration.between(begun, Instant.now());
        while (!done(node)) {
            Thread.sleep(5);
        }
        Duration all = Duration.between(begun, Instant.now());
        double cpuMillis = (system.getProcessCpuTime() - cpu) / 1e6;
        long[] latencies = node.outgoing().list(exchanges).stream()
                .mapToLong(one ->
                        Duration.between(one.createdAt(), one.changedAt()).toMillis())
                .sorted()
                .toArray();
        System.out.printf(
                "%-10s exchanges=%d rate=%.0f/s submit-rate=%.0f/s cpu=%.2f ms/exchange (both ends) p50=%d ms p99=%d ms rss=%d MB%n",
                name,
                exchanges,
                exchanges / (all.toMillis() / 1000.0),
                exchanges / (submitted.toMillis() / 1000.0),
                cpuMillis / exchanges,
                latencies[latencies.length / 2],
                latencies[(int) (latencies.length * 0.99)],
                residentMegabytes());
    }

    private static boolean done(RunningNode node) {
        return node.outgoing()
                .overdue(Instant.now().plus(Duration.ofDays(365)), 1)
                .isEmpty();
    }

    private static long residentMegabytes() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(-1);
        } catch (IOException e) {
            return -1;
        }
    }

    private static int payloadBytes(byte[] request) {
        return StrictJson.tree(request, "request").path("payload").toString().length();
    }

    /** Figures of about 2 KiB that may leave: zeros of agreed indicators over some years. */
    private static byte[] request() {
        StringBuilder csv = new StringBuilder("party,year,offence,indicator,unit,value,status,source\n");
        for (int year = 2008; year < 2017; year++) {
            csv.append("sx,").append(year).append(",THB,INVESTIGATIONS,case,0,counted,INVENTED for measuring\n");
        }
        ObjectNode request = StrictJson.object();
        request.put("kind", "annual-figures");
        request.putObject("sender").put("party", FROM.id());
        request.putArray("recipients").addObject().put("party", TO.id());
        request.set("facts", StrictJson.toTree(FiguresRequest.stated(Side.OUTSIDE)));
        request.set(
                "payload",
                CsvForm.read(csv.toString().getBytes(StandardCharsets.UTF_8), FROM, Instant.now())
                        .orStop()
                        .toPayload());
        return request.toString().getBytes(StandardCharsets.UTF_8);
    }
}
