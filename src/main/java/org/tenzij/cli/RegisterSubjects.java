package org.tenzij.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.json.CanonicalJson;
import org.tenzij.exchange.json.StrictJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "subjects",
        mixinStandardHelpOptions = true,
        description = {
            "Asks the running node which exchanges were about a person. Who asked and why is recorded first.",
            "The person stands in a file or comes by standard input, never in the arguments:",
            "{\"names\":[...],\"birthDate\":\"1990-01-31\",\"document\":\"CO AB123456\"}"
        },
        footer = {"", "Example: tenzij register subjects --node DIR/bq --purpose BREACH --by BQ_OM_1"})
final class RegisterSubjects implements Callable<Integer> {
    private static final int LONGEST = 64 * 1024;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private NodeOption node;

    @Option(
            names = "--purpose",
            required = true,
            paramLabel = "CODE",
            description = "SUBJECT_REQUEST, CORRECTION, SUPERVISION or BREACH")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String purpose;

    @Option(names = "--by", required = true, paramLabel = "OFFICER", description = "functional id of who asks")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String by;

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "the person as JSON; standard input where none is named")
    private @Nullable Path file;

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() {
        ObjectNode question = StrictJson.object();
        question.put("purpose", purpose);
        question.put("by", by);
        question.set("identity", identity());
        PrintWriter out = spec.commandLine().getOut();
        try (NodeClient client = new NodeClient(node.folders().running())) {
            JsonNode hits = client.post(
                    "/subjects/search",
                    "application/json",
                    UUID.randomUUID().toString(),
                    CanonicalJson.bytes(question));
            if (json) {
                out.println(hits.toPrettyString());
            } else {
                hits.forEach(hit -> out.println(line(hit)));
            }
        }
        out.flush();
        return Exit.DONE;
    }

    /** Every field is there for the node, which takes no question with one missing. */
    private ObjectNode identity() {
        JsonNode given = StrictJson.tree(read(), "the person");
        ObjectNode identity = StrictJson.object();
        identity.putNull("birthDate").putNull("document").putArray("names");
        if (given.isObject()) {
            given.properties().forEach(field -> identity.set(field.getKey(), field.getValue()));
        }
        return identity;
    }

    private byte[] read() {
        try {
            return file == null ? System.in.readNBytes(LONGEST) : Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Invalid(
                    ErrorCode.SUBMIT_MALFORMED,
                    "the person cannot be read",
                    "FILE",
                    "name a file that exists and is readable",
                    e);
        }
    }

    private static String line(JsonNode hit) {
        return String.format(
                "%-32s%-10s%-8s%-12s%s",
                hit.path("at").asText(),
                hit.path("direction").asText(),
                hit.path("peer").asText(),
                hit.path("strength").asText(),
                hit.path("exchange").asText());
    }
}
