package org.tenzij.register;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/**
 * One signature line of a note.
 *
 * @param name the name of the key that is said to have signed
 * @param base64 the key id in 4 bytes and the signature behind it
 *     <p>Source: C2SP signed-note.
 */
public record NoteSignature(String name, String base64) {
    static final String DASH = "\u2014 ";

    public NoteSignature {
        if (!VerifierKey.lawfulName(name) || VerifierKey.strictBase64(base64).length < 5) {
            throw new IllegalArgumentException("not a signature line of a note");
        }
    }

    static NoteSignature of(VerifierKey key, byte[] signature) {
        byte[] both = ByteBuffer.allocate(4 + signature.length)
                .putInt(key.id())
                .put(signature)
                .array();
        return new NoteSignature(key.name(), Base64.getEncoder().encodeToString(both));
    }

    /** Which of the keys of that name signed. */
    public int keyId() {
        return ByteBuffer.wrap(Base64.getDecoder().decode(base64)).getInt();
    }

    /** The bare signature. */
    public byte[] signature() {
        byte[] both = Base64.getDecoder().decode(base64);
        return Arrays.copyOfRange(both, 4, both.length);
    }

    /** Whether this line says that it was made with that key. It may be untrue: see {@link SignedNote#requireSignedBy}. */
    public boolean claims(VerifierKey key) {
        return name.equals(key.name()) && keyId() == key.id();
    }

    /** The line as it stands in the note, without its end. */
    @Override
    public String toString() {
        return DASH + name + " " + base64;
    }
}
