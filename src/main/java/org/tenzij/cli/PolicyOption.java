package org.tenzij.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tenzij.policy.PolicySet;
import org.tenzij.policy.WorkedCase;
import picocli.CommandLine.Option;

/** Where the policies are. */
final class PolicyOption {
    @Option(
            names = "--policies",
            paramLabel = "DIR",
            description = "the folder; the copy in the program where none is named")
    private @Nullable Path folder;

    PolicySet load() {
        return PolicyCommand.load(folder);
    }

    /** The request in that file. */
    static WorkedCase read(Path file) {
        return WorkedCase.read(String.valueOf(file.getFileName()), FiguresCommand.read(file));
    }
}
