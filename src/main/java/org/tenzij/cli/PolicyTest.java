package org.tenzij.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tenzij.policy.CaseRun;
import org.tenzij.policy.PolicySet;
import org.tenzij.policy.WorkedCase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = {
            "Decides every worked case of a policy set, and says where the answer is another than the case expects.",
            "Legal counsel changes a clause, runs this, and sees what else changed."
        },
        footer = {
            "",
            "Example: tenzij policy test --policies policies",
            "Exit codes: 0 every case as expected, 3 some not"
        })
final class PolicyTest implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--policies",
            paramLabel = "DIR",
            description = "the folder; the copy in the program where none is named")
    private @Nullable Path folder;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PolicySet set = PolicyCommand.load(folder);
        int wrong = 0;
        for (WorkedCase worked : set.cases()) {
            List<String> differences = CaseRun.differences(set, worked);
            if (!differences.isEmpty()) {
                wrong++;
                out.println(worked.name());
                differences.forEach(difference -> out.println("  " + difference));
            }
        }
        out.println(set.cases().size() + " cases, " + wrong + " not as expected, " + set.version());
        out.flush();
        return wrong == 0 ? Exit.DONE : Exit.INVALID_INPUT;
    }
}
