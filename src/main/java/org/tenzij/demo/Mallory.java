package org.tenzij.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.tenzij.exchange.MessageId;

/** An attacker who has stolen a party's SFTP key and puts altered envelopes into the drop folder of another. */
final class Mallory {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Mallory() {}

    /** One bit of it is turned, somewhere in the middle of the ciphertext. */
    static byte[] altered(byte[] envelope) {
        byte[] copy = envelope.clone();
        copy[copy.length * 2 / 3] ^= 0x04;
        return copy;
    }

    /** Uploads as the peers do: under a temporary name, then renamed. */
    static void drop(String user, Path stolenKey, int port, byte[] envelope) {
        try (SshClient client = SshClient.setUpDefaultClient()) {
            client.setServerKeyVerifier((session, address, key) -> true);
            client.start();
            try (ClientSession session =
                    client.connect(user, "127.0.0.1", port).verify(PATIENCE).getSession()) {
                new FileKeyPairProvider(stolenKey).loadKeys(session).forEach(session::addPublicKeyIdentity);
                session.auth().verify(PATIENCE);
                try (SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
                    String id = MessageId.at(Instant.now()).value();
                    String part = id + ".0.part";
                    try (SftpClient.CloseableHandle file = sftp.open(
                            part,
                            Set.of(
                                    SftpClient.OpenMode.Write,
                                    SftpClient.OpenMode.Create,
                                    SftpClient.OpenMode.Exclusive))) {
                        sftp.write(file, 0, envelope);
                    }
                    sftp.rename(part, id + ".tzj");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the altered envelope could not be put into the drop folder", e);
        }
    }
}
