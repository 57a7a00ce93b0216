package org.tenzij.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.tenzij.policy.Decision;
import org.tenzij.policy.Explanation;
import org.tenzij.policy.Grant;
import org.tenzij.policy.Held;
import org.tenzij.policy.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = {
            "Decides a worked case and says why, without a node and without sending.",
            "The file names request, facts and now, like those under policies/cases; YAML or JSON. What would become of a",
            "request file is asked of the running node: exchange preview."
        },
        footer = {
            "",
            "Example: tenzij policy explain policies/cases/FILE.yaml",
            "Exit codes: 0 granted, 4 refused, 5 held"
        })
final class PolicyExplain implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private PolicyOption policies;

    @Option(names = "--lang", defaultValue = "en", description = "en or nl (default: ${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String language;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Parameters(paramLabel = "FILE", description = "the request file")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Decision decision = PolicyOption.read(file).decide(policies.load());
        out.println(json ? decision.explanation().toPrettyString() : Explanation.text(decision, Locale.of(language)));
        out.flush();
        return exit(decision);
    }

    static int exit(Decision decision) {
        return switch (decision) {
            case Grant grant -> Exit.DONE;
            case Held held -> Exit.HELD;
            case Refusal refusal -> Exit.REFUSED;
        };
    }
}
