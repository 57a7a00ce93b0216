package org.tenzij.node;

import org.tenzij.exchange.Party;
import org.tenzij.register.Verification;
import org.tenzij.register.VerifierKey;
import org.tenzij.trust.Community;
import org.tenzij.trust.NoteKey;

/** Which key a party's register is signed with, as the community announces it, and what a check of that register says. */
public final class RegisterKeys {
    private RegisterKeys() {}

    /** The announced key. */
    public static VerifierKey announced(Community community, Party party) {
        NoteKey key = community.member(party).registerKey();
        return VerifierKey.of(key.name(), key.key());
    }

    /** One sentence: OK with its size, or the first bad entry. */
    public static String text(Verification verification) {
        return switch (verification) {
            case Verification.Sound sound ->
                "OK: " + sound.checkpoint().size() + " entries of "
                        + sound.checkpoint().origin() + ", root "
                        + sound.checkpoint().root();
            case Verification.Broken broken ->
                "NOT OK: " + broken.problem().sentence() + " ("
                        + (broken.entry().isPresent()
                                ? "entry " + broken.entry().getAsLong() + ", "
                                : "")
                        + broken.file() + ")";
        };
    }
}
