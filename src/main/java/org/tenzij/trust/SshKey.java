package org.tenzij.trust;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import org.bouncycastle.crypto.util.OpenSSHPublicKeyUtil;

/**
 * A public SSH key in OpenSSH form without comment: {@code ecdsa-sha2-nistp256 AAAA…}.
 *
 * <p>Only Ed25519 and ECDSA on NIST curves; RSA and DSA are refused. Source: RFC 4253, section 6.6; RFC 5656; RFC 8709.
 */
public record SshKey(@JsonValue String line) {
    private static final Set<String> TYPES =
            Set.of("ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SshKey {
        int space = line.indexOf(' ');
        if (space < 0 || !TYPES.contains(line.substring(0, space)) || !holds(line, space)) {
            throw Malformed.community("an SSH key is not an Ed25519 or ECDSA key in OpenSSH form", "sftp");
        }
    }

    private static boolean holds(String line, int space) {
        try {
            String base64 = line.substring(space + 1);
            byte[] blob = Base64.getDecoder().decode(base64);
            byte[] type = line.substring(0, space).getBytes(StandardCharsets.US_ASCII);
            ByteBuffer start = ByteBuffer.wrap(blob);
            if (blob.length < 4 + type.length || start.getInt() != type.length) {
                return false;
            }
            byte[] named = new byte[type.length];
            start.get(named);
            if (!Arrays.equals(named, type)) {
                return false;
            }
            byte[] again = OpenSSHPublicKeyUtil.encodePublicKey(OpenSSHPublicKeyUtil.parsePublicKey(blob));
            return Base64.getEncoder().encodeToString(again).equals(base64);
        } catch (IllegalArgumentException | IllegalStateException | IOException e) {
            return false;
        }
    }

    /** {@code ecdsa-sha2-nistp256} or another allowed type. */
    public String type() {
        return line.substring(0, line.indexOf(' '));
    }

    /** The key itself as it stands on the wire of SSH. */
    public byte[] blob() {
        return Base64.getDecoder().decode(line.substring(line.indexOf(' ') + 1));
    }

    @Override
    public String toString() {
        return line;
    }
}
