package org.tenzij.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;
import org.tenzij.exchange.Invalid;
import org.tenzij.policy.CaseRun;
import org.tenzij.policy.PolicyFiles;
import org.tenzij.policy.PolicySet;
import org.tenzij.trust.SignedFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "sign",
        mixinStandardHelpOptions = true,
        description = {
            "Publishes a policy set: decides its cases, then writes SHA256SUMS and the detached signature over it.",
            "Check it with stock tools: sha256sum -c SHA256SUMS, openssl cms -verify."
        },
        footer = {"", "Example: tenzij policy sign --policies policies --as authority.p12"})
final class PolicySign implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private OfficerOption officer;

    @Option(names = "--policies", required = true, paramLabel = "DIR", description = "the folder")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path folder;

    @Override
    public Integer call() {
        SortedMap<String, byte[]> files = PolicyFiles.read(folder);
        PolicySet set = PolicySet.of(files);
        List<String> wrong = set.cases().stream()
                .filter(worked -> !CaseRun.differences(set, worked).isEmpty())
                .map(worked -> worked.name())
                .toList();
        if (!wrong.isEmpty()) {
            throw new Invalid(
                    ErrorCode.DECIDE_BAD_POLICY,
                    "not every worked case comes out as it expects",
                    String.join(", ", wrong),
                    "run tenzij policy test and mend the set or the case");
        }
        byte[] sums = SignedFolder.sums(files).getBytes(StandardCharsets.UTF_8);
        // Signed before anything is written: a list without its signature is a folder that no node takes.
        byte[] signature = officer.sign(sums);
        write(SignedFolder.SUMS, sums);
        write(SignedFolder.SIGNATURE, signature);
        PrintWriter out = spec.commandLine().getOut();
        out.println("signed version " + set.number() + ", " + set.version());
        out.flush();
        return Exit.DONE;
    }

    private void write(String name, byte[] bytes) {
        try {
            Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new Fault(
                    ErrorCode.DECIDE_BAD_POLICY,
                    "the folder cannot be written",
                    name,
                    "check its permissions and the space",
                    e);
        }
    }
}
