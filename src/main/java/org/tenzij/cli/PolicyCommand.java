package org.tenzij.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tenzij.policy.PolicySet;
import picocli.CommandLine.Command;

@Command(
        name = "policy",
        mixinStandardHelpOptions = true,
        description = {
            "The rule: look a policy set over, prove it, play its cases, explain and vary a request, compare two sets;",
            "sign one, and have a node load it."
        },
        subcommands = {
            PolicyCheck.class,
            PolicyTest.class,
            PolicyProve.class,
            PolicyExplain.class,
            PolicyWhatIf.class,
            PolicyMatrix.class,
            PolicyDiff.class,
            PolicySign.class,
            PolicyReload.class
        })
final class PolicyCommand {
    private PolicyCommand() {}

    /** Where the policies are. */
    static PolicySet load(@Nullable Path folder) {
        return folder == null ? PolicySet.fromClassPath() : PolicySet.load(folder);
    }
}
