package org.tenzij.node.carriage;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Invalid;
import org.tenzij.exchange.Party;

/**
 * Where a peer's drop server stands, how it proves itself and how we do: all that a connection is made of.
 *
 * <p>The host key is pinned here; there is no first use on trust, no known_hosts file of a user, no password. Throws {@link
 * Invalid} with {@code configure.invalid} where a part is not of its form.
 *
 * @param peer whose drop server it is
 * @param self our own party, which is the user name there
 * @param host a host name in lower case or an IPv4 address
 * @param privateKey our client key in a PEM form that SSH knows (ssh-keygen writes it) without a passphrase; not
 *     copied
 * @param hostKeys the keys by which the peer's server is known: the one in use and, during a change, the next
 * @param connect how long connecting and proving may take, each
 * @param carry how long one parcel may take; a connection that takes longer is cut
 */
public record PeerEndpoint(
        Party peer,
        Party self,
        String host,
        int port,
        byte[] privateKey,
        List<OpenSshKey> hostKeys,
        Duration connect,
        Duration carry) {
    private static final Pattern HOST =
            Pattern.compile("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*");
    private static final int LONGEST_HOST = 253;
    private static final int HIGHEST_PORT = 65_535;
    private static final int USUAL_PORT = 22;
    private static final Duration CONNECT = Duration.ofSeconds(15);
    private static final Duration CARRY = Duration.ofMinutes(5);

    public PeerEndpoint {
        hostKeys = List.copyOf(hostKeys);
        if (host.length() > LONGEST_HOST || !HOST.matcher(host).matches()) {
            throw invalid("the host is a name in lower case or an IPv4 address", peer);
        }
        if (port < 1 || port > HIGHEST_PORT) {
            throw invalid("the port lies between 1 and 65535", peer);
        }
        if (hostKeys.isEmpty()) {
            throw invalid("at least one host key is pinned", peer);
        }
        if (!isUsable(privateKey)) {
            throw invalid("the private key is one that SSH can read, without a passphrase", peer);
        }
        if (!connect.isPositive() || !carry.isPositive()) {
            throw invalid("times are above zero", peer);
        }
        if (peer.equals(self)) {
            throw invalid("a node does not carry to itself", peer);
        }
    }

    /** With the usual times: 15 seconds to connect, 5 minutes for a parcel. */
    public static PeerEndpoint of(
            Party peer, Party self, String host, int port, byte[] privateKey, List<OpenSshKey> hostKeys) {
        return new PeerEndpoint(peer, self, host, port, privateKey, hostKeys, CONNECT, CARRY);
    }

    /** A key pair in the form this record takes: OpenSSH's own, without a passphrase. Stays in memory. */
    public static byte[] pem(KeyPair pair) {
        try (ByteArrayOutputStream pem = new ByteArrayOutputStream()) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(OpenSshKey.forLibrary(pair), null, null, pem);
            return pem.toByteArray();
        } catch (IOException | GeneralSecurityException e) {
            throw new Invalid(
                    ErrorCode.CONFIGURE_INVALID,
                    "the client key cannot be used with SSH",
                    "private key",
                    "make a key of the type P-256 or Ed25519",
                    e);
        }
    }

    /** The pinned keys in the form of a known_hosts file. Source: sshd(8). */
    byte[] knownHosts() {
        String name = port == USUAL_PORT ? host : "[" + host + "]:" + port;
        return hostKeys.stream()
                .map(key -> name + " " + key.line() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The types of the pinned keys, so that a server which has several shows one of these. */
    String hostKeyTypes() {
        return hostKeys.stream().map(OpenSshKey::type).distinct().collect(Collectors.joining(","));
    }

    private static boolean isUsable(byte[] privateKey) {
        try {
            com.jcraft.jsch.KeyPair read = com.jcraft.jsch.KeyPair.load(new JSch(), privateKey, null);
            boolean usable = !read.isEncrypted() && OpenSshKey.TYPES.contains(read.getKeyTypeString());
            read.dispose();
            return usable;
        } catch (JSchException e) {
            return false;
        }
    }

    private static Invalid invalid(String what, Party peer) {
        return new Invalid(
                ErrorCode.CONFIGURE_INVALID,
                what,
                "endpoint of " + peer,
                "correct the endpoint in the community file or the node's configuration");
    }
}
