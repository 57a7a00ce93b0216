package org.tenzij.trust;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import org.tenzij.exchange.ErrorCode;
import org.tenzij.exchange.Fault;

/**
 * The keys of one node, read from its key folder. Nothing is ever made here: a missing key stops the start.
 *
 * <p>Folder 0700, files 0600: {@code password} (opens the two PKCS#12 files), {@code signing.p12} (one entry),
 * {@code encryption.p12} (one or more: old keys keep opening old mail), {@code sftp-client} and {@code sftp-host} (PEM),
 * {@code register.key} and {@code witness.key} (Ed25519, PKCS#8 PEM), {@code storage.key}, {@code disclosure.key},
 * {@code pseudonym.key} and {@code subject-index.key} (32 bytes in hex). Source: settled point 23.
 */
public final class NodeKeys {
    private final Credential signing;
    private final List<Credential> encryption;
    private final SshIdentity sftpClient;
    private final SshIdentity sftpHost;
    private final Ed25519Key register;
    private final Ed25519Key witness;
    private final SecretKey storage;
    private final SecretKey disclosure;
    private final SecretKey pseudonym;
    private final SecretKey subjectIndex;

    private NodeKeys(Path folder, char[] password) {
        List<Credential> signers = KeyReading.credentials(folder.resolve("signing.p12"), password);
        if (signers.size() != 1) {
            throw KeyFiles.damaged(folder.resolve("signing.p12"), null);
        }
        this.signing = signers.get(0);
        this.encryption = KeyReading.credentials(folder.resolve("encryption.p12"), password);
        this.sftpClient = KeyReading.ssh(folder.resolve("sftp-client"));
        this.sftpHost = KeyReading.ssh(folder.resolve("sftp-host"));
        this.register = KeyReading.ed25519(folder.resolve("register.key"));
        this.witness = KeyReading.ed25519(folder.resolve("witness.key"));
        this.storage = KeyReading.secret(folder.resolve("storage.key"), "AES");
        this.disclosure = KeyReading.secret(folder.resolve("disclosure.key"), "HmacSHA256");
        this.pseudonym = KeyReading.secret(folder.resolve("pseudonym.key"), "HmacSHA256");
        this.subjectIndex = KeyReading.secret(folder.resolve("subject-index.key"), "HmacSHA256");
    }

    /**
     * Reads all keys; the password stands in the file {@code password} of the folder.
     *
     * @throws Fault TRUST_OPEN_PERMISSIONS where others than the owner have any right on folder or file
     * @throws Fault TRUST_MISSING_KEY where a key is missing or cannot be read
     */
    public static NodeKeys load(Path folder) {
        return load(folder, () -> KeyFiles.line(folder.resolve("password")).toCharArray());
    }

    /** As {@link #load(Path)}, with the password from elsewhere; the array is overwritten after use. */
    public static NodeKeys load(Path folder, Supplier<char[]> password) {
        KeyFiles.requirePrivate(folder);
        char[] secret = password.get();
        try {
            return new NodeKeys(folder, secret);
        } finally {
            Arrays.fill(secret, '\0');
        }
    }

    /**
     * Returns only if the community file announces these very keys for that member, so that a mix-up shows at the start
     * and not at the first peer.
     *
     * @throws Fault CONFIGURE_INVALID naming the key file
     */
    public void requireAnnouncedFor(Member member) {
        require(member.signingSubjects().contains(signing.certificate().getSubjectX500Principal()), "signing.p12");
        require(
                member.encryptionCertificates().stream()
                        .allMatch(announced -> encryption.stream()
                                .anyMatch(own -> own.certificate().equals(announced))),
                "encryption.p12");
        require(member.sftp().clientKeys().contains(sftpClient.publicKey()), "sftp-client");
        require(member.sftp().hostKeys().contains(sftpHost.publicKey()), "sftp-host");
        require(Arrays.equals(member.registerKey().raw(), register.publicKey()), "register.key");
        require(Arrays.equals(member.witnessKey().raw(), witness.publicKey()), "witness.key");
    }

    private static void require(boolean holds, String file) {
        if (!holds) {
            throw new Fault(
                    ErrorCode.CONFIGURE_INVALID,
                    "the community file announces another key for this party",
                    file,
                    "check which party this node is, and that folder keys and community file belong together");
        }
    }

    /** Signs what this node sends. */
    public Credential signing() {
        return signing;
    }

    /** Opens what this node gets; newest first. */
    public List<Credential> encryption() {
        return encryption;
    }

    /** Shown to the servers of others. */
    public SshIdentity sftpClient() {
        return sftpClient;
    }

    /** Shown by this node's own server. */
    public SshIdentity sftpHost() {
        return sftpHost;
    }

    /** Signs checkpoints. */
    public Ed25519Key register() {
        return register;
    }

    /** Co-signs the checkpoints of others. */
    public Ed25519Key witness() {
        return witness;
    }

    /** Encrypts what rests in the store: 32 bytes, AES. */
    public SecretKey storage() {
        return storage;
    }

    /** Breaks ties in disclosure control; never rotated: 32 bytes, HMAC. */
    public SecretKey disclosure() {
        return disclosure;
    }

    /** Makes pseudonyms: 32 bytes, HMAC. */
    public SecretKey pseudonym() {
        return pseudonym;
    }

    /** Finds again to whom data on a person went; the controller's: 32 bytes, HMAC. */
    public SecretKey subjectIndex() {
        return subjectIndex;
    }

    @Override
    public String toString() {
        return "NodeKeys[" + signing + "]";
    }
}
