package org.tenzij.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tenzij.people.SignedWord;
import org.tenzij.people.Statement;
import org.tenzij.trust.OfficerKey;
import picocli.CommandLine.Option;

/** Who signs: the officer's own certificate, from a file or from a token. */
final class OfficerOption {
    @Option(
            names = "--as",
            required = true,
            paramLabel = "KEY",
            description = "your own key: FILE.p12, or pkcs11:CONFIG#ALIAS for a token")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String key;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description =
                    "holds the key's password and nothing else; the file password beside the key where none is named")
    private @Nullable Path passwordFile;

    private @Nullable OfficerKey opened;

    OfficerKey key() {
        OfficerKey known = opened;
        if (known == null) {
            known = OfficerKey.open(key, passwordFile);
            opened = known;
        }
        return known;
    }

    /** The functional id in the certificate. */
    String id() {
        return key().id();
    }

    byte[] sign(byte[] bytes) {
        return key().sign(bytes);
    }

    SignedWord say(Statement statement) {
        byte[] bytes = statement.toBytes();
        return new SignedWord(bytes, sign(bytes));
    }
}
