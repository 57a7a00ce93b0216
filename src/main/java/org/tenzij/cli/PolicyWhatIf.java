package org.tenzij.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.policy.Decision;
import org.tenzij.policy.Grant;
import org.tenzij.policy.Held;
import org.tenzij.policy.PolicySet;
import org.tenzij.policy.Refusal;
import org.tenzij.policy.proof.WhatIf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "what-if",
        mixinStandardHelpOptions = true,
        description = {
            "Decides a request file twice: as it is, and with some facts otherwise; says what changed.",
            "--set fact=value lets the first who may say it say so; approver:fact=value names who; unknown leaves it unsaid.",
            "A word that counts for one exact projection is given for that of each open ground."
        },
        footer = {
            "",
            "Example: tenzij policy what-if --set approver:prosecutorApproved=true policies/cases/FILE.yaml",
            "Exit codes: of the answer after; 0 granted, 4 refused, 5 held"
        })
final class PolicyWhatIf implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private PolicyOption policies;

    @Option(
            names = "--set",
            paramLabel = "FACT=VALUE",
            required = true,
            description = "a fact that is otherwise; may be given more than once")
    private List<String> words = List.of();

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Parameters(paramLabel = "FILE", description = "the request file")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PolicySet set = policies.load();
        List<WhatIf.Word> read = words.stream().map(WhatIf.Word::read).toList();
        WhatIf both = WhatIf.of(set, PolicyOption.read(file), read);
        if (json) {
            ObjectNode tree = StrictJson.object();
            tree.set("before", both.before().explanation());
            tree.set("after", both.after().explanation());
            out.println(tree.toPrettyString());
        } else {
            text(out, both);
        }
        out.flush();
        return PolicyExplain.exit(both.after());
    }

    private void text(PrintWriter out, WhatIf both) {
        out.println("before: " + WhatIf.answer(both.before()));
        out.println("after:  " + WhatIf.answer(both.after()) + "  (" + String.join(", ", words) + ")");
        List<String> was = lines(both.before());
        List<String> is = lines(both.after());
        if (was.equals(is)) {
            out.println("nothing changed");
        }
        was.stream().filter(line -> !is.contains(line)).forEach(line -> out.println("- " + line));
        is.stream().filter(line -> !was.contains(line)).forEach(line -> out.println("+ " + line));
    }

    private static List<String> lines(Decision decision) {
        List<String> gates = decision.failed().stream()
                .map(gate -> "failed " + gate.id() + ": " + gate.sentence().en())
                .toList();
        return switch (decision) {
            case Grant grant ->
                grant.projection().decisions().stream()
                        .map(field -> field.disposition().word() + " " + field.path() + " (" + field.clause() + ")")
                        .toList();
            case Held held ->
                Stream.concat(
                                gates.stream(),
                                held.candidates().stream()
                                        .map(candidate -> "waits under "
                                                + candidate.ground().id() + " for " + candidate.missing()))
                        .toList();
            case Refusal refusal -> gates;
        };
    }
}
