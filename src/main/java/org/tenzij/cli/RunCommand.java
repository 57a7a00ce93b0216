package org.tenzij.cli;

import java.util.HashMap;
import java.util.concurrent.Callable;
import org.tenzij.web.RunningNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs the node of a folder until it is told to end.",
        footer = {"", "Example: tenzij run --node /srv/tenzij/bq"})
final class RunCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private NodeOption node;

    @Override
    public Integer call() throws InterruptedException {
        RunningNode running = RunningNode.startUntilShutdown(new HashMap<>(node.properties()));
        System.err.println(
                "node " + running.party() + " runs; pages and commands on http://127.0.0.1:" + running.port());
        Thread.currentThread().join();
        return Exit.DONE;
    }
}
