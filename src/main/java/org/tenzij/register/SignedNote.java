package org.tenzij.register;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.Untrusted;

/**
 * A text and the signatures under it. It means nothing until {@link #requireSignedBy} was asked for a key one trusts.
 *
 * @param text ends with a newline
 * @param signatures at least one
 *     <p>Source: C2SP signed-note.
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
    /** Longest note that is read, in bytes. */
    public static final int MAX_BYTES = 256 * 1024;
    /** Most signatures that are read. */
    public static final int MAX_SIGNATURES = 100;

    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || signatures.isEmpty() || !clean(text)) {
            throw new IllegalArgumentException("not the text of a note");
        }
    }

    /** Reads a note. Fails with {@link Invalid} {@code register.bad-checkpoint} where it is not exactly of the form. */
    public static SignedNote parse(byte[] bytes) {
        String all = text(bytes);
        int blank = all.lastIndexOf("\n\n");
        if (blank < 0 || !clean(all) || !all.endsWith("\n")) {
            throw malformed("it has no text, blank line and signature lines");
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (int at = blank + 2; at < all.length(); at = all.indexOf('\n', at) + 1) {
            if (signatures.size() == MAX_SIGNATURES) {
                throw malformed("it has more than " + MAX_SIGNATURES + " signatures");
            }
            signatures.add(line(all.substring(at, all.indexOf('\n', at))));
        }
        if (signatures.isEmpty()) {
            throw malformed("it has no signature");
        }
        return new SignedNote(all.substring(0, blank + 1), signatures);
    }

    private static NoteSignature line(String line) {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(NoteSignature.DASH) || space < NoteSignature.DASH.length()) {
            throw malformed("a signature line does not have the form of one");
        }
        try {
            return new NoteSignature(line.substring(NoteSignature.DASH.length(), space), line.substring(space + 1));
        } catch (IllegalArgumentException e) {
            throw malformed("a signature line does not have the form of one");
        }
    }

    private static String text(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw malformed("it is longer than " + MAX_BYTES + " bytes");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed("it is not valid UTF-8");
        }
    }

    private static boolean clean(String text) {
        return text.chars().allMatch(c -> c >= 0x20 || c == '\n');
    }

    static Invalid malformed(String what) {
        return new Invalid(
                ErrorCode.REGISTER_BAD_CHECKPOINT,
                "this is not a checkpoint: " + what,
                "checkpoint",
                "ask the node that owns the register for it again");
    }

    /**
     * Fails with {@link Untrusted} {@code register.wrong-signature} unless that key signed this text. Lines of other keys are
     * passed over; a line that claims this key and does not verify spoils the note.
     */
    public void requireSignedBy(VerifierKey key) {
        byte[] signed = text.getBytes(StandardCharsets.UTF_8);
        List<NoteSignature> claiming =
                signatures.stream().filter(line -> line.claims(key)).toList();
        if (claiming.isEmpty() || !claiming.stream().allMatch(line -> key.verifies(signed, line.signature()))) {
            throw new Untrusted(
                    ErrorCode.REGISTER_WRONG_SIGNATURE,
                    claiming.isEmpty()
                            ? "the checkpoint carries no signature of the expected register key"
                            : "the checkpoint's signature is not over this text",
                    "checkpoint",
                    "compare the register key with the community file; do not use this checkpoint");
        }
    }

    /** The signatures that do not claim to be of that key: witnesses, or the owner's other keys. None of them is verified. */
    public List<NoteSignature> others(VerifierKey key) {
        return signatures.stream().filter(line -> !line.claims(key)).toList();
    }

    /** The note as it travels and stands on disk. */
    public byte[] toBytes() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(line -> note.append(line).append('\n'));
        return note.toString().getBytes(StandardCharsets.UTF_8);
    }
}
