package org.tenzij.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.tenzij.register.transfers.Export;
import org.tenzij.register.transfers.Transfer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes the lines of the register into a file: csv, xlsx or json.",
        footer = {"", "Example: tenzij register export --node DIR/bq --format xlsx --out all.xlsx"})
final class RegisterExport implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private NodeOption node;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private TransferOptions which;

    @Option(names = "--format", required = true, description = "csv, xlsx or json")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String format;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "the file; one that is there is replaced")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path out;

    @Option(names = "--lang", defaultValue = "en", description = "titles in en or nl (default: ${DEFAULT-VALUE})")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String language;

    @Override
    public Integer call() {
        Export export = Export.of(format);
        List<Transfer> transfers = which.transfers(node);
        PrivateFile.write(out, file -> export.write(transfers, language, file));
        PrintWriter told = spec.commandLine().getOut();
        told.println(transfers.size() + " lines");
        told.flush();
        return Exit.DONE;
    }
}
