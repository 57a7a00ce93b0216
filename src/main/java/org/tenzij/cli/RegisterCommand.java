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
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "register",
        mixinStandardHelpOptions = true,
        description = "The transfer register: verify it without trusting anyone's server.",
        subcommands = {RegisterCommand.Verify.class})
final class RegisterCommand {
    private RegisterCommand() {}

    /** A register by itself: what an inspector has. */
    static final class Copy {
        @Option(names = "--folder", required = true, description = "a copy of the register's folder")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private Path folder;

        @Option(names = "--key", required = true, description = "the register's public key, name+id+base64")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private String key;
    }

    /** A register with its node: the store's own entries are held against it too. */
    static final class OfNode {
        @Mixin
        @SuppressWarnings("NullAway.Init") // set by picocli
        private NodeOption node;
    }

    /** One or the other. */
    static final class Which {
        @ArgGroup(exclusive = false)
        private @Nullable Copy copy;

        @ArgGroup(exclusive = false)
        private @Nullable OfNode node;
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = "Recomputes the register from its first entry, and names the first bad entry (exit 7).",
            footer = {"", "Example: tenzij register verify --node DIR/bq"})
    static final class Verify implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @ArgGroup(multiplicity = "1")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private Which which;

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
            Copy copy = which.copy;
            if (copy != null) {
                return RegisterVerifier.verify(copy.folder, VerifierKey.parse(copy.key));
            }
            OfNode ofNode = which.node;
            if (ofNode == null) {
                throw new IllegalStateException("picocli demands one of the two");
            }
            try (Store store = ofNode.node.openReadOnly()) {
                return RegisterVerifier.verify(
                        ofNode.node.folders().register(),
                        RegisterKeys.announced(ofNode.node.community(), ofNode.node.party()),
                        store.entryRows());
            }
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
