package org.tenzij.register;

import java.util.Base64;
import java.util.regex.Pattern;
import org.tenzij.exchange.Digest;

/**
 * The head of a register: which register, how many entries, and the root over all of them.
 *
 * @param origin the register's name, which is the name of its key
 * @param size number of entries
 * @param root root of the Merkle tree over them
 *     <p>Source: C2SP tlog-checkpoint.
 */
public record Checkpoint(String origin, long size, Digest root) {
    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,17}");

    public Checkpoint {
        if (!VerifierKey.lawfulName(origin) || size < 0) {
            throw new IllegalArgumentException("not a checkpoint");
        }
    }

    /** The text that is signed: three lines. */
    public String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root.raw()) + "\n";
    }

    /**
     * Reads the text. Fails with {@link org.tenzij.exchange.Invalid} {@code register.bad-checkpoint} on anything but these
     * three lines; extension lines, which nobody could audit, are refused.
     */
    public static Checkpoint parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != 4 || !lines[3].isEmpty()) {
            throw SignedNote.malformed("it does not have three lines");
        }
        if (!VerifierKey.lawfulName(lines[0])) {
            throw SignedNote.malformed("its origin is empty, or holds a space or a plus sign");
        }
        if (!SIZE.matcher(lines[1]).matches()) {
            throw SignedNote.malformed("its size is not a plain number");
        }
        byte[] root = VerifierKey.strictBase64(lines[2]);
        if (root.length != TreeHash.BYTES) {
            throw SignedNote.malformed("its root is not a hash in base64");
        }
        return new Checkpoint(lines[0], Long.parseLong(lines[1]), Digest.ofRaw(root));
    }
}
