package org.tenzij.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.policy.PolicySet;
import org.tenzij.policy.WorkedCase;
import picocli.CommandLine.Option;

/** Where the policies are. */
final class PolicyOption {
    @Option(
            names = "--policies",
            paramLabel = "DIR",
            description = "the folder; the copy in the program where none is named")
    private @Nullable Path folder;

    PolicySet load() {
        return PolicyCommand.load(folder);
    }

    /** The request in that file. */
    static WorkedCase read(Path file) {
        byte[] bytes = FiguresCommand.read(file);
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(".json") && isRequestFile(bytes)) {
            throw new Invalid(
                    ErrorCode.SUBMIT_MALFORMED,
                    "this is a request file, not a worked case",
                    "FILE",
                    "ask the running node: tenzij exchange preview --node DIR FILE; or write a case like policies/cases");
        }
        return WorkedCase.read(name, bytes);
    }

    private static boolean isRequestFile(byte[] bytes) {
        JsonNode tree = StrictJson.tree(bytes, "FILE");
        return tree.has("recipients") && tree.has("payload");
    }
}
