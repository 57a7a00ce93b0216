package org.tenzij.register;

import java.io.IOException;
import java.nio.file.Path;
import org.tenzij.exchange.Fault;
import org.tenzij.exchange.Unavailable;

/**
 * Checks a register from its first entry, with nothing but its folder and the owner's public key.
 *
 * <p>Reads every covered file once, in constant memory: recomputes every leaf from the entries, every tile and the root from
 * the leaves, and holds them against the files and the signed checkpoint. May run beside the node that writes. Source: RFC
 * 6962, section 2.1; C2SP tlog-tiles.
 */
public final class RegisterVerifier {
    private RegisterVerifier() {}

    /** Checks the folder. Fails only where the disk does, with {@link Unavailable} {@code register.unavailable}. */
    public static Verification verify(Path folder, VerifierKey key) {
        return run(new VerificationRun(folder, key, null));
    }

    /** Checks the folder, and the store's entries below the checkpoint against it. */
    public static Verification verify(Path folder, VerifierKey key, EntryRows rows) {
        return run(new VerificationRun(folder, key, rows));
    }

    /**
     * The same, for a node that must not run on a broken register: fails with {@link Fault} {@code register.corrupt} that
     * names the first bad entry.
     */
    public static Verification.Sound require(Path folder, VerifierKey key, EntryRows rows) {
        return switch (verify(folder, key, rows)) {
            case Verification.Sound sound -> sound;
            case Verification.Broken broken ->
                throw RegisterHead.corrupt(
                        broken.problem().sentence(),
                        broken.entry().isPresent()
                                ? broken.file() + ", entry " + broken.entry().getAsLong()
                                : broken.file());
        };
    }

    private static Verification run(VerificationRun run) {
        try {
            return run.result();
        } catch (IOException e) {
            throw TileLog.unavailable(e);
        }
    }
}
