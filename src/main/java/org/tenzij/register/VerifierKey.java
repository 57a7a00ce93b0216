package org.tenzij.register;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.tenzij.exchange.Digest;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;

/**
 * The public half of a register key: {@code <name>+<id in hex>+<base64 of 0x01 and the Ed25519 key>}.
 *
 * <p>Whoever holds this one line can check a register of that name. Source: C2SP signed-note; RFC 8032.
 */
public final class VerifierKey {
    private static final byte ED25519 = 1;
    private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String name;
    private final byte[] raw;
    private final PublicKey key;

    private VerifierKey(String name, byte[] raw) {
        this.name = name;
        this.raw = raw;
        try {
            byte[] spki = ByteBuffer.allocate(SPKI.length + raw.length)
                    .put(SPKI)
                    .put(raw)
                    .array();
            this.key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
        } catch (InvalidKeySpecException e) {
            throw bad("its last part is no Ed25519 key");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform since 15 has Ed25519", e);
        }
    }

    /** The key under that name, which is the origin of the checkpoints it signs. Fails on any key but Ed25519. */
    public static VerifierKey of(String name, PublicKey key) {
        byte[] spki = key.getEncoded();
        if (!lawfulName(name)) {
            throw bad("its name is empty, or holds a space or a plus sign");
        }
        if (spki == null || spki.length != SPKI.length + 32 || !Arrays.equals(SPKI, Arrays.copyOf(spki, SPKI.length))) {
            throw bad("it is not an Ed25519 key");
        }
        return new VerifierKey(name, Arrays.copyOfRange(spki, SPKI.length, spki.length));
    }

    /** Reads the one-line form. Fails with {@link Invalid} where it is not exactly of that form or its id does not fit. */
    public static VerifierKey parse(String line) {
        String[] parts = line.split("\\+", 3);
        if (parts.length != 3 || !lawfulName(parts[0])) {
            throw bad("it does not have the form name+id+key");
        }
        byte[] typed = strictBase64(parts[2]);
        if (typed.length != 33 || typed[0] != ED25519) {
            throw bad("its last part is no Ed25519 key");
        }
        VerifierKey key = new VerifierKey(parts[0], Arrays.copyOfRange(typed, 1, 33));
        if (!key.toString().equals(line)) {
            throw bad("its id does not belong to its name and key");
        }
        return key;
    }

    private static Invalid bad(String what) {
        return new Invalid(
                ErrorCode.REGISTER_BAD_KEY,
                "a register key cannot be used: " + what,
                "register key",
                "take the line again from the community file or from the node that owns it");
    }

    public String name() {
        return name;
    }

    /** The first four bytes of the SHA-256 of name, newline, type and key. */
    public int id() {
        byte[] named = (name + "\n").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(Digest.sha256(named, new byte[] {ED25519}, raw)).getInt();
    }

    /** Whether that signature over that text was made with this key. */
    boolean verifies(byte[] text, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(text);
            return verifier.verify(signature);
        } catch (SignatureException | InvalidKeyException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform since 15 has Ed25519", e);
        }
    }

    static boolean lawfulName(String name) {
        return !name.isEmpty()
                && name.codePoints()
                        .noneMatch(c -> c == '+'
                                || Character.isSpaceChar(c)
                                || Character.isWhitespace(c)
                                || Character.isISOControl(c));
    }

    /** The bytes; none where the text is not the one canonical way to write them. Java's decoder is more patient. */
    static byte[] strictBase64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return Base64.getEncoder().encodeToString(bytes).equals(text) ? bytes : new byte[0];
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /** The one-line form. */
    @Override
    public String toString() {
        byte[] typed = ByteBuffer.allocate(33).put(ED25519).put(raw).array();
        return name + "+" + HexFormat.of().toHexDigits(id()) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that && name.equals(that.name) && Arrays.equals(raw, that.raw);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(raw);
    }
}
