package org.tenzij.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.Kind;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.policy.PolicySet;
import org.tenzij.policy.proof.Matrix;
import org.tenzij.policy.proof.MatrixPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "matrix",
        mixinStandardHelpOptions = true,
        description = {
            "Says who may give what to whom, on which grounds, and what each ground asks of whom.",
            "A party that may act under several laws stands there once for each."
        },
        footer = {"", "Example: tenzij policy matrix --from bq --to cw --kind signal"})
final class PolicyMatrix implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private PolicyOption policies;

    @Option(
            names = "--community",
            paramLabel = "DIR",
            description = "the folder of community.json; the example's parties where none is named")
    private @Nullable Path community;

    @Option(names = "--from", split = ",", description = "senders; all where none is named")
    private List<String> from = List.of();

    @Option(names = "--to", split = ",", description = "recipients; all where none is named")
    private List<String> to = List.of();

    @Option(names = "--kind", split = ",", description = "kinds of message; all that people send where none is named")
    private List<String> kinds = List.of();

    @Option(names = "--lang", defaultValue = "en", description = "en or nl (default: ${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String language;

    @Option(names = "--csv", description = "print CSV, with what each ground asks")
    private boolean csv;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Option(names = "--html", paramLabel = "FILE", description = "write a page that stands by itself")
    private @Nullable Path html;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PolicySet set = policies.load();
        List<Matrix.Line> lines = Matrix.of(set, MatrixSides.of(community), wanted(), Instant.now()).stream()
                .filter(line -> named(from, line.sender().party().id()))
                .filter(line -> named(to, line.recipient().party().id()))
                .toList();
        if (html != null) {
            write(html, MatrixPage.html(set, lines, Locale.of(language)));
        } else if (json) {
            out.println(StrictJson.toTree(lines).toPrettyString());
        } else if (csv) {
            MatrixText.csv(out, lines);
        } else {
            MatrixText.text(out, lines);
        }
        out.flush();
        return Exit.DONE;
    }

    private static boolean named(List<String> names, String party) {
        return names.isEmpty() || names.contains(party);
    }

    private Set<Kind> wanted() {
        Set<Kind> wanted = kinds.isEmpty()
                ? Arrays.stream(Kind.values())
                        .filter(kind -> !kind.betweenGateways())
                        .collect(Collectors.toSet())
                : kinds.stream().map(kind -> Kind.of(kind, "--kind")).collect(Collectors.toSet());
        return EnumSet.copyOf(wanted);
    }

    private void write(Path file, String page) {
        try {
            Files.writeString(file, page);
        } catch (IOException e) {
            throw new Invalid(
                    ErrorCode.SUBMIT_MALFORMED,
                    "the page cannot be written",
                    "--html",
                    "name a file in a folder in which you may write",
                    e);
        }
    }
}
