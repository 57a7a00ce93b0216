package org.tenzij.exchange;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A SHA-256 digest in the form in which it stands in manifests and the register: {@code sha256:} and 64 lower-case hex digits. */
public record Digest(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("sha256:[0-9a-f]{64}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Digest {
        if (!FORM.matcher(value).matches()) {
            throw new Invalid(
                    ErrorCode.VALIDATE_MALFORMED,
                    "a digest is sha256: followed by 64 lower-case hex digits",
                    "digest",
                    "compute it with sha256sum");
        }
    }

    /** The digest of these bytes. */
    public static Digest of(byte[] bytes) {
        return new Digest("sha256:" + HexFormat.of().formatHex(sha256(bytes)));
    }

    /** The digest with this 32-byte value. */
    public static Digest ofRaw(byte[] raw) {
        return new Digest("sha256:" + HexFormat.of().formatHex(raw));
    }

    /** The 32 bytes of SHA-256 over the concatenation of these parts. */
    public static byte[] sha256(byte[]... parts) {
        MessageDigest digest = running();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    /** A new SHA-256, for what is read piece by piece. */
    public static MessageDigest running() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The 32 bytes. */
    public byte[] raw() {
        return HexFormat.of().parseHex(hex());
    }

    /** The 64 hex digits alone. */
    public String hex() {
        return value.substring("sha256:".length());
    }

    @Override
    public String toString() {
        return value;
    }
}
