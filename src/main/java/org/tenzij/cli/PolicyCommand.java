package org.tenzij.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.policy.Clause;
import org.tenzij.policy.Decision;
import org.tenzij.policy.Explanation;
import org.tenzij.policy.Grant;
import org.tenzij.policy.Held;
import org.tenzij.policy.PolicySet;
import org.tenzij.policy.Refusal;
import org.tenzij.policy.WorkedCase;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "policy",
        mixinStandardHelpOptions = true,
        description = "The rule: check a policy set, and explain what it says of a request. Needs no node.",
        subcommands = {
            PolicyCommand.Check.class,
            PolicyTest.class,
            PolicyCommand.Explain.class,
            PolicySign.class,
            PolicyReload.class
        })
final class PolicyCommand {
    private PolicyCommand() {}

    /** Where the policies are. */
    static PolicySet load(@Nullable Path folder) {
        return folder == null ? PolicySet.fromClassPath() : PolicySet.load(folder);
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Loads a policy set, and says its version and which clauses are past their review date.",
            footer = {"", "Example: tenzij policy check --policies policies"})
    static final class Check implements Callable<Integer> {
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
            PolicySet set = load(folder);
            List<String> overdue =
                    set.overdue(Instant.now()).stream().map(Clause::id).toList();
            if (json) {
                Report report = new Report(
                        set.version(), set.clauses().size(), set.facts().size(), overdue);
                out.println(StrictJson.toTree(report).toPrettyString());
            } else {
                out.println("version   " + set.version());
                out.println("clauses   " + set.clauses().size());
                out.println("facts     " + set.facts().size());
                overdue.forEach(clause -> out.println("past its review date: " + clause));
            }
            out.flush();
            return overdue.isEmpty() ? Exit.DONE : Exit.INVALID_INPUT;
        }

        /** What is printed with {@code --json}. */
        record Report(Digest version, int clauses, int facts, List<String> overdue) {}
    }

    @Command(
            name = "explain",
            mixinStandardHelpOptions = true,
            description = {
                "Decides a request file and says why, without a node and without sending.",
                "The file names request, facts and now, like those under policies/cases; YAML or JSON."
            },
            footer = {
                "",
                "Example: tenzij policy explain policies/cases/FILE.yaml",
                "Exit codes: 0 granted, 4 refused, 5 held"
            })
    static final class Explain implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Option(
                names = "--policies",
                paramLabel = "DIR",
                description = "the folder; the copy in the program where none is named")
        private @Nullable Path folder;

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
            WorkedCase asked = WorkedCase.read(String.valueOf(file.getFileName()), FiguresCommand.read(file));
            Decision decision = asked.decide(load(folder));
            out.println(
                    json ? decision.explanation().toPrettyString() : Explanation.text(decision, Locale.of(language)));
            out.flush();
            return switch (decision) {
                case Grant grant -> Exit.DONE;
                case Held held -> Exit.HELD;
                case Refusal refusal -> Exit.REFUSED;
            };
        }
    }
}
