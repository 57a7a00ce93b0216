package org.tenzij.node.carriage;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.Locale;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;

/**
 * A public key in the one-line form of OpenSSH, {@code <type> <base64>}: Ed25519 or ECDSA over a NIST curve, nothing else.
 *
 * <p>Source: RFC 4253 section 6.6, RFC 5656, RFC 8709.
 */
public record OpenSshKey(String type, String base64) {
    /** The key types of clients and hosts that are accepted, best first. */
    static final List<String> TYPES =
            List.of("ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521");

    /** Reads a line; a comment after the key is ignored, options before it are refused, as is every other key type. */
    public static OpenSshKey parse(String line) {
        String[] words = line.strip().split(" +", 3);
        if (words.length < 2 || !TYPES.contains(words[0]) || !words[1].matches("[A-Za-z0-9+/]+={0,2}")) {
            throw invalid();
        }
        OpenSshKey key = new OpenSshKey(words[0], words[1]);
        if (!key.type.equals(KeyUtils.getKeyType(key.publicKey()))) {
            throw invalid();
        }
        return key;
    }

    /** The line of this key. */
    public static OpenSshKey of(PublicKey key) {
        try {
            PublicKey known = key;
            if (isEdwards(key)) {
                known = SecurityUtils.getKeyFactory("Ed25519").generatePublic(new X509EncodedKeySpec(key.getEncoded()));
            }
            return parse(PublicKeyEntry.toString(known));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw invalid();
        }
    }

    /** The key itself, as the SSH library wants it. */
    PublicKey publicKey() {
        try {
            return PublicKeyEntry.parsePublicKeyEntry(line()).resolvePublicKey(null, null, null);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw invalid();
        }
    }

    /** The pair as the SSH library wants it: it does not know the platform's own Ed25519 keys. */
    static KeyPair forLibrary(KeyPair pair) {
        try {
            if (!isEdwards(pair.getPublic())) {
                return new KeyPair(of(pair.getPublic()).publicKey(), pair.getPrivate());
            }
            return new KeyPair(
                    of(pair.getPublic()).publicKey(),
                    SecurityUtils.getKeyFactory("Ed25519")
                            .generatePrivate(
                                    new PKCS8EncodedKeySpec(pair.getPrivate().getEncoded())));
        } catch (GeneralSecurityException e) {
            throw invalid();
        }
    }

    /** {@code <type> <base64>}, as it stands in authorized_keys, in known_hosts and in the community file. */
    public String line() {
        return type + " " + base64;
    }

    private static boolean isEdwards(PublicKey key) {
        String algorithm = key.getAlgorithm().toLowerCase(Locale.ROOT);
        return algorithm.equals("eddsa") || algorithm.equals("ed25519");
    }

    private static Invalid invalid() {
        return new Invalid(
                ErrorCode.CONFIGURE_INVALID,
                "not a public key of OpenSSH of the type Ed25519 or ECDSA",
                "SSH key",
                "make one with ssh-keygen -t ed25519 and give the line of the .pub file");
    }
}
