package org.tenzij.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.policy.Clause;
import org.tenzij.policy.PolicySet;
import org.tenzij.policy.proof.Finding;
import org.tenzij.policy.proof.Review;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Loads a policy set and looks it over: review dates (60 and 30 days ahead), clauses that no request can use,",
            "that exclude each other or ask for nothing of their own, titles, and instruments that are not in force."
        },
        footer = {"", "Example: tenzij policy check --policies policies", "Exit codes: 0 nothing wrong, 3 something is"
        })
final class PolicyCheck implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private PolicyOption policies;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PolicySet set = policies.load();
        Instant now = Instant.now();
        List<Finding> findings = Review.of(set, now);
        List<String> overdue = set.overdue(now).stream().map(Clause::id).toList();
        if (json) {
            Report report = new Report(
                    set.version(),
                    set.number(),
                    set.clauses().size(),
                    set.facts().size(),
                    overdue,
                    findings);
            out.println(StrictJson.toTree(report).toPrettyString());
        } else {
            out.println("version   " + set.version());
            out.println("number    " + set.number());
            out.println("clauses   " + set.clauses().size());
            out.println("facts     " + set.facts().size());
            findings.forEach(finding -> out.printf(
                    "%-5s     %s %s (%s)%n", finding.level(), finding.about(), finding.says(), finding.code()));
        }
        out.flush();
        return findings.stream().anyMatch(finding -> finding.level() == Finding.Level.WRONG)
                ? Exit.INVALID_INPUT
                : Exit.DONE;
    }

    /** What is printed with {@code --json}. */
    record Report(Digest version, long number, int clauses, int facts, List<String> overdue, List<Finding> findings) {}
}
