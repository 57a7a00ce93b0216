package org.tenzij.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.policy.PolicySet;
import org.tenzij.policy.proof.DiffReport;
import org.tenzij.policy.proof.SetDiff;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = {
            "Compares two policy sets: which answers change, over every combination of the facts of both, and what is",
            "written otherwise. Each change comes with a request that shows it."
        },
        footer = {
            "",
            "Example: tenzij policy diff OLD/policies NEW/policies",
            "Exit codes: 0 nothing that was no becomes yes, 5 something does and a person should look"
        })
final class PolicyDiff implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "OLD", description = "the folder of the set in use")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path older;

    @Parameters(index = "1", paramLabel = "NEW", description = "the folder of the set to come")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path newer;

    @Option(names = "--examples", paramLabel = "DIR", description = "write the examples there, as request files")
    private @Nullable Path examples;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        DiffReport report = SetDiff.of(PolicySet.load(older), PolicySet.load(newer), Instant.now());
        if (json) {
            out.println(StrictJson.toTree(report).toPrettyString());
        } else {
            text(out, report);
        }
        ExampleFolder.write(
                examples,
                report.changes().stream().map(DiffReport.Change::example).toList());
        out.flush();
        return report.onlyStricter() ? Exit.DONE : Exit.HELD;
    }

    private void text(PrintWriter out, DiffReport report) {
        out.println(
                report.onlyStricter()
                        ? "nothing that was no becomes yes"
                        : "ATTENTION: some of what was no becomes yes");
        if (report.changes().isEmpty()) {
            out.println("no answer and no ground changes");
        }
        for (DiffReport.Change change : report.changes()) {
            String grounds = change.from().isEmpty() ? "" : " " + change.from() + " to " + change.to();
            out.printf("%s%s: %s, in %d cells, for example%n", change.way(), grounds, change.kind(), change.cells());
            out.println("        where: " + change.example().where());
            out.println("        facts: " + change.example().point());
        }
        out.println(report.wording().isEmpty() ? "nothing is written otherwise" : "written otherwise:");
        report.wording().forEach(line -> out.println("  " + line));
    }
}
