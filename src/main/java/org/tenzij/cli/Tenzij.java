package org.tenzij.cli;

import java.io.ObjectInputFilter;
import java.io.PrintWriter;
import org.tenzij.exchange.GatewayException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program: {@code tenzij COMMAND}. */
@Command(
        name = "tenzij",
        description = "Nothing leaves, unless: exchanges information on human trafficking and people smuggling.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            FiguresCommand.class,
            ExchangeCommand.class,
            ApprovalsCommand.class,
            HandshakeCommand.class,
            PolicyCommand.class,
            RegisterCommand.class,
            CommandLine.HelpCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 done, 1 fault, 2 usage, 3 invalid input, 4 refused by policy, 5 held for a person,",
            "            6 peer unreachable or still on its way, 7 integrity failure, 8 not configured"
        })
public final class Tenzij implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }

    public static void main(String[] arguments) {
        // Nothing here reads Java's serial form; whoever sends one gets no further. The first filter of a JVM stands.
        if (ObjectInputFilter.Config.getSerialFilter() == null) {
            ObjectInputFilter.Config.setSerialFilter(ObjectInputFilter.Config.createFilter("!*"));
        }
        System.exit(run(arguments));
    }

    /** Runs one command in this JVM and answers its exit code. */
    public static int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Tenzij());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            PrintWriter err = command.getErr();
            if (failure instanceof GatewayException ours) {
                err.println(ours.code() + ": " + ours.what());
                err.println("  where: " + ours.where());
                err.println("  do:    " + ours.remedy());
                return Exit.of(ours);
            }
            throw failure;
        });
        return line;
    }
}
