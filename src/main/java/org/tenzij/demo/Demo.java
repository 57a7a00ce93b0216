package org.tenzij.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.json.StrictJson;

/** Starts the network, plays the story, and keeps the pages up until the user ends it. */
public final class Demo {
    private static final Duration LONGEST_END = Duration.ofSeconds(30);

    private final CountDownLatch over = new CountDownLatch(1);
    /**
     * How the demo is run.
     *
     * @param folder where everything is kept; null for a temporary folder
     * @param keep keeps a temporary folder
     * @param once plays the story and ends, without pages
     * @param json prints one JSON summary on standard output instead of the lines
     * @param port of the start page
     */
    public record Options(@Nullable Path folder, boolean keep, boolean once, boolean json, int port) {}

    private final Options options;
    private final PrintStream out;
    private final PrintStream err;
    private final Instant begun = Instant.now();
    private int steps;

    public Demo(Options options, PrintStream out, PrintStream err) {
        this.options = options;
        this.out = out;
        this.err = err;
    }

    /** 0 when every line came out as told, 1 otherwise. With pages it returns when the JVM is told to end. */
    public int run() {
        Path given = options.folder();
        Path folder = given == null ? temporary() : given;
        boolean remove = given == null && !options.keep();
        step("keys, certificates and community for seven parties in " + folder);
        try (DemoNetwork network = DemoNetwork.start(folder, DemoNetwork.PARTIES, Map.of())) {
            step("seven nodes run, each with its own keys, store, port and folder");
            return options.once() ? play(network, new DemoSite.Board(network)) : serve(network, folder);
        } finally {
            if (remove) {
                remove(folder);
            }
            over.countDown();
        }
    }

    private int serve(DemoNetwork network, Path folder) {
        DemoSite.Board board = new DemoSite.Board(network);
        try (DemoSite site = DemoSite.start(board, options.port())) {
            step("pages on " + site.address());
            int result = play(network, board);
            err.println();
            err.println("The network runs on: " + site.address() + "   (end it with Ctrl-C)");
            err.println("Try: tenzij approvals list --node " + folder.resolve("bq") + "   (keys of invented officers: "
                    + folder.resolve("bq").resolve("officers") + ")");
            awaitEnd();
            return result;
        }
    }

    /** Until the JVM is told to end; that waits until the nodes are closed and what was made here is removed. */
    private void awaitEnd() {
        Thread waiting = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            waiting.interrupt();
            try {
                if (!over.await(LONGEST_END.toSeconds(), TimeUnit.SECONDS)) {
                    err.println("the demo did not end in time; its folder is still there");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        try {
            Thread.currentThread().join();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private int play(DemoNetwork network, DemoSite.Board board) {
        step("the story");
        List<StoryLine> lines = new Story(network, line -> {
                    board.add(line);
                    if (!options.json()) {
                        out.println(line.text());
                    }
                })
                .play();
        boolean asTold = lines.stream().allMatch(StoryLine::asTold);
        if (options.json()) {
            out.println(summary(lines, asTold).toPrettyString());
        }
        step(asTold ? "every line came out as told" : "a line came out otherwise than told");
        return asTold ? 0 : 1;
    }

    private static ObjectNode summary(List<StoryLine> lines, boolean asTold) {
        ObjectNode summary = StrictJson.object();
        summary.put("asTold", asTold);
        ArrayNode story = summary.putArray("story");
        lines.forEach(line -> story.add(StrictJson.toTree(line)));
        return summary;
    }

    private void step(String what) {
        Duration since = Duration.between(begun, Instant.now());
        err.printf("[%d] %5.1f s  %s%n", ++steps, since.toMillis() / 1000.0, what);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("tenzij-demo");
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder can be made", e);
        }
    }

    private static void remove(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failed)
                        throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's temporary folder cannot be removed", e);
        }
    }
}
