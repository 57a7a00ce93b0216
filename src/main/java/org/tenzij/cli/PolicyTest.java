package org.tenzij.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.json.StrictJson;
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
            "Exit codes: 0 every case as expected, 3 some not, or there is none"
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

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PolicySet set = PolicyCommand.load(folder);
        List<WorkedCase> cases = set.cases();
        Map<String, List<String>> different = new LinkedHashMap<>();
        for (WorkedCase worked : cases) {
            List<String> differences = CaseRun.differences(set, worked);
            if (!differences.isEmpty()) {
                different.put(worked.name(), differences);
            }
        }
        if (json) {
            Report report = new Report(set.version(), cases.size(), different);
            out.println(StrictJson.toTree(report).toPrettyString());
        } else {
            different.forEach((name, differences) -> {
                out.println(name);
                differences.forEach(difference -> out.println("  " + difference));
            });
            out.println(cases.size() + " cases, " + different.size() + " not as expected, " + set.version());
        }
        out.flush();
        return cases.isEmpty() || !different.isEmpty() ? Exit.INVALID_INPUT : Exit.DONE;
    }

    /** What is printed with {@code --json}: per case in what it differs. */
    record Report(Digest version, int cases, Map<String, List<String>> different) {}
}
