package org.tenzij.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
import org.tenzij.policy.proof.Counterexample;
import org.tenzij.policy.proof.ExampleFile;

/** Shows examples, and writes them where somebody can run them. */
final class ExampleFolder {
    private ExampleFolder() {}

    /** One file per example; nothing where no folder is named. */
    static void write(@Nullable Path folder, List<Counterexample> examples) {
        if (folder == null) {
            return;
        }
        try {
            Files.createDirectories(folder);
            for (Counterexample example : examples) {
                ExampleFile file = example.file();
                if (file != null) {
                    Files.writeString(folder.resolve(file.name()), file.yaml());
                }
            }
        } catch (IOException e) {
            throw new Invalid(
                    ErrorCode.SUBMIT_MALFORMED,
                    "the examples cannot be written",
                    "--examples",
                    "name a folder in which you may write",
                    e);
        }
    }

    static void text(PrintWriter out, Counterexample example) {
        out.println("        where: " + example.where());
        out.println("        facts: " + example.point());
        ExampleFile file = example.file();
        if (file != null) {
            out.println("        as a request file " + file.name() + " (played: " + file.answer() + "):");
            file.yaml().lines().forEach(line -> out.println("          " + line));
        }
    }
}
