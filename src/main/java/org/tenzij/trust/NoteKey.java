package org.tenzij.trust;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The public half of an Ed25519 key that signs checkpoints (register) or co-signs them (witness).
 *
 * @param name the key name of signed notes: no white space, no plus sign
 * @param publicKey base64 of the raw 32 bytes. Source: C2SP signed-note; RFC 8032
 */
public record NoteKey(String name, String publicKey) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9./_-]{0,119}");
    /** SubjectPublicKeyInfo of Ed25519 up to the key itself. Source: RFC 8410, section 4. */
    private static final String SPKI = "302a300506032b6570032100";

    public NoteKey {
        Objects.requireNonNull(publicKey);
        if (!NAME.matcher(name).matches()) {
            throw Malformed.community("the name of a note key is malformed", "registerKey or witnessKey");
        }
        if (decode(publicKey).length != 32) {
            throw Malformed.community("a note key is not base64 of 32 bytes", "registerKey or witnessKey");
        }
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw Malformed.community("a note key is not base64 of 32 bytes", "registerKey or witnessKey", e);
        }
    }

    static NoteKey of(String name, byte[] raw) {
        return new NoteKey(name, Base64.getEncoder().encodeToString(raw));
    }

    /** The raw 32 bytes. */
    public byte[] raw() {
        return decode(publicKey);
    }

    /** The key for the JDK's {@code Ed25519} signature. */
    public PublicKey key() {
        try {
            byte[] spki = HexFormat.of().parseHex(SPKI + HexFormat.of().formatHex(raw()));
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
        } catch (GeneralSecurityException e) {
            throw Malformed.community("a note key is not an Ed25519 key", "registerKey or witnessKey", e);
        }
    }
}
