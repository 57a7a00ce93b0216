package org.tenzij.register;

import java.util.List;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Untrusted;

/**
 * A checkpoint whose signature by the register's own key was verified.
 *
 * @param key the key it was verified with
 * @param note as it was signed, with whatever other signatures it carries
 */
public record SignedCheckpoint(Checkpoint checkpoint, VerifierKey key, SignedNote note) {
    public SignedCheckpoint {
        note.requireSignedBy(key);
        if (!checkpoint.text().equals(note.text())) {
            throw new IllegalArgumentException("the note says something else");
        }
        if (!checkpoint.origin().equals(key.name())) {
            throw new Untrusted(
                    ErrorCode.REGISTER_WRONG_SIGNATURE,
                    "the checkpoint is of another register than its key",
                    "checkpoint, line 1",
                    "compare the register key with the community file; do not use this checkpoint");
        }
    }

    /** Signs a checkpoint with the register's key. */
    public static SignedCheckpoint sign(Checkpoint checkpoint, SigningKey key) {
        return new SignedCheckpoint(checkpoint, key.verifier(), key.sign(checkpoint.text()));
    }

    /**
     * Reads and verifies. Fails with {@link org.tenzij.exchange.Invalid} {@code register.bad-checkpoint} where the form is
     * wrong, with {@link Untrusted} {@code register.wrong-signature} where that key did not sign it.
     */
    public static SignedCheckpoint parse(byte[] bytes, VerifierKey key) {
        SignedNote note = SignedNote.parse(bytes);
        return new SignedCheckpoint(Checkpoint.parse(note.text()), key, note);
    }

    /** Signature lines of other keys, such as witnesses. None of them is verified here. */
    public List<NoteSignature> cosignatures() {
        return note.others(key);
    }

    /** As it travels and stands on disk. */
    public byte[] toBytes() {
        return note.toBytes();
    }
}
