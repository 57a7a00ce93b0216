package org.tenzij.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Refused;
import org.tenzij.people.Approval;
import org.tenzij.trust.Office;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description = "Approves exactly what would leave now; a changed byte, person or policy makes it void.",
        footer = {"", "Example: tenzij approvals approve --node DIR/bq --as prosecutor.p12 --office PROSECUTOR ID"})
final class ApprovalsApprove implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private NodeOption node;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private OfficerOption officer;

    @Option(names = "--office", required = true, description = "the office you speak in: ${COMPLETION-CANDIDATES}")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Office office;

    @Parameters(paramLabel = "ID", description = "the exchange's id")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String id;

    @Option(names = "--ground", description = "the ground, where more than one is possible")
    private @Nullable String ground;

    @Option(
            names = "--fact",
            description = "what you vouch for; everything your office is asked for where none is named")
    private List<String> facts = List.of();

    @Option(names = "--motivation", description = "why, in words; kept with the exchange")
    private @Nullable String motivation;

    @Option(names = "--template", description = "approve this template of closed codes, for every exchange it covers")
    private @Nullable String template;

    @Option(
            names = "--days",
            defaultValue = "14",
            description = "how long it counts, in days (default: ${DEFAULT-VALUE})")
    private int days;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private SendingOptions sending;

    @Override
    public Integer call() {
        try (NodeClient client = new NodeClient(node.folders().running())) {
            Waiting waiting = Waiting.of(client, id, ground);
            List<String> vouched = facts.isEmpty() ? waiting.factsOf(office) : facts;
            if (vouched.isEmpty()) {
                throw new Refused(
                        ErrorCode.APPROVE_WRONG_OFFICE,
                        "nothing here is asked of this office",
                        "--office",
                        "see tenzij approvals list");
            }
            if (!sending.agreed(spec, "Approve " + waiting.ground() + " for " + id + "?")) {
                return Exit.DONE;
            }
            Instant now = Instant.now();
            client.post(
                    "/words",
                    "application/json",
                    id,
                    officer.say(new Approval(
                                    "approve",
                                    waiting.exchange(),
                                    vouched,
                                    waiting.ground(),
                                    template == null ? waiting.approvalDigest() : waiting.template(template),
                                    waiting.policy(),
                                    template,
                                    motivation,
                                    officer.id(),
                                    office,
                                    now,
                                    now.plus(Duration.ofDays(days))))
                            .toBytes());
            return sending.await(spec, client, id);
        }
    }
}
