package org.tenzij.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tenzij.exchange.json.StrictJson;
import org.tenzij.node.RegisterKeys;
import org.tenzij.register.RegisterVerifier;
import org.tenzij.register.Verification;
import org.tenzij.register.VerifierKey;
import org.tenzij.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "register",
        mixinStandardHelpOptions = true,
        description = "The transfer register: what was given or refused to whom, and whether the record is whole.",
        subcommands = {
            RegisterCommand.Verify.class,
            RegisterSearch.class,
            RegisterExport.class,
            RegisterSubjects.class,
            RegisterNotices.class
        })
final class RegisterCommand {
    private RegisterCommand() {}

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = "Recomputes the register from its first entry, and names the first bad entry (exit 7).",
            footer = {"", "Example: tenzij register verify --node DIR/bq"})
    static final class Verify implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Option(
                names = "--node",
                paramLabel = "DIR",
                description = "the node's folder; its store is held against the files too")
        private @Nullable Path node;

        @Option(names = "--folder", description = "a copy of a register's folder, with --key")
        private @Nullable Path folder;

        @Option(names = "--key", description = "the register's public key, name+id+base64")
        private @Nullable String key;

        @Option(names = "--json", description = "print JSON")
        private boolean json;

        @Override
        public Integer call() {
            Verification verification = verify();
            PrintWriter out = spec.commandLine().getOut();
            out.println(json ? toJson(verification).toPrettyString() : RegisterKeys.text(verification));
            out.flush();
            return verification instanceof Verification.Sound ? Exit.DONE : Exit.INTEGRITY;
        }

        private Verification verify() {
            if (node != null && folder == null && key == null) {
                NodeOption whole = new NodeOption(node);
                try (Store store = whole.openReadOnly()) {
                    return RegisterVerifier.verify(
                            whole.folders().register(),
                            RegisterKeys.announced(whole.community(), whole.party()),
                            store.entryRows());
                }
            }
            if (node == null && folder != null && key != null) {
                return RegisterVerifier.verify(folder, VerifierKey.parse(key));
            }
            throw new ParameterException(spec.commandLine(), "Name --node, or --folder together with --key.");
        }

        private static ObjectNode toJson(Verification verification) {
            ObjectNode json = StrictJson.object();
            switch (verification) {
                case Verification.Sound sound -> {
                    json.put("ok", true);
                    json.put("origin", sound.checkpoint().origin());
                    json.put("entries", sound.checkpoint().size());
                    json.put("root", sound.checkpoint().root().value());
                }
                case Verification.Broken broken -> {
                    json.put("ok", false);
                    json.put("problem", broken.problem().name());
                    json.put("file", broken.file());
                    broken.entry().ifPresent(entry -> json.put("entry", entry));
                }
            }
            return json;
        }
    }
}
