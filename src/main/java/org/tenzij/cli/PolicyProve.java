package org.tenzij.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.policy.PolicySet;
import org.tenzij.policy.proof.Counterexample;
import org.tenzij.policy.proof.Proof;
import org.tenzij.policy.proof.ProofReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "prove",
        mixinStandardHelpOptions = true,
        description = {
            "Proves over every combination of facts, laws, kinds and classes, false declarations included, that no such",
            "data leave without a ground and the people who must approve; or shows a request for which they would."
        },
        footer = {
            "",
            "Example: tenzij policy prove --policies policies",
            "Exit codes: 0 proved, 3 a counterexample was found"
        })
final class PolicyProve implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private PolicyOption policies;

    @Option(names = "--lang", defaultValue = "en", description = "en or nl (default: ${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String language;

    @Option(names = "--examples", paramLabel = "DIR", description = "write counterexamples there, as request files")
    private @Nullable Path examples;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PolicySet set = policies.load();
        Instant begun = Instant.now();
        ProofReport report = Proof.of(set, begun);
        report = report.in(Duration.between(begun, Instant.now()));
        if (json) {
            out.println(StrictJson.toTree(report).toPrettyString());
        } else {
            text(out, report);
        }
        List<Counterexample> found = report.counterexamples();
        ExampleFolder.write(examples, found);
        out.flush();
        return report.proved() ? Exit.DONE : Exit.INVALID_INPUT;
    }

    private void text(PrintWriter out, ProofReport report) {
        report.results().forEach(result -> {
            String says = language.equals("nl") ? result.nl() : result.en();
            out.printf("%-6s  %-22s %s%n", result.proved() ? "proved" : "FOUND", result.property(), says);
            Counterexample found = result.found();
            if (found != null) {
                ExampleFolder.text(out, found);
            }
        });
        out.println();
        out.println("set       " + report.version());
        out.printf(
                "looked at 10^%d points: %d facts, %d conditions as tables, %d clauses; %d cells stand for %d%n",
                report.powerOfTen(),
                report.facts(),
                report.tables(),
                report.clauses(),
                report.cells(),
                report.cellsInAll());
        out.printf(
                "nodes     %d of decision diagrams, in %.1f s%n",
                report.nodes(), report.took().toMillis() / 1000.0);
    }
}
