package org.tenzij.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tenzij.demo.Demo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Starts seven nodes, plays the story through them, and serves a start page on loopback.",
        footer = {"", "Example: tenzij demo --once --dir /tmp/network"})
final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "keep everything under DIR/<party>/, and go on from there next time")
    private @Nullable Path folder;

    @Option(names = "--keep", description = "do not remove the temporary folder")
    private boolean keep;

    @Option(names = "--once", description = "play the story and end; exit 0 only if every line came out as told")
    private boolean once;

    @Option(names = "--json", description = "print one JSON summary instead of the lines")
    private boolean json;

    @Option(names = "--port", defaultValue = "8080", description = "port of the start page (default: ${DEFAULT-VALUE})")
    private int port;

    @Override
    public Integer call() {
        return new Demo(new Demo.Options(folder, keep, once, json, port), System.out, System.err).run();
    }
}
