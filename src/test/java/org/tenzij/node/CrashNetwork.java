package org.tenzij.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tenzij.demo.DemoNetwork;
import org.tenzij.exchange.Party;
import org.tenzij.send.Outgoing;
import org.tenzij.web.RunningNode;

/**
 * Two nodes in a process of their own, to be killed: submits from the given number on, one after another, and says
 * {@code accepted <number> <id>} once each answer is there; then waits for all receipts.
 *
 * <p>Arguments: folder, first number, number of submissions. Ends as well when its standard input does.
 */
final class CrashNetwork {
    static final Party FROM = new Party("sx");
    static final Party TO = new Party("rst");

    private static final byte[] FIGURES = """
            party,year,offence,indicator,unit,value,status,source
            sx,2015,THB,INVESTIGATIONS,case,0,counted,INVENTED for a crash
            sx,2016,THB,INVESTIGATIONS,case,0,counted,INVENTED for a crash
            """.getBytes(StandardCharsets.UTF_8);
    private static final Map<String, Object> QUICK = Map.of(
            "tenzij.rhythm.poll", "200ms",
            "tenzij.rhythm.lease", "5s",
            "tenzij.rhythm.receipt-within", "1s",
            "tenzij.rhythm.batch", "16");

    /** As in production: routes from a folder, pinned. */
    private static Map<String, Object> properties() {
        Path routes = Path.of("routes").toAbsolutePath();
        Map<String, Object> properties = new HashMap<>(QUICK);
        properties.put("tenzij.node.routes", routes);
        properties.put(
                "tenzij.node.routes-digest", RouteFiles.read(routes).digest().value());
        return properties;
    }

    private CrashNetwork() {}

    public static void main(String[] arguments) throws InterruptedException {
        Thread.ofPlatform().daemon(true).start(CrashNetwork::endWithInput);
        int all = Integer.parseInt(arguments[2]);
        try (DemoNetwork network = DemoNetwork.start(Path.of(arguments[0]), List.of(FROM, TO), properties())) {
            say("ready");
            RunningNode sender = network.node(FROM);
            for (int i = Integer.parseInt(arguments[1]); i < all; i++) {
                Submitting.Accepted accepted = sender.intake().figures(FIGURES, "figures-" + i, List.of(TO));
                say("accepted " + i + " " + accepted.exchanges().getFirst().id());
            }
            while (completed(sender) < all) {
                Thread.sleep(20);
            }
            say("completed");
            while (!network.nodes().stream().allMatch(RunningNode::published)) {
                Thread.sleep(20);
            }
        }
        say("closed");
        System.exit(0);
    }

    private static long completed(RunningNode sender) {
        return sender.outgoing().list(10_000).stream()
                .filter(exchange -> exchange.state() == Outgoing.State.COMPLETED)
                .count();
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private static void endWithInput() {
        try {
            if (System.in.read() < 0) {
                Runtime.getRuntime().halt(3);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
