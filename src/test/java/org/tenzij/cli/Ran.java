package org.tenzij.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.tenzij.exchange.json.StrictJson;
import picocli.CommandLine;

/** One command as it ran in this JVM: its exit code and what it wrote. */
record Ran(int exit, String out, String err) {
    static Ran of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Tenzij.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        int exit = line.execute(arguments);
        return new Ran(exit, out.toString(), err.toString());
    }

    /** Standard output, which must be one JSON document and nothing else. */
    JsonNode json() {
        return StrictJson.tree(out.getBytes(StandardCharsets.UTF_8), "standard output");
    }
}
