package org.tenzij.cli;

import picocli.CommandLine.Command;

/** What officers see and say about exchanges that wait for people. */
@Command(
        name = "approvals",
        mixinStandardHelpOptions = true,
        description =
                "What waits for people: list, show, approve, refuse; by word of mouth when it is urgent; deputies.",
        subcommands = {
            ApprovalsList.class,
            ApprovalsShow.class,
            ApprovalsApprove.class,
            ApprovalsRefuse.class,
            ApprovalsOral.class,
            ApprovalsSecond.class,
            ApprovalsDelegate.class
        })
final class ApprovalsCommand {
    private ApprovalsCommand() {}
}
